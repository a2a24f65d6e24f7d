package io.newswire.producer.format.text;

import io.newswire.producer.format.text.Line.Role;
import java.util.regex.Pattern;

/** Tells a label that other headlines follow ("Related Articles") from a pointer that is whole. */
final class Related {

  private static final Pattern LABEL = Pattern.compile("[^:：>»–—-]{1,40}[:：>»–—-]?\\s*");

  private Related() {}

  /** Whether the lines behind it are headlines of other stories rather than parts of this one. */
  static boolean announcesMore(Line line) {
    return line.role() == Role.RELATED && LABEL.matcher(line.text()).matches();
  }
}

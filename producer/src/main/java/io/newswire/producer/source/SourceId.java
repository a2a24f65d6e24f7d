package io.newswire.producer.source;

import java.util.regex.Pattern;

/** What may be the id of a source: it names folders, topic keys and parts of addresses. */
public final class SourceId {

  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

  private SourceId() {}

  /** Whether a text may be a source's id. */
  public static boolean isValid(String text) {
    return text != null && ALLOWED.matcher(text).matches();
  }

  /**
   * The text, if it may be a source's id.
   *
   * @throws IllegalArgumentException with a message for people if it may not
   */
  static String require(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          text == null
              ? "id is missing"
              : "id: '%s' is none; up to 100 letters, digits, '.', '_' and '-', a letter or digit first"
                  .formatted(text));
    }
    return text;
  }
}

package io.newswire.streams.version;

import io.newswire.events.Article;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Where a version stands among those of its uri: by the time it was created, then by its label as a
 * number.
 *
 * @param created when the version was created, null when its source does not say
 * @param label the source's version label, null when it gives none
 */
public record Order(Instant created, String label) {

  /** The longest label that is read as a number. */
  private static final int MAX_DIGITS = 18;

  static Order of(Article article) {
    return new Order(article.versionCreated(), article.version());
  }

  /**
   * Compares two versions as far as their source ordered them.
   *
   * @return negative when this one is older, positive when newer; empty when neither can be said
   */
  OptionalInt compare(Order other) {
    if (created != null && other.created != null) {
      int byTime = created.compareTo(other.created);
      if (byTime != 0) {
        return OptionalInt.of(byTime);
      }
    }
    if (isNumber(label) && isNumber(other.label)) {
      int byLabel = Long.compare(Long.parseLong(label), Long.parseLong(other.label));
      if (byLabel != 0) {
        return OptionalInt.of(byLabel);
      }
    }
    return OptionalInt.empty();
  }

  /** The order of a version that follows this one; what it does not say stays as it was. */
  Order followedBy(Order next) {
    return new Order(
        next.created == null ? created : next.created, next.label == null ? label : next.label);
  }

  private static boolean isNumber(String label) {
    return label != null
        && !label.isEmpty()
        && label.length() <= MAX_DIGITS
        && label.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

package io.newswire.producer.source;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may be the id of a source: it names folders, topic keys and parts of addresses. */
public final class SourceId {

  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

  private static final int LONGEST_MADE = 60;

  private SourceId() {}

  /** Whether a text may be a source's id. */
  public static boolean isValid(String text) {
    return text != null && ALLOWED.matcher(text).matches();
  }

  /**
   * An id made of a title or an address: {@code Example Daily | World} gives {@code
   * example-daily-world}.
   *
   * @return empty when there is no letter or digit in it
   */
  public static Optional<String> of(String text) {
    String words =
        text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-+", "");
    String cut = words.substring(0, Math.min(words.length(), LONGEST_MADE)).replaceAll("-+$", "");
    return Optional.of(cut).filter(SourceId::isValid);
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

package io.newswire.consumer.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/**
 * A position on the wire, between an article and the next older one. It stays where it is whatever
 * comes in meanwhile.
 *
 * @param time the article's time
 * @param uri the article
 */
public record Cursor(Instant time, String uri) {

  private static final char SEPARATOR = ' ';
  private static final int LONGEST = 8_000;

  /**
   * Reads what {@link #toText()} wrote.
   *
   * @throws BadQueryException for anything else
   */
  public static Cursor parse(String text) {
    try {
      if (text.length() <= LONGEST) {
        String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
        int separator = plain.indexOf(SEPARATOR);
        if (separator > 0 && plain.indexOf('\0') < 0) {
          return new Cursor(
              Times.bounded("cursor", Instant.parse(plain.substring(0, separator))),
              plain.substring(separator + 1));
        }
      }
    } catch (IllegalArgumentException | DateTimeParseException e) {
      // Said below, as for what has no separator.
    }
    throw new BadQueryException("cursor: is none that an answer's \"next\" gave");
  }

  /** The cursor as it goes into a URL. */
  public String toText() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((time.toString() + SEPARATOR + uri).getBytes(UTF_8));
  }
}

package io.newswire.consumer.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/**
 * A position on the wire, between an article and the next older one.
 *
 * @param time the article's time
 * @param uri the article
 */
record Cursor(Instant time, String uri) {

  private static final char SEPARATOR = ' ';

  /** Reads what {@link #toText()} wrote. */
  static Cursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
      int separator = plain.indexOf(SEPARATOR);
      if (separator > 0) {
        return new Cursor(
            Instant.parse(plain.substring(0, separator)), plain.substring(separator + 1));
      }
    } catch (IllegalArgumentException | DateTimeParseException e) {
      // Said below, as for what has no separator.
    }
    throw new BadRequestException("before: is none that an answer's \"next\" gave");
  }

  /** The cursor as it goes into a URL. */
  String toText() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((time.toString() + SEPARATOR + uri).getBytes(UTF_8));
  }
}

package io.newswire.producer.push;

import io.newswire.producer.connector.Intake;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the body of a request, if it may hold a wire at all. */
final class Body {

  /** Formats are told from content, so only what never is text is refused by its name. */
  private static final Pattern NO_WIRE = Pattern.compile("(image|audio|video|font|multipart)/.*");

  private static final Set<String> ENCODINGS = Set.of("identity", "gzip", "x-gzip");

  private static final int CHUNK = 16 << 10;

  private Body() {}

  /**
   * Refuses what is not worth reading.
   *
   * @param type the request's Content-Type, null when not stated
   * @param encoding its Content-Encoding, null when not stated
   */
  static void check(String type, String encoding) throws Refusal {
    if (type != null && NO_WIRE.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
      throw Refusal.of(
          415, "unsupported-type", "a wire is text, not " + type + "; send it as the body itself");
    }
    if (encoding != null && !ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT))) {
      throw Refusal.of(
          415,
          "unsupported-encoding",
          "Content-Encoding " + encoding + ": only gzip is understood");
    }
  }

  /**
   * Refuses what is too large.
   *
   * @param length the request's Content-Length, -1 when not stated
   * @return how many bytes it may have
   */
  static int room(long length) throws Refusal {
    if (length > Intake.MAX_BYTES) {
      throw tooLarge();
    }
    return length < 0 ? Intake.MAX_BYTES : (int) length;
  }

  /**
   * Reads a body.
   *
   * @param room how many bytes it may have
   * @param end until when it must be there
   */
  static byte[] read(InputStream in, int room, Instant end, Clock clock)
      throws IOException, Refusal {
    var body = new ByteArrayOutputStream(Math.min(room, CHUNK));
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      if (n > room - body.size()) {
        throw tooLarge();
      }
      if (clock.instant().isAfter(end)) {
        throw Refusal.of(408, "too-slow", "the body took too long to arrive");
      }
      body.write(chunk, 0, n);
    }
    if (body.size() == 0) {
      throw Refusal.of(422, "empty", "the body is empty");
    }
    return body.toByteArray();
  }

  private static Refusal tooLarge() {
    return Refusal.of(
        413,
        "too-large",
        "a body may have %,d bytes; send it in parts".formatted(Intake.MAX_BYTES));
  }
}

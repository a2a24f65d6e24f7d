package io.newswire.app.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Fills in times that can only be known when an item is played: {@code {{now}}}, {@code
 * {{now+40s}}}, {@code {{now-2m}}}, {@code {{now+1h}}} become RFC 3339 times in UTC.
 */
final class Template {

  private static final Pattern TIME = Pattern.compile("\\{\\{now(?:([+-]\\d{1,6})([smh]))?}}");

  private Template() {}

  /** The content with all times filled in. Other bytes stay as they are, whatever they encode. */
  static byte[] fill(byte[] content, Instant now) {
    // One character a byte: the items are of several encodings, and some are broken on purpose.
    return TIME.matcher(new String(content, ISO_8859_1))
        .replaceAll(time -> at(now, time.group(1), time.group(2)).toString())
        .getBytes(ISO_8859_1);
  }

  private static Instant at(Instant now, String amount, String unit) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    if (amount == null) {
      return second;
    }
    long number = Long.parseLong(amount);
    Duration shift =
        switch (unit) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        };
    return second.plus(shift);
  }
}

package io.newswire.consumer.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Times as people give them. */
final class Times {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Times() {}

  /**
   * A time with its zone, or a day, which means its beginning in UTC.
   *
   * @param parameter what it was given for
   */
  static Instant parse(String parameter, String text) {
    try {
      Instant time =
          text.length() <= "yyyy-mm-dd".length()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      return bounded(parameter, time);
    } catch (DateTimeParseException e) {
      throw new BadQueryException(
          parameter + ": is no day or time such as 2026-03-02 or 2026-03-02T09:30:00Z");
    }
  }

  static Instant bounded(String parameter, Instant time) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new BadQueryException(parameter + ": is not between the years 1 and 9999");
    }
    return time;
  }
}

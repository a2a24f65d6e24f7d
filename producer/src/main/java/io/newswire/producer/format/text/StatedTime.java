package io.newswire.producer.format.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;

/**
 * Times as machines state them: RFC 3339, and ISO 8601 around it (basic format, no seconds, no
 * colon in the offset, a date alone). A time with a zone keeps its instant; one without is read as
 * UTC, a date alone as its first moment in UTC.
 */
public final class StatedTime {

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("[yyyy-M-d][yyyy/M/d][yyyyMMdd]")
          .appendPattern("['T'][' ']")
          .appendPattern("[H:mm[:ss]][HHmmss]")
          .optionalStart()
          .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[ ][XXX][XX][X]['UTC']['GMT']")
          .toFormatter(java.util.Locale.ROOT);

  private StatedTime() {}

  /**
   * The instant that a text states.
   *
   * @param text null gives nothing
   */
  public static Optional<Instant> parse(String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      TemporalAccessor parsed =
          ISO.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      LocalDate date = parsed.query(TemporalQueries.localDate());
      if (parsed instanceof OffsetDateTime time) {
        return Optional.of(time.toInstant());
      }
      return Optional.of(
          parsed instanceof LocalDateTime time
              ? time.toInstant(ZoneOffset.UTC)
              : date.atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

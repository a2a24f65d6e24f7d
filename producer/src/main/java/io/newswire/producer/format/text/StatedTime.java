package io.newswire.producer.format.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as machines state them: RFC 3339, and ISO 8601 around it (basic format, no seconds, no
 * colon in the offset, a date alone, a month, a year); RFC 822 as feeds have it; asctime; and what
 * people print where a machine should have stated it. A time with a zone keeps its instant; one
 * without is read as UTC, a date alone as its first moment in UTC.
 */
public final class StatedTime {

  private static final int FIRST_SHORT_YEAR = 70;

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("[yyyy-M-d][yyyy/M/d][yyyyMMdd]")
          .appendPattern("['T'][' ']")
          .appendPattern("[H:mm[:ss]][HHmmss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[ ][XXX][XX][X]['UTC']['GMT']")
          .toFormatter(Locale.ROOT);

  /** The end of a date as in RFC 822, whose years have two digits. */
  private static final Pattern SHORT_YEAR =
      Pattern.compile("(\\d{1,2}[ -]\\p{L}{3,9}[ -])(\\d{2})(?= \\d{1,2}:)");

  /** C's asctime: {@code Thu Jan 1 00:00:00 2004}. */
  private static final Pattern ASCTIME =
      Pattern.compile(
          "\\p{L}{3,9},? (\\p{L}{3,9}) +(\\d{1,2}) (\\d{1,2}:\\d{2}(?::\\d{2})?) (?:[A-Z]{3,4} )?(\\d{4})");

  private static final Pattern YEAR_ALONE = Pattern.compile("(\\d{4})(?:-(\\d{2}))?");

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
    String stated = text.strip().replaceAll("\\s+", " ");
    Matcher year = YEAR_ALONE.matcher(stated);
    String day =
        year.matches()
            ? year.group(1) + '-' + (year.group(2) == null ? "01" : year.group(2)) + "-01"
            : stated;
    return iso(day).or(() -> rfc1123(stated)).or(() -> printed(stated));
  }

  /** The form that nearly all feeds have. */
  private static Optional<Instant> rfc1123(String stated) {
    try {
      return Optional.of(
          DateTimeFormatter.RFC_1123_DATE_TIME.parse(stated, OffsetDateTime::from).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> iso(String stated) {
    try {
      TemporalAccessor parsed =
          ISO.parseBest(stated, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
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

  private static Optional<Instant> printed(String stated) {
    String full = ASCTIME.matcher(stated).replaceFirst("$2 $1 $4 $3");
    Matcher year = SHORT_YEAR.matcher(full);
    if (year.find()) {
      String century = Integer.parseInt(year.group(2)) < FIRST_SHORT_YEAR ? "20" : "19";
      full = year.replaceFirst("$1" + century + "$2");
    }
    return PrintedDate.find(full).map(PrintedDate::instant);
  }
}

package io.newswire.app.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a point in time: RFC 3339, a day (its beginning in UTC), or how long ago. */
final class TimePoint implements ITypeConverter<Instant> {

  private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Clock clock;

  /** By this machine's clock. */
  TimePoint() {
    this(Clock.systemUTC());
  }

  TimePoint(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Instant convert(String value) {
    Matcher ago = AGO.matcher(value);
    try {
      if (ago.matches()) {
        return clock.instant().minus(span(Long.parseLong(ago.group(1)), ago.group(2)));
      }
      return DAY.matcher(value).matches()
          ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(value);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + value + "' is no time such as 2026-03-02T09:30:00Z, 2026-03-02, or 12h ago: 12h");
    }
  }

  private static Duration span(long number, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}

package io.newswire.app.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a time span as people write it: {@code 500ms}, {@code 1.5s}, {@code 2m}, {@code 72h},
 * {@code 3d}.
 */
final class DurationConverter implements ITypeConverter<Duration> {

  private static final Pattern SPAN = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(ms|s|m|h|d)");

  @Override
  public Duration convert(String value) {
    Matcher span = SPAN.matcher(value);
    if (!span.matches()) {
      throw new TypeConversionException(
          "'" + value + "' is no time span such as 500ms, 1.5s, 2m, 72h, 3d");
    }
    double number = Double.parseDouble(span.group(1));
    double millis =
        switch (span.group(2)) {
          case "ms" -> number;
          case "s" -> number * 1_000;
          case "m" -> number * 60_000;
          case "h" -> number * 3_600_000;
          default -> number * 86_400_000;
        };
    return Duration.ofMillis(Math.max(1, Math.round(millis)));
  }
}

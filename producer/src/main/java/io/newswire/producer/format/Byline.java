package io.newswire.producer.format;

import io.newswire.producer.format.text.Tidy;
import java.util.regex.Pattern;

/** Bylines as the contract wants them: the name without "By". */
final class Byline {

  private static final Pattern BY =
      Pattern.compile(
          "^(?:(?:written|posted|reported)\\s+by|by|par|por|von|بقلم|كتبه?)\\b\\s*[:：]?\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  private Byline() {}

  /** The name in a byline; null when there is none. */
  static String of(String stated) {
    if (stated == null) {
      return null;
    }
    String name = BY.matcher(Tidy.line(stated)).replaceFirst("").strip();
    return name.isEmpty() ? null : name;
  }
}

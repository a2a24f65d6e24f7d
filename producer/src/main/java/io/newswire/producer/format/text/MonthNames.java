package io.newswire.producer.format.text;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Names of the months in the languages of the wires, full and short, as the Unicode CLDR has them,
 * and the spellings in print that it lacks.
 */
final class MonthNames {

  private static final List<Locale> LOCALES =
      List.of("en", "fr", "es", "pt", "it", "de", "nl", "tr", "ar-EG", "ar-SY", "ar-DZ", "ar-MA")
          .stream()
          .map(Locale::forLanguageTag)
          .toList();

  private static final Map<String, Integer> NUMBERS = load();

  private MonthNames() {}

  /** The number of a month, from 1; empty when the word is no month's name. */
  static OptionalInt number(String name) {
    Integer number = NUMBERS.get(folded(name));
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static Map<String, Integer> load() {
    Map<String, Integer> numbers = new HashMap<>();
    for (Locale locale : LOCALES) {
      for (Month month : Month.values()) {
        for (TextStyle style :
            List.of(
                TextStyle.FULL,
                TextStyle.FULL_STANDALONE,
                TextStyle.SHORT,
                TextStyle.SHORT_STANDALONE)) {
          String name = folded(month.getDisplayName(style, locale));
          if (name.length() >= 3 && !Character.isDigit(name.charAt(0))) {
            numbers.putIfAbsent(name, month.getValue());
          }
        }
      }
    }
    numbers.put("sept", 9);
    numbers.put("setiembre", 9);
    numbers.put(folded("ماي"), 5);
    numbers.put(folded("يونية"), 6);
    numbers.put(folded("يوليه"), 7);
    numbers.put(folded("غشت"), 8);
    numbers.put(folded("شتنبر"), 9);
    numbers.put(folded("نونبر"), 11);
    numbers.put(folded("دجنبر"), 12);
    return Map.copyOf(numbers);
  }

  /** Without case, accents, hamza and the dot of an abbreviation. */
  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}|\\.", "")
        .toLowerCase(Locale.ROOT)
        .strip();
  }
}

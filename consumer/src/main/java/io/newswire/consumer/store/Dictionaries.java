package io.newswire.consumer.store;

import static java.util.Map.entry;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which of PostgreSQL's dictionaries knows the inflections of a word: that of the text's language,
 * if the word is written in its script.
 */
public final class Dictionaries {

  /** Takes every word as it is. */
  public static final String SIMPLE = "simple";

  /** Of the language of most texts, and of Latin words in texts of another script. */
  public static final String ENGLISH = "english_stem";

  private static final UnicodeScript LATIN = UnicodeScript.LATIN;

  /** By the first part of a language's tag, BCP-47. */
  private static final Map<String, Dictionary> OF_LANGUAGES =
      new TreeMap<>(
          Map.ofEntries(
              entry("ar", new Dictionary("arabic_stem", UnicodeScript.ARABIC)),
              entry("ca", new Dictionary("catalan_stem", LATIN)),
              entry("da", new Dictionary("danish_stem", LATIN)),
              entry("de", new Dictionary("german_stem", LATIN)),
              entry("el", new Dictionary("greek_stem", UnicodeScript.GREEK)),
              entry("en", new Dictionary(ENGLISH, LATIN)),
              entry("es", new Dictionary("spanish_stem", LATIN)),
              entry("eu", new Dictionary("basque_stem", LATIN)),
              entry("fi", new Dictionary("finnish_stem", LATIN)),
              entry("fr", new Dictionary("french_stem", LATIN)),
              entry("ga", new Dictionary("irish_stem", LATIN)),
              entry("hi", new Dictionary("hindi_stem", UnicodeScript.DEVANAGARI)),
              entry("hu", new Dictionary("hungarian_stem", LATIN)),
              entry("hy", new Dictionary("armenian_stem", UnicodeScript.ARMENIAN)),
              entry("id", new Dictionary("indonesian_stem", LATIN)),
              entry("it", new Dictionary("italian_stem", LATIN)),
              entry("lt", new Dictionary("lithuanian_stem", LATIN)),
              entry("nb", new Dictionary("norwegian_stem", LATIN)),
              entry("ne", new Dictionary("nepali_stem", UnicodeScript.DEVANAGARI)),
              entry("nl", new Dictionary("dutch_stem", LATIN)),
              entry("nn", new Dictionary("norwegian_stem", LATIN)),
              entry("no", new Dictionary("norwegian_stem", LATIN)),
              entry("pt", new Dictionary("portuguese_stem", LATIN)),
              entry("ro", new Dictionary("romanian_stem", LATIN)),
              entry("ru", new Dictionary("russian_stem", UnicodeScript.CYRILLIC)),
              entry("sr", new Dictionary("serbian_stem", UnicodeScript.CYRILLIC)),
              entry("sv", new Dictionary("swedish_stem", LATIN)),
              entry("ta", new Dictionary("tamil_stem", UnicodeScript.TAMIL)),
              entry("tr", new Dictionary("turkish_stem", LATIN)),
              entry("yi", new Dictionary("yiddish_stem", UnicodeScript.HEBREW))));

  private static final Dictionary NO_LANGUAGE = new Dictionary(SIMPLE, null);

  private Dictionaries() {}

  /**
   * The dictionary for the words of a text.
   *
   * @param language the text's, BCP-47; null when it is not known
   */
  static Dictionary ofLanguage(String language) {
    return language == null
        ? NO_LANGUAGE
        : OF_LANGUAGES.getOrDefault(
            language.split("-", 2)[0].toLowerCase(Locale.ROOT), NO_LANGUAGE);
  }

  /**
   * All that may have been asked for a word, whichever text it stands in: {@link #SIMPLE} and those
   * of the languages in whose script it is written, English first.
   */
  public static List<String> ofWord(String word) {
    UnicodeScript script = scriptOf(word);
    Stream<String> english = script == LATIN ? Stream.of(ENGLISH) : Stream.empty();
    Stream<String> others =
        OF_LANGUAGES.values().stream()
            .filter(dictionary -> dictionary.script == script)
            .map(Dictionary::name);
    return Stream.of(Stream.of(SIMPLE), english, others)
        .flatMap(Function.identity())
        .distinct()
        .toList();
  }

  private static UnicodeScript scriptOf(String word) {
    int first = word.codePointAt(0);
    return first >= 'a' && first <= 'z' ? LATIN : UnicodeScript.of(first);
  }

  /**
   * A dictionary.
   *
   * @param name what PostgreSQL calls it
   * @param script in which its words are written, null for any
   */
  record Dictionary(String name, UnicodeScript script) {

    /**
     * The name of the dictionary to be asked for a word of a text of this dictionary's language.
     */
    String of(String word) {
      if (script == null) {
        return name;
      }
      UnicodeScript written = scriptOf(word);
      if (written == script) {
        return name;
      }
      return written == LATIN ? ENGLISH : SIMPLE;
    }
  }
}

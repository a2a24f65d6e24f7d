package io.newswire.streams.normalize;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetector;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Which language a text is in, as a BCP-47 tag.
 *
 * <p>A script that only one language of the news writes decides alone; otherwise Apache OpenNLP's
 * character n-gram model does, which needs some {@value #ENOUGH_LETTERS} letters to be right.
 */
final class Languages {

  /** The tag of a text whose language is not known. */
  static final String UNKNOWN = "und";

  private static final String MODEL = "/langdetect-183.bin";

  /** Below this many letters the model guesses. */
  private static final int ENOUGH_LETTERS = 40;

  /** A script that only one language writes needs fewer. */
  private static final int ENOUGH_LETTERS_OF_A_SCRIPT = 4;

  /** The model reads this many characters of a text: enough to be sure, and always as fast. */
  private static final int PREFIX = 400;

  private static final Map<UnicodeScript, String> BY_SCRIPT =
      Map.ofEntries(
          Map.entry(UnicodeScript.HAN, "zh"),
          Map.entry(UnicodeScript.HIRAGANA, "ja"),
          Map.entry(UnicodeScript.KATAKANA, "ja"),
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.ETHIOPIC, "am"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.SINHALA, "si"),
          Map.entry(UnicodeScript.TIBETAN, "bo"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.BENGALI, "bn"));

  /**
   * Languages the model knows from encyclopaedias, and for which it takes short texts of others. No
   * wire of ours is in them; a source that is says so.
   */
  private static final Set<String> NOT_DETECTED =
      Set.of(
          "ast", "bak", "bre", "ceb", "epo", "fao", "fry", "gsw", "jav", "lat", "lim", "ltz", "min",
          "nan", "nds", "nno", "oci", "pnb", "san", "sun", "tat", "vol", "war");

  /** Individual languages of the model whose BCP-47 tag is that of their macrolanguage. */
  private static final Map<String, String> MACROLANGUAGES =
      Map.of(
          "cmn", "zh", "ekk", "et", "lvs", "lv", "nob", "no", "pes", "fa", "plt", "mg", "hrv", "hr",
          "bos", "bs", "srp", "sr");

  /** Tags that name no one language; the empty one stands for "und". */
  private static final Set<String> NOT_A_LANGUAGE = Set.of("", "und", "mul", "mis", "zxx");

  private static final Map<String, String> BY_ISO3 = iso3();

  private final LanguageDetector detector;

  private Languages(LanguageDetector detector) {
    this.detector = detector;
  }

  /** Loads the packaged model; takes about a second. */
  static Languages load() {
    try (InputStream model = LanguageDetectorModel.class.getResourceAsStream(MODEL)) {
      if (model == null) {
        throw new IllegalStateException("language model " + MODEL + " is not on the class path");
      }
      return new Languages(new LanguageDetectorME(new LanguageDetectorModel(model)));
    } catch (IOException e) {
      throw new UncheckedIOException("language model " + MODEL, e);
    }
  }

  /**
   * What a source states, as a BCP-47 tag.
   *
   * @param stated e.g. {@code en_US}; null when nothing is stated
   * @return empty when it is no language tag
   */
  static Optional<String> stated(String stated) {
    if (stated == null || stated.isBlank()) {
      return Optional.empty();
    }
    try {
      var locale = new Locale.Builder().setLanguageTag(stated.strip().replace('_', '-')).build();
      String language = locale.getLanguage();
      if (NOT_A_LANGUAGE.contains(language) || language.length() > 3) {
        return Optional.empty();
      }
      String shortest = BY_ISO3.getOrDefault(language, language);
      boolean known = shortest.length() == 3 || BY_ISO3.containsValue(shortest);
      return known
          ? Optional.of(
              new Locale.Builder().setLocale(locale).setLanguage(shortest).build().toLanguageTag())
          : Optional.empty();
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  /** The language of a text, {@value #UNKNOWN} when it is too short to tell. */
  String detect(String text) {
    String start = text.length() <= PREFIX ? text : text.substring(0, PREFIX);
    Map<UnicodeScript, Integer> letters = scripts(start);
    int all = letters.values().stream().mapToInt(Integer::intValue).sum();
    int kana =
        letters.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
    if (kana >= ENOUGH_LETTERS_OF_A_SCRIPT && kana * 10 > all) {
      return "ja";
    }
    var main = letters.entrySet().stream().max(Map.Entry.comparingByValue());
    if (main.isEmpty()) {
      return UNKNOWN;
    }
    String only = BY_SCRIPT.get(main.get().getKey());
    if (only != null) {
      return main.get().getValue() >= ENOUGH_LETTERS_OF_A_SCRIPT ? only : UNKNOWN;
    }
    return all < ENOUGH_LETTERS ? UNKNOWN : byModel(start);
  }

  private String byModel(String text) {
    for (Language guess : detector.predictLanguages(text)) {
      if (!NOT_DETECTED.contains(guess.getLang())) {
        return BY_ISO3.getOrDefault(guess.getLang(), guess.getLang());
      }
    }
    return UNKNOWN;
  }

  private static Map<UnicodeScript, Integer> scripts(String text) {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> letters.merge(UnicodeScript.of(c), 1, Integer::sum));
    return letters;
  }

  private static Map<String, String> iso3() {
    Map<String, String> byIso3 = new HashMap<>();
    for (String language : Locale.getISOLanguages()) {
      Locale locale = Locale.forLanguageTag(language);
      byIso3.put(locale.getISO3Language(), locale.getLanguage());
    }
    byIso3.putAll(MACROLANGUAGES);
    return Map.copyOf(byIso3);
  }
}

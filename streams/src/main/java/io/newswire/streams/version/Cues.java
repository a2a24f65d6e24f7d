package io.newswire.streams.version;

import io.newswire.events.Article;
import io.newswire.events.PubStatus;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How agencies mark a correction or a kill: by status, by signal, in the note to editors, or in
 * capitals at the head of the headline.
 */
final class Cues {

  private static final Set<String> KILL_SIGNALS =
      Set.of("kill", "killed", "cancel", "canceled", "cancelled", "withdraw", "withdrawn");

  private static final Set<String> CORRECTION_SIGNALS =
      Set.of("correction", "corrected", "corr", "corrective", "berichtigung", "korrektur");

  /** The fixed phrases of kill notices; a story about a killing does not contain them. */
  private static final Pattern KILL_NOTICE =
      Pattern.compile(
          "\\b(?:MANDATORY KILL|(?:BULLETIN|ADVISORY) KILL|EDITORS: KILL|KILL NOTICE"
              + "|STORY (?:WITHDRAWN|KILLED))\\b|^(?:KILL|WITHDRAWN)\\s*[:\u2013\u2014-]");

  private static final Pattern CORRECTION_HEAD =
      Pattern.compile(
          "^[\\[(*\\s]*(?:(?:CORRECTS?|CORRECTED|CORRECTING|CORRECTION|CORRECTIVE)\\b"
              + "|(?i:correction|corrected|korrektur|berichtigung|correctif|rectificatif"
              + "|correcci\u00f3n|corregido|rettifica|corre\u00e7\u00e3o"
              + "|\u062a\u0635\u062d\u064a\u062d)(?:\\s+\\d+)?\\s*[\\])]?\\s*[:\u2013\u2014*-])");

  private static final Pattern CORRECTION_TAIL =
      Pattern.compile("[\\[(](?i:corrected|correction|korrigiert|corrig\u00e9)[\\])]\\s*$");

  private static final Pattern CORRECTION_NOTE =
      Pattern.compile(
          "^\\W*(?:corrects?|corrected|correcting|correction|corrige|corrig\u00e9|korrektur"
              + "|korrigiert|berichtigt|berichtigung|rectifica|rectificatif|corrige|rettifica)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Cues() {}

  static boolean kills(Article article) {
    return article.pubStatus() == PubStatus.CANCELED
        || signalled(article.signals(), KILL_SIGNALS)
        || found(KILL_NOTICE, article.headline())
        || found(KILL_NOTICE, article.edNote());
  }

  static boolean corrects(Article article) {
    return signalled(article.signals(), CORRECTION_SIGNALS)
        || found(CORRECTION_HEAD, article.headline())
        || found(CORRECTION_TAIL, article.headline())
        || found(CORRECTION_NOTE, article.edNote());
  }

  /** Signals come as plain words or as codes with a prefix, {@code sig:correction}. */
  private static boolean signalled(List<String> signals, Set<String> words) {
    return signals.stream()
        .map(signal -> signal.substring(signal.lastIndexOf(':') + 1))
        .anyMatch(word -> words.contains(word.strip().toLowerCase(Locale.ROOT)));
  }

  private static boolean found(Pattern pattern, String text) {
    return text != null && pattern.matcher(text).find();
  }
}

package io.newswire.producer.format.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A headline for a story that has none: its first sentence, without the attribution at its end and
 * without the full stop; cut at a clause when it is longer than a headline may be.
 */
public final class Lead {

  private static final int LONGEST = 200;
  private static final int SHORTEST_CLAUSE = 60;
  private static final int FEWEST_WORDS_LEFT = 6;

  private static final Pattern ATTRIBUTION =
      Pattern.compile(
          ",\\s+(?:(?:according to|citing|quoting|selon|d[’']après|según|وفق|وفقا ل|بحسب|حسب)\\b[^,]{2,90}"
              + "|[^,]{2,80}\\b(?:reported|reports|said|says|announced|wrote|added|told|confirmed"
              + "|a (?:déclaré|annoncé|indiqué|rapporté|affirmé)|rapporte|informó|dijo|anunció|señaló|según)\\b[^,]{0,50})$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*(?:[;:؛]\\s|\\s[–—-]\\s|[,،]\\s(?=(?:which|who|whose|where|when|after|before|as|while|with|amid|said|saying|adding|including|but|despite"
              + "|qui|dont|où|après|alors|avec|selon|mais|tandis|que|quien|donde|tras|mientras|con|según|pero|cuando"
              + "|بعد|فيما|بينما|حيث|وفق|لكن|وذلك)\\b))",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** What comes first in such a sentence is not what it says. */
  private static final Pattern SUBORDINATE =
      Pattern.compile(
          "^(?:after|as|when|while|if|although|though|despite|since|with|before|because|après|alors|quand|lorsque|malgré|tras|cuando|mientras|aunque|بعد|بينما|رغم|عندما)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  private Lead() {}

  /**
   * The headline that the first paragraph of a story gives.
   *
   * @param story paragraphs, separated by {@link Tidy#PARAGRAPH_BREAK}
   */
  public static String headline(String story) {
    String paragraph = story.split(Tidy.PARAGRAPH_BREAK, 2)[0];
    String sentence = Prose.firstSentence(paragraph).replaceAll("(?<![.])[.۔。]$", "");
    Matcher attribution = ATTRIBUTION.matcher(sentence);
    if (attribution.find()
        && Names.words(sentence.substring(0, attribution.start())) >= FEWEST_WORDS_LEFT
        && balanced(sentence.substring(0, attribution.start()))) {
      sentence = sentence.substring(0, attribution.start());
    }
    return sentence.length() <= LONGEST ? sentence : cut(sentence);
  }

  private static String cut(String sentence) {
    String kept = sentence.substring(0, LONGEST);
    int clause = -1;
    Matcher matcher = CLAUSE.matcher(kept);
    boolean subordinate = SUBORDINATE.matcher(sentence).matches();
    while (!subordinate && matcher.find()) {
      if (matcher.start() >= SHORTEST_CLAUSE && balanced(kept.substring(0, matcher.start()))) {
        clause = matcher.start();
      }
    }
    if (clause > 0) {
      return kept.substring(0, clause);
    }
    int space = kept.lastIndexOf(' ');
    return (space > 0 ? kept.substring(0, space) : kept) + "…";
  }

  /** Whether no parenthesis or quotation is left open. */
  private static boolean balanced(String text) {
    return count(text, '(') == count(text, ')')
        && count(text, '“') == count(text, '”')
        && count(text, '«') == count(text, '»')
        && count(text, '"') % 2 == 0;
  }

  private static long count(String text, char c) {
    return text.chars().filter(each -> each == c).count();
  }
}

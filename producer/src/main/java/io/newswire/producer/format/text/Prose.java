package io.newswire.producer.format.text;

import java.text.BreakIterator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells sentences from headlines, labels and buttons by how they end and how long they are. */
final class Prose {

  private static final int FEWEST_WORDS = 5;
  private static final int LONGEST_HEADLINE = 160;
  private static final int LONGEST_SENTENCE = 1_000;
  private static final int LONGEST_ABBREVIATION = 12;
  private static final int LEADING_ON_WORDS = 13;
  private static final int CERTAINLY_WORDS = 32;

  private static final Set<Character.UnicodeScript> UNSPACED =
      EnumSet.of(
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HIRAGANA,
          Character.UnicodeScript.KATAKANA,
          Character.UnicodeScript.THAI,
          Character.UnicodeScript.LAO,
          Character.UnicodeScript.KHMER,
          Character.UnicodeScript.MYANMAR);

  private static final Pattern SENTENCE_END =
      Pattern.compile(
          ".*[.!?…؟۔。！？][\\s\"'”’»)\\]›]*(?:[\\s/–—-]*[A-Z]{2,4}(?:/\\w+)?)?$", Pattern.DOTALL);

  private static final Pattern LEADS_ON = Pattern.compile(".*[:;،,][\"”’»]?$", Pattern.DOTALL);

  private Prose() {}

  /** Whether a line ends as a sentence does. */
  static boolean endsSentence(String line) {
    return SENTENCE_END.matcher(line).matches();
  }

  /** Whether a line is told like a story: one sentence or more, or too long for anything else. */
  static boolean isProse(String line) {
    int words = Names.words(line);
    boolean leadsOn = words >= LEADING_ON_WORDS && LEADS_ON.matcher(line).matches();
    boolean sentence = (leadsOn || endsSentence(line)) && (words >= FEWEST_WORDS || unspaced(line));
    return sentence || words >= CERTAINLY_WORDS;
  }

  /**
   * Whether a line that ends like a sentence may yet be a headline: one question or exclamation.
   */
  static boolean mayBeHeadline(String line) {
    return line.length() <= LONGEST_HEADLINE
        && line.matches("(?s).*[!?؟…！？][\"'”’»]?$")
        && firstSentence(line).length() == line.length();
  }

  /** Whether a line is one sentence no longer than a headline may be. */
  static boolean isOneShortSentence(String line) {
    return line.length() <= LONGEST_HEADLINE && firstSentence(line).length() == line.length();
  }

  /** The first sentence of a paragraph. */
  static String firstSentence(String paragraph) {
    if (paragraph.length() > LONGEST_SENTENCE) {
      return firstSentence(paragraph.substring(0, LONGEST_SENTENCE));
    }
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(paragraph);
    int end = sentences.next();
    while (end != BreakIterator.DONE && end < paragraph.length() && abbreviates(paragraph, end)) {
      end = sentences.next();
    }
    return end == BreakIterator.DONE ? paragraph : paragraph.substring(0, end).strip();
  }

  /** Whether the break stands behind "Gen.", "U.S." or the like rather than behind a sentence. */
  private static boolean abbreviates(String paragraph, int end) {
    String before = paragraph.substring(Math.max(0, end - LONGEST_ABBREVIATION), end).strip();
    return before.matches(
        "(?s).*(?:^|[\\s(])(?:\\p{Lu}|(?:\\p{L}\\.)+\\p{L}|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Brig|Prof|Sen|Rep|Gov|Pres|St|No|vs|Sr|Sra|Jr|Inc|Ltd|Co|Corp|M|MM|Mme|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\\.$");
  }

  private static int unspacedLetter(int codePoint) {
    return UNSPACED.contains(Character.UnicodeScript.of(codePoint)) ? 1 : 0;
  }

  /** Scripts without spaces between words make a sentence of one "word". */
  private static boolean unspaced(String line) {
    return line.length() >= 12
        && line.codePoints().map(Prose::unspacedLetter).sum() * 2 > line.length();
  }
}

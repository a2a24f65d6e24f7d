package io.newswire.streams.tag.place;

import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;

/**
 * Tells a dateline from a story: at the start of a paragraph, a place, perhaps what it lies in, a
 * date and the agency in brackets, then a dash: "TRIPOLI, Libya, March 3 (Agency) – Fighting …".
 */
final class Datelines {

  /** Longest stretch from the place to the dash, in characters. */
  private static final int LONGEST = 60;

  private static final int WORDS_BEFORE = 3;

  private Datelines() {}

  /**
   * Whether the place stands in a dateline.
   *
   * @param afterPlace whether a place stands right before it
   */
  static boolean isDateline(Tokens tokens, Span span, boolean afterPlace) {
    int from = span.from();
    int first = from;
    while (first > 0 && !begins(tokens, first)) {
      first--;
      if (from - first > WORDS_BEFORE) {
        return false;
      }
    }
    return (first == from || afterPlace) && dashFollows(tokens.text(), tokens.end(span.to() - 1));
  }

  /** A paragraph, or behind a headline that was run into it a town in capitals. */
  private static boolean begins(Tokens tokens, int token) {
    return tokens.is(token, Tokens.PARAGRAPH_START)
        || (tokens.is(token, Tokens.SENTENCE_START)
            && tokens.is(token, Tokens.ALL_CAPS)
            && !tokens.is(token - 1, Tokens.ALL_CAPS));
  }

  private static boolean dashFollows(String text, int end) {
    int bracket = 0;
    for (int i = end; i < Math.min(text.length(), end + LONGEST); i++) {
      char c = text.charAt(i);
      if (c == '–' || c == '—' || (c == '-' && isDash(text, i))) {
        return true;
      }
      if (c == '(') {
        bracket++;
      } else if (c == ')') {
        bracket--;
      } else if (c == '\n' || c == '\'' || c == '’' || c == ':' || c == ';') {
        return false;
      } else if (bracket == 0 && Character.isLowerCase(c) && startsWord(text, i)) {
        return false;
      }
    }
    return false;
  }

  private static boolean startsWord(String text, int i) {
    return i > 0 && !Character.isLetterOrDigit(text.charAt(i - 1));
  }

  private static boolean isDash(String text, int i) {
    boolean spaced = i > 0 && text.charAt(i - 1) == ' ' && i + 1 < text.length();
    return i + 1 < text.length()
        && (text.charAt(i + 1) == '-' || (spaced && text.charAt(i + 1) == ' '));
  }
}

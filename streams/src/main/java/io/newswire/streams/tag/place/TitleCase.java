package io.newswire.streams.tag.place;

import io.newswire.streams.tag.text.Tokens;
import java.util.Arrays;

/** Tells which sentences are written like titles, where a capital letter is no evidence. */
final class TitleCase {

  private static final int FEWEST_WORDS = 4;
  private static final int SMALL_WORD = 3;

  private final boolean[] titles;

  TitleCase(Tokens tokens) {
    titles = new boolean[tokens.count()];
    int from = 0;
    for (int i = 1; i <= tokens.count(); i++) {
      if (i == tokens.count() || tokens.is(i, Tokens.SENTENCE_START)) {
        mark(tokens, from, i);
        from = i;
      }
    }
  }

  private void mark(Tokens tokens, int from, int to) {
    int small = 0;
    int capital = 0;
    for (int i = from; i < to; i++) {
      if (tokens.is(i, Tokens.CAPITALISED)) {
        capital++;
      } else if (tokens.foldedLength(i) > SMALL_WORD && !tokens.is(i, Tokens.NUMBER)) {
        small++;
      }
    }
    if (capital >= FEWEST_WORDS && small * 5 <= capital) {
      Arrays.fill(titles, from, to, true);
    }
  }

  boolean is(int token) {
    return titles[token];
  }
}

package io.newswire.streams.tag.lexicon;

import io.newswire.streams.tag.text.Tokens;

/**
 * The words of one text with what they are evidence of: what the {@link Vocabulary} says of each,
 * and what recognisers mark while they read. For one thread.
 */
public final class Words {

  private static final int FEWEST_IN_TITLE = 4;
  private static final int SMALL_WORD = 3;

  private final Tokens tokens;
  private final long[] flags;

  private Words(Tokens tokens, long[] flags) {
    this.tokens = tokens;
    this.flags = flags;
  }

  /** The words of a text. */
  public static Words of(Tokens tokens, Vocabulary vocabulary) {
    long[] flags = new long[tokens.count()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = vocabulary.of(tokens.hash(i));
    }
    Words words = new Words(tokens, flags);
    words.markTitles();
    return words;
  }

  private void markTitles() {
    int from = 0;
    for (int i = 1; i <= flags.length; i++) {
      if (i == flags.length || tokens.is(i, Tokens.SENTENCE_START)) {
        if (isTitle(from, i)) {
          mark(from, i, Vocabulary.TITLE_CASE);
        }
        from = i;
      }
    }
  }

  private boolean isTitle(int from, int to) {
    int small = 0;
    int capital = 0;
    for (int i = from; i < to; i++) {
      if (tokens.is(i, Tokens.CAPITALISED)) {
        capital++;
      } else if (tokens.foldedLength(i) > SMALL_WORD && !tokens.is(i, Tokens.NUMBER)) {
        small++;
      }
    }
    return capital >= FEWEST_IN_TITLE && small * 5 <= capital;
  }

  /** The text. */
  public Tokens tokens() {
    return tokens;
  }

  /** Whether the word has any of the flags; never outside the text. */
  public boolean has(int token, long mask) {
    return token >= 0 && token < flags.length && (flags[token] & mask) != 0;
  }

  /** All flags of a word. */
  public long flags(int token) {
    return flags[token];
  }

  /** Gives the words from {@code from} up to but not including {@code to} a flag. */
  public void mark(int from, int to, long flag) {
    for (int i = from; i < to; i++) {
      flags[i] |= flag;
    }
  }
}

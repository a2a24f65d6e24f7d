package io.newswire.streams.tag.text;

/**
 * A text as the taggers see it: its words with their place in the text, their folded form and the
 * evidence around them. Immutable.
 *
 * <p>Words are runs of letters and digits. A hyphen separates two tokens ({@link #HYPHEN_BEFORE}
 * stands on the second); an apostrophe inside a word is dropped when folding ("Sana'a" is {@code
 * sanaa}); an elided article is a token of its own ("l'Algérie" is {@code l}, {@code algerie}); a
 * possessive 's belongs to no token; "U.S." is one token {@code us}; "&amp;" is one token {@code
 * and}; each ideograph is a token.
 *
 * <p>Positions are offsets in UTF-16 code units, as in {@link String}; {@link #codePoint} turns one
 * into the offset in Unicode code points that events carry.
 */
public final class Tokens {

  /** The first letter is upper case. */
  public static final int CAPITALISED = 1;

  /** At least two letters, and all of them upper case. */
  public static final int ALL_CAPS = 1 << 1;

  /** The first token of a sentence. */
  public static final int SENTENCE_START = 1 << 2;

  /** The first token of a paragraph, or of the text. */
  public static final int PARAGRAPH_START = 1 << 3;

  /** Punctuation stands between the token before and this one, or a new sentence begins. */
  public static final int BREAK_BEFORE = 1 << 4;

  /** Joined to the token before by a hyphen. */
  public static final int HYPHEN_BEFORE = 1 << 5;

  /** Followed by a possessive 's or '. */
  public static final int POSSESSIVE = 1 << 6;

  /** Only digits. */
  public static final int NUMBER = 1 << 7;

  /** Letters of a script that has no case: Arabic, Hebrew, Han … */
  public static final int UNCASED = 1 << 8;

  /** Followed by a full stop that does not end the sentence, or written with stops: "Gen.". */
  public static final int ABBREVIATION = 1 << 9;

  /** At least two letters are upper case, and not all: "WikiLeaks", "McDonald". */
  public static final int MIXED_CASE = 1 << 10;

  private final String text;
  private final int count;
  private final int[] starts;
  private final int[] ends;
  private final short[] flags;
  private final long[] hashes;
  private final char[] folded;
  private final int[] foldedEnds;
  private final int[] lowSurrogates;

  Tokens(
      String text,
      int count,
      int[] starts,
      int[] ends,
      short[] flags,
      long[] hashes,
      char[] folded,
      int[] foldedEnds,
      int[] lowSurrogates) {
    this.text = text;
    this.count = count;
    this.starts = starts;
    this.ends = ends;
    this.flags = flags;
    this.hashes = hashes;
    this.folded = folded;
    this.foldedEnds = foldedEnds;
    this.lowSurrogates = lowSurrogates;
  }

  /** The tokens of a text. Any text will do. */
  public static Tokens of(String text) {
    return new Tokenizer(text).run();
  }

  /** The text itself. */
  public String text() {
    return text;
  }

  /** How many tokens there are. */
  public int count() {
    return count;
  }

  /** Offset of the token's first character, in UTF-16 code units. */
  public int start(int token) {
    return starts[token];
  }

  /** Offset behind the token's last character, in UTF-16 code units. */
  public int end(int token) {
    return ends[token];
  }

  /** Whether the token has any of the flags. */
  public boolean is(int token, int flag) {
    return (flags[token] & flag) != 0;
  }

  /**
   * Hash of the folded form: the token's identity. Two different words share one with a chance of 1
   * to 2<sup>64</sup>.
   */
  public long hash(int token) {
    return hashes[token];
  }

  /** The folded form. */
  public String folded(int token) {
    int from = foldedStart(token);
    return new String(folded, from, foldedEnds[token] - from);
  }

  /** Length of the folded form in characters. */
  public int foldedLength(int token) {
    return foldedEnds[token] - foldedStart(token);
  }

  /** A character of the folded form. */
  public char foldedChar(int token, int index) {
    return folded[foldedStart(token) + index];
  }

  private int foldedStart(int token) {
    return token == 0 ? 0 : foldedEnds[token - 1];
  }

  /** Exactly what stands in the text from the span's first token to its last. */
  public String quote(Span span) {
    return text.substring(starts[span.from()], ends[span.to() - 1]);
  }

  /**
   * The offset in Unicode code points.
   *
   * @param utf16 an offset in UTF-16 code units, not inside a surrogate pair
   */
  public int codePoint(int utf16) {
    int below = 0;
    int above = lowSurrogates.length;
    while (below < above) {
      int middle = (below + above) >>> 1;
      if (lowSurrogates[middle] < utf16) {
        below = middle + 1;
      } else {
        above = middle;
      }
    }
    return utf16 - below;
  }

  /** Folded forms of a phrase, separated by spaces: its key in an index. */
  public static String fold(String phrase) {
    Tokens tokens = of(phrase);
    StringBuilder key = new StringBuilder(phrase.length());
    for (int i = 0; i < tokens.count; i++) {
      if (i > 0) {
        key.append(' ');
      }
      key.append(tokens.folded(i));
    }
    return key.toString();
  }

  /** The {@link #hash} of a word given in folded form. */
  public static long hashOf(CharSequence foldedWord) {
    long hash = WordHash.SEED;
    for (int i = 0; i < foldedWord.length(); i++) {
      hash = WordHash.add(hash, foldedWord.charAt(i));
    }
    return WordHash.finish(hash);
  }
}

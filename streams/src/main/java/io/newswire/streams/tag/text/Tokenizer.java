package io.newswire.streams.tag.text;

import java.util.Arrays;

/** Cuts one text into {@link Tokens}, in one pass. */
final class Tokenizer {

  /** Words before whose full stop a sentence goes on, in folded form. */
  private static final WordSet ABBREVIATIONS =
      WordSet.of(
          "mr mrs ms dr prof sr jr st mt ft gen lt col sgt maj capt cmdr adm brig sen rep gov pres"
              + " rev hon amb sec supt insp det no vs inc corp co ltd dept dist jan feb mar apr aug"
              + " sept sep oct nov dec mon tue wed thu fri sat sun ave blvd rd approx est messrs mme"
              + " mlle ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn"
              + " miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo");

  private static final String ELIDED = "ldnscjmt";

  /** A line of these lengths that ends in no punctuation was probably wrapped. */
  private static final int WRAPPED_MIN = 45;

  private static final int WRAPPED_MAX = 90;

  private final String text;

  /** The text again: faster to read character by character. */
  private final char[] chars;

  private final int length;

  private int count;
  private int[] starts;
  private int[] ends;
  private short[] flags;
  private long[] hashes;
  private int[] foldedEnds;
  private char[] folded;
  private int foldedLength;
  private int[] lowSurrogates = new int[0];
  private int surrogateCount;

  /** Flags gathered for the next token. */
  private int pending = Tokens.SENTENCE_START | Tokens.PARAGRAPH_START | Tokens.BREAK_BEFORE;

  /** Whether what came since the last token ends a sentence if a capital follows. */
  private boolean stop;

  private long currentHash;

  /** Capitals among the letters that {@link #plainLetters} took last. */
  private int plainUpper;

  private int lineStart;
  private int position;

  Tokenizer(String text) {
    this.text = text;
    chars = text.toCharArray();
    length = chars.length;
    int expected = length / 5 + 8;
    starts = new int[expected];
    ends = new int[expected];
    flags = new short[expected];
    hashes = new long[expected];
    foldedEnds = new int[expected];
    folded = new char[length + 16];
  }

  Tokens run() {
    while (position < length) {
      char c = chars[position];
      switch (Folding.kind(c)) {
        case Folding.LETTER, Folding.DIGIT -> word();
        case Folding.IDEOGRAPH -> ideograph();
        case Folding.SPACE, Folding.MARK, Folding.APOSTROPHE -> position++;
        case Folding.HYPHEN -> hyphen();
        case Folding.LINE -> line();
        default -> other(c);
      }
    }
    return new Tokens(
        text,
        count,
        starts,
        ends,
        flags,
        hashes,
        folded,
        foldedEnds,
        Arrays.copyOf(lowSurrogates, surrogateCount));
  }

  private void hyphen() {
    boolean joins =
        count > 0
            && ends[count - 1] == position
            && position + 1 < length
            && isWordCharacter(position + 1);
    pending |= joins ? Tokens.HYPHEN_BEFORE : Tokens.BREAK_BEFORE;
    position++;
  }

  private void line() {
    int lineLength = position - lineStart;
    int lines = 0;
    while (position < length) {
      byte kind = Folding.kind(chars[position]);
      if (kind == Folding.LINE) {
        boolean pair = chars[position] == '\r' && position + 1 < length;
        position += pair && chars[position + 1] == '\n' ? 2 : 1;
        lines++;
      } else if (kind == Folding.SPACE) {
        position++;
      } else {
        break;
      }
    }
    lineStart = position;
    boolean wrapped = lines == 1 && lineLength >= WRAPPED_MIN && lineLength <= WRAPPED_MAX;
    if (!wrapped || stop) {
      pending |= Tokens.PARAGRAPH_START | Tokens.SENTENCE_START | Tokens.BREAK_BEFORE;
    }
  }

  private void other(char c) {
    if (Character.isHighSurrogate(c) && isWordCharacter(position)) {
      word();
      return;
    }
    if (Character.isLowSurrogate(c)
        && position > 0
        && Character.isHighSurrogate(chars[position - 1])) {
      lowSurrogate(position);
    } else if (c == '&') {
      ampersand();
      return;
    } else if (c == '.') {
      fullStop();
    } else {
      pending |= Tokens.BREAK_BEFORE;
      stop |= c == '!' || c == '?' || c == '…' || c == '؟' || c == '。' || c == '۔';
    }
    position++;
  }

  private void fullStop() {
    boolean afterWord = count > 0 && ends[count - 1] == position;
    if (afterWord && isAbbreviation(count - 1)) {
      flags[count - 1] |= Tokens.ABBREVIATION;
    } else {
      stop = true;
      pending |= Tokens.BREAK_BEFORE;
    }
  }

  private boolean isAbbreviation(int token) {
    int from = token == 0 ? 0 : foldedEnds[token - 1];
    boolean initial = foldedEnds[token] - from == 1 && (flags[token] & Tokens.CAPITALISED) != 0;
    boolean dotted = (flags[token] & Tokens.ABBREVIATION) != 0;
    return initial
        || dotted
        || ((flags[token] & Tokens.CAPITALISED) != 0 && ABBREVIATIONS.has(hashes[token]));
  }

  private void ampersand() {
    open(position);
    foldAppend('a');
    foldAppend('n');
    foldAppend('d');
    position++;
    close(position, 0);
  }

  private void ideograph() {
    open(position);
    char c = chars[position];
    append(c);
    position++;
    close(position, Tokens.UNCASED);
  }

  private void word() {
    int from = position;
    open(from);
    int letters = 0;
    int upper = 0;
    int digits = 0;
    int extra = 0;
    boolean uncased = false;
    boolean capitalised = false;
    int end = position;
    while (position < length) {
      int plain = plainLetters();
      if (plain > 0) {
        capitalised |= letters == 0 && chars[position - plain] <= 'Z';
        upper += plainUpper;
        letters += plain;
        end = position;
        if (position == length) {
          break;
        }
      }
      char c = chars[position];
      byte kind = Folding.kind(c);
      if (kind == Folding.LETTER) {
        boolean isUpper = Folding.isUpper(c);
        uncased |= Folding.isUncased(c);
        capitalised |= isUpper && letters == 0;
        upper += isUpper ? 1 : 0;
        letters++;
        append(c);
        end = ++position;
      } else if (kind == Folding.DIGIT) {
        digits++;
        append(c);
        end = ++position;
      } else if (kind == Folding.MARK) {
        end = ++position;
      } else if (Character.isHighSurrogate(c) && isWordCharacter(position)) {
        foldAppend(c);
        foldAppend(chars[position + 1]);
        lowSurrogate(position + 1);
        letters++;
        uncased = true;
        position += 2;
        end = position;
      } else if (kind == Folding.APOSTROPHE && letters > 0) {
        if (isElision(from)) {
          position++;
          close(end, shape(letters, upper, digits, capitalised, uncased));
          return;
        }
        if (isPossessive()) {
          extra |= Tokens.POSSESSIVE;
          position += position + 1 < length && isS(chars[position + 1]) ? 2 : 1;
          break;
        }
        if (!isWordCharacter(position + 1)) {
          break;
        }
        position++;
      } else if (c == '.' && isDotted(from, letters, extra)) {
        extra |= Tokens.ABBREVIATION;
        position++;
        end = endsDotted() ? position : end;
      } else {
        break;
      }
    }
    close(end, extra | shape(letters, upper, digits, capitalised, uncased));
  }

  /**
   * Takes a run of unaccented Latin letters, of which most words consist, and counts its capitals.
   *
   * @return how many it took
   */
  private int plainLetters() {
    int from = position;
    int at = from;
    int upper = 0;
    long hash = currentHash;
    int to = foldedLength;
    while (at < length) {
      char c = chars[at];
      char lower = (char) (c | 0x20);
      if (lower < 'a' || lower > 'z' || c > 'z') {
        break;
      }
      upper += lower != c ? 1 : 0;
      folded[to++] = lower;
      hash = WordHash.add(hash, lower);
      at++;
    }
    position = at;
    foldedLength = to;
    currentHash = hash;
    plainUpper = upper;
    return at - from;
  }

  private static int shape(
      int letters, int upper, int digits, boolean capitalised, boolean uncased) {
    int shape = capitalised ? Tokens.CAPITALISED : 0;
    if (upper > 1) {
      shape |= upper == letters ? Tokens.ALL_CAPS : Tokens.MIXED_CASE;
    }
    shape |= letters == 0 && digits > 0 ? Tokens.NUMBER : 0;
    return shape | (uncased ? Tokens.UNCASED : 0);
  }

  /** Whether this is the stop of "U.S.": single letters, each followed by a stop. */
  private boolean isDotted(int from, int letters, int extra) {
    int since = position - from;
    boolean alternates = letters * 2 - 1 == since;
    if (!alternates) {
      return false;
    }
    boolean begun = (extra & Tokens.ABBREVIATION) != 0;
    boolean goesOn =
        position + 2 < length
            && Folding.kind(chars[position + 1]) == Folding.LETTER
            && chars[position + 2] == '.';
    return begun || goesOn;
  }

  private boolean endsDotted() {
    return !(position + 1 < length
        && Folding.kind(chars[position]) == Folding.LETTER
        && chars[position + 1] == '.');
  }

  private boolean isElision(int from) {
    if (!isWordCharacter(position + 1)) {
      return false;
    }
    char first = Character.toLowerCase(chars[from]);
    boolean elided =
        position - from == 1
            ? ELIDED.indexOf(first) >= 0
            : position - from == 2 && first == 'q' && Character.toLowerCase(chars[from + 1]) == 'u';
    return elided && !isPossessive();
  }

  /** Whether the apostrophe at the position begins 's, or follows an s and ends the word. */
  private boolean isPossessive() {
    if (position + 1 < length && isS(chars[position + 1])) {
      return !isWordCharacter(position + 2);
    }
    return !isWordCharacter(position + 1) && isS(chars[position - 1]);
  }

  private static boolean isS(char c) {
    return c == 's' || c == 'S';
  }

  private boolean isWordCharacter(int at) {
    if (at >= length) {
      return false;
    }
    char c = chars[at];
    byte kind = Folding.kind(c);
    if (kind == Folding.LETTER || kind == Folding.DIGIT) {
      return true;
    }
    return Character.isHighSurrogate(c)
        && at + 1 < length
        && Character.isLowSurrogate(chars[at + 1])
        && Character.isLetter(Character.toCodePoint(c, chars[at + 1]));
  }

  private void lowSurrogate(int at) {
    if (surrogateCount == lowSurrogates.length) {
      lowSurrogates = Arrays.copyOf(lowSurrogates, Math.max(8, surrogateCount * 2));
    }
    lowSurrogates[surrogateCount++] = at;
  }

  private void open(int at) {
    if (count == starts.length) {
      int larger = count * 2;
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
      flags = Arrays.copyOf(flags, larger);
      hashes = Arrays.copyOf(hashes, larger);
      foldedEnds = Arrays.copyOf(foldedEnds, larger);
    }
    starts[count] = at;
    currentHash = WordHash.SEED;
  }

  private void append(char c) {
    char single = Folding.single(c);
    if (single != 0) {
      foldAppend(single);
      return;
    }
    String several = Folding.several(c);
    for (int i = 0; i < several.length(); i++) {
      foldAppend(several.charAt(i));
    }
  }

  private void foldAppend(char c) {
    if (foldedLength + length - position >= folded.length) {
      folded = Arrays.copyOf(folded, folded.length * 2);
    }
    folded[foldedLength++] = c;
    currentHash = WordHash.add(currentHash, c);
  }

  private void close(int end, int shape) {
    int flag = pending | shape;
    boolean upper = (shape & (Tokens.CAPITALISED | Tokens.UNCASED | Tokens.NUMBER)) != 0;
    if (stop && upper) {
      flag |= Tokens.SENTENCE_START;
    }
    ends[count] = end;
    flags[count] = (short) flag;
    hashes[count] = WordHash.finish(currentHash);
    foldedEnds[count] = foldedLength;
    count++;
    pending = 0;
    stop = false;
  }
}

package io.newswire.streams.tag.text;

import java.text.Normalizer;
import java.util.Map;

/**
 * What a character is to the tokeniser, and what it becomes when spelling differences that names do
 * not depend on are levelled: case, diacritics, ligatures, presentation forms, Arabic alef forms,
 * ta marbuta, alef maqsura, tatweel and vowel signs, Persian and Arabic yeh and kaf, Cyrillic ё.
 *
 * <p>Built once from the Unicode compatibility decomposition (NFKD, Unicode Annex #15). Characters
 * outside the Basic Multilingual Plane stay as they are.
 */
final class Folding {

  /** A class of characters. */
  static final byte OTHER = 0;

  static final byte LETTER = 1;
  static final byte DIGIT = 2;

  /** Joins to the character before it: combining marks, tatweel, joiners. */
  static final byte MARK = 3;

  /** A letter of a script that writes no spaces between words: each is a token. */
  static final byte IDEOGRAPH = 4;

  /** White space that ends no line. */
  static final byte SPACE = 5;

  static final byte LINE = 6;
  static final byte APOSTROPHE = 7;
  static final byte HYPHEN = 8;

  private static final int KIND = 15;
  private static final int UPPER = 1 << 4;
  private static final int UNCASED = 1 << 5;

  /** From here on stand the scripts of which some have no case. */
  private static final char FIRST_UNCASED = '\u0501';

  private static final Map<Character, String> SPECIAL =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('ø', "o"),
          Map.entry('đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('þ', "th"),
          Map.entry('ł', "l"),
          Map.entry('ħ', "h"),
          Map.entry('ı', "i"),
          Map.entry('ŧ', "t"),
          Map.entry('ə', "e"),
          Map.entry('й', "й"),
          Map.entry('ї', "ї"),
          Map.entry('ة', "ه"),
          Map.entry('ى', "ي"),
          Map.entry('ی', "ي"),
          Map.entry('ې', "ي"),
          Map.entry('ک', "ك"),
          Map.entry('ہ', "ه"),
          Map.entry('ە', "ه"));

  /** Kind and case of each character. */
  private static final byte[] KINDS = new byte[Character.MAX_VALUE + 1];

  private static final char[] SINGLE = new char[Character.MAX_VALUE + 1];
  private static final String[] SEVERAL = new String[Character.MAX_VALUE + 1];

  static {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      byte kind = classify((char) c);
      KINDS[c] = (byte) (kind | letterCase((char) c));
      if (kind == LETTER || kind == DIGIT || kind == IDEOGRAPH) {
        String folded = c < 0x80 ? asciiFold((char) c) : fold((char) c);
        SINGLE[c] = folded.length() == 1 ? folded.charAt(0) : 0;
        SEVERAL[c] = folded.length() == 1 ? null : folded;
      }
    }
  }

  private Folding() {}

  static byte kind(char c) {
    return (byte) (KINDS[c] & KIND);
  }

  static boolean isUpper(char c) {
    return (KINDS[c] & UPPER) != 0;
  }

  /** Whether it belongs to a script that has no case. */
  static boolean isUncased(char c) {
    return (KINDS[c] & UNCASED) != 0;
  }

  /** The folded character, or 0 where it folds to none or several: then see {@link #several}. */
  static char single(char c) {
    return SINGLE[c];
  }

  static String several(char c) {
    return SEVERAL[c];
  }

  private static int letterCase(char c) {
    if (Character.isUpperCase(c)) {
      return UPPER;
    }
    return c >= FIRST_UNCASED && !Character.isLowerCase(c) ? UNCASED : 0;
  }

  private static String asciiFold(char c) {
    return String.valueOf(Character.toLowerCase(c));
  }

  private static String fold(char c) {
    char lower = Character.toLowerCase(c);
    String special = SPECIAL.get(lower);
    if (special != null) {
      return special;
    }
    String decomposed = Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char d = Character.toLowerCase(decomposed.charAt(i));
      if (isMark(d)) {
        continue;
      }
      String again = SPECIAL.get(d);
      if (again != null) {
        folded.append(again);
      } else if (Character.isLetterOrDigit(d)) {
        int digit = Character.digit(d, 10);
        folded.append(digit >= 0 ? (char) ('0' + digit) : d);
      }
    }
    return folded.length() == 0 ? String.valueOf(lower) : folded.toString();
  }

  private static byte classify(char c) {
    if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085') {
      return LINE;
    }
    if (isApostrophe(c)) {
      return APOSTROPHE;
    }
    if (c == '-' || c == '\u2010' || c == '\u2011' || c == '\u00AD') {
      return HYPHEN;
    }
    if (isMark(c)) {
      return MARK;
    }
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
      return SPACE;
    }
    if (Character.isIdeographic(c) || isKana(c)) {
      return IDEOGRAPH;
    }
    if (Character.isLetter(c)) {
      return LETTER;
    }
    return Character.isDigit(c) ? DIGIT : OTHER;
  }

  private static boolean isKana(char c) {
    return (c >= '\u3041' && c <= '\u309F') || (c >= '\u30A1' && c <= '\u30FF');
  }

  private static boolean isApostrophe(char c) {
    return c == '\''
        || c == '\u2019'
        || c == '\u2018'
        || c == '`'
        || c == '\u00B4'
        || c == '\u02BC'
        || c == '\u02BB'
        || c == '\u02BF'
        || c == '\u02BE'
        || c == '\u2032';
  }

  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || c == '\u0640'
        || c == '\u200C'
        || c == '\u200D'
        || c == '\uFE0F';
  }
}

package io.newswire.streams.dedup;

import com.dynatrace.hash4j.hashing.Hasher64;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * The words of a text, folded so that case, quotes, dashes, invisible characters and the separators
 * inside numbers make no difference. Scripts that put no blanks between words count each character
 * as a word.
 */
final class Words {

  private byte[] folded = new byte[4_096];
  private int length;
  private int[] ends = new int[512];
  private boolean[] number = new boolean[512];
  private boolean[] name = new boolean[512];
  private int count;

  /** Reads a text; what was read before is forgotten. */
  void read(String raw) {
    String text =
        Normalizer.isNormalized(raw, Normalizer.Form.NFKC)
            ? raw
            : Normalizer.normalize(raw, Normalizer.Form.NFKC);
    length = 0;
    count = 0;
    boolean opensSentence = true;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!isWordPart(c)) {
        opensSentence = opensSentence(opensSentence, text, at, c);
        at += Character.charCount(c);
        continue;
      }
      int start = length;
      boolean digit = Character.isDigit(c);
      boolean capital = Character.isUpperCase(c);
      at = isAlone(c) ? append(c, at) : word(text, at);
      if (length > start) {
        boolean isName = capital && !opensSentence && length - start > 2;
        end(digit, isName);
        opensSentence = false;
      }
    }
  }

  int count() {
    return count;
  }

  boolean isNumber(int word) {
    return number[word];
  }

  boolean isName(int word) {
    return name[word];
  }

  /** Hash of the words from one, {@code words} of them. */
  long hash(Hasher64 hasher, int from, int words) {
    int start = from == 0 ? 0 : ends[from - 1];
    return hasher.hashBytesToLong(folded, start, ends[from + words - 1] - start);
  }

  private int word(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (isWordPart(c) && !isAlone(c)) {
        at = append(c, at);
      } else if (Character.isIdentifierIgnorable(c) || joinsDigits(text, at, c)) {
        at += Character.charCount(c);
      } else {
        break;
      }
    }
    return at;
  }

  private static boolean joinsDigits(String text, int at, int c) {
    return (c == '.' || c == ',')
        && at > 0
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(text.charAt(at + 1));
  }

  private static boolean opensSentence(boolean before, String text, int at, int c) {
    if (c == '.' || c == '!' || c == '?' || c == ':') {
      return true;
    }
    boolean emptyLine = c == '\n' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    return before || emptyLine;
  }

  private static boolean isWordPart(int c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isAlone(int c) {
    if (c < 0x0e00) {
      return false;
    }
    if (Character.isIdeographic(c)) {
      return true;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  private int append(int c, int at) {
    int folds = Character.isDigit(c) ? '0' + Character.digit(c, 10) : Character.toLowerCase(c);
    if (length + 4 > folded.length) {
      folded = Arrays.copyOf(folded, folded.length * 2);
    }
    folded[length++] = (byte) folds;
    folded[length++] = (byte) (folds >> 8);
    if (folds > 0xffff) {
      folded[length++] = (byte) (folds >> 16);
    }
    return at + Character.charCount(c);
  }

  private void end(boolean isNumber, boolean isName) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      number = Arrays.copyOf(number, count * 2);
      name = Arrays.copyOf(name, count * 2);
    }
    if (length == folded.length) {
      folded = Arrays.copyOf(folded, length * 2);
    }
    folded[length++] = ' ';
    ends[count] = length;
    number[count] = isNumber;
    name[count++] = isName;
  }
}

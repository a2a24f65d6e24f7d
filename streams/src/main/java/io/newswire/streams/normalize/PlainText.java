package io.newswire.streams.normalize;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * One form for text that looks the same: Unicode NFC, no control or invisible characters, no
 * unpaired surrogates, single spaces, paragraphs separated by one empty line.
 *
 * <p>The joiners U+200C and U+200D stay: Persian and the Indic scripts are misspelt without them.
 * Direction marks go: the page decides on direction, and they can make a text read otherwise than
 * it is stored (Unicode Technical Report 36).
 */
final class PlainText {

  private static final Pattern SPACES = Pattern.compile("[ \\t]+");
  private static final Pattern AROUND_LINE_END = Pattern.compile(" ?\\n ?");
  private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");
  private static final Pattern LINE_ENDS = Pattern.compile("\\n+");

  private PlainText() {}

  /** A text of paragraphs; single line ends inside a paragraph stay. */
  static String paragraphs(String text) {
    String clean = SPACES.matcher(visible(text)).replaceAll(" ");
    clean = AROUND_LINE_END.matcher(clean).replaceAll("\n");
    return EMPTY_LINES.matcher(clean).replaceAll("\n\n").strip();
  }

  /**
   * A text of one line.
   *
   * @param max longest result in characters; what is longer is cut at a word and ends in an
   *     ellipsis
   */
  static String line(String text, int max) {
    String clean = LINE_ENDS.matcher(visible(text)).replaceAll(" ");
    clean = SPACES.matcher(clean).replaceAll(" ").strip();
    return clean.length() <= max ? clean : cut(clean, max);
  }

  /** A text of paragraphs, cut as {@link #line} cuts. */
  static String paragraphs(String text, int max) {
    String clean = paragraphs(text);
    return clean.length() <= max ? clean : cut(clean, max);
  }

  private static String cut(String text, int max) {
    int end = text.lastIndexOf(' ', max - 1);
    if (end < max / 2) {
      end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  private static String visible(String text) {
    return isPlainAscii(text) ? text : clean(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  private static boolean isPlainAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x7F || (c < ' ' && c != '\n' && c != '\t')) {
        return false;
      }
    }
    return true;
  }

  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        clean.append(c).append(text.charAt(++i));
      } else {
        append(clean, text, i);
      }
    }
    return clean.toString();
  }

  private static void append(StringBuilder clean, String text, int at) {
    char c = text.charAt(at);
    switch (c) {
      case '\n', '\t', '\u200C', '\u200D' -> clean.append(c);
      case '\r' -> {
        boolean pair = at + 1 < text.length() && text.charAt(at + 1) == '\n';
        clean.append(pair ? "" : "\n");
      }
      case '\u0085', '\u2028', '\u000B', '\u000C' -> clean.append('\n');
      case '\u2029' -> clean.append("\n\n");
      case '\u00AD' -> {}
      default -> {
        if (Character.isSpaceChar(c)) {
          clean.append(' ');
        } else if (Character.isSurrogate(c)) {
          clean.append('\uFFFD');
        } else if (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
          clean.append(c);
        }
      }
    }
  }
}

package io.newswire.producer.format.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Plain text made regular: what readers cannot see is gone, what they see stays. */
public final class Tidy {

  /** Between paragraphs. */
  public static final String PARAGRAPH_BREAK = "\n\n";

  // Control characters that are no white space, soft hyphen, zero-width space, joiners at no place
  // of use to plain words, direction marks,
  // byte order mark; U+200C and U+200D stay, Persian and Indic spelling needs them.
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\u0000-\\u0008\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F\\u00AD\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]");
  private static final Pattern BREAK =
      Pattern.compile("\\r\\n?|[\\n\\u0085\\u2028\\u2029\\f\\u000B]");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Zs}\\p{Cntrl}]+");

  private static final int WIDEST_WRAP = 120;
  private static final int FEWEST_WRAPPED = 4;
  private static final int WRAP_TOLERANCE = 3;

  private Tidy() {}

  /** One line: invisible characters dropped, every run of white space one space. */
  public static String line(String text) {
    return SPACE.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }

  /** The lines of a text, each tidy, empty ones kept as empty. */
  public static List<String> lines(String text) {
    return Arrays.stream(BREAK.split(text, -1)).map(Tidy::line).toList();
  }

  /**
   * The paragraphs of a text: its lines, those of a text that was wrapped to a fixed width joined
   * again.
   */
  public static List<String> paragraphs(String text) {
    List<String> lines = lines(text);
    int width = lines.stream().mapToInt(String::length).max().orElse(0);
    boolean wrapped = width <= WIDEST_WRAP && isWrapped(lines, width);
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      paragraph.append(paragraph.isEmpty() ? "" : " ").append(lines.get(i));
      if (!wrapped || i + 1 == lines.size() || !runsOn(lines.get(i), lines.get(i + 1), width)) {
        if (!paragraph.isEmpty()) {
          paragraphs.add(paragraph.toString());
          paragraph.setLength(0);
        }
      }
    }
    return paragraphs;
  }

  /** Whether most lines that another follows end because the next word would not have fitted. */
  private static boolean isWrapped(List<String> lines, int width) {
    int followed = 0;
    int full = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (!lines.get(i).isEmpty() && !lines.get(i + 1).isEmpty()) {
        followed++;
        full += runsOn(lines.get(i), lines.get(i + 1), width) ? 1 : 0;
      }
    }
    return full >= FEWEST_WRAPPED && full * 3 >= followed * 2;
  }

  private static boolean runsOn(String line, String next, int width) {
    if (line.isEmpty() || next.isEmpty()) {
      return false;
    }
    int space = next.indexOf(' ');
    int firstWord = space < 0 ? next.length() : space;
    return line.length() + 1 + firstWord > width - WRAP_TOLERANCE;
  }

  /** The text with its paragraphs separated by {@link #PARAGRAPH_BREAK}. */
  public static String text(String text) {
    return String.join(PARAGRAPH_BREAK, paragraphs(text));
  }
}

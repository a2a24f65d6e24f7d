package io.newswire.producer.format.text;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plain text made regular: what readers cannot see is gone, what they see stays. */
public final class Tidy {

  /** Between paragraphs. */
  public static final String PARAGRAPH_BREAK = "\n\n";

  // Soft hyphen, zero-width space, joiners at no place of use to plain words, direction marks,
  // byte order mark; U+200C and U+200D stay, Persian and Indic spelling needs them.
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u00AD\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]");
  private static final Pattern BREAK =
      Pattern.compile("\\r\\n?|[\\n\\u0085\\u2028\\u2029\\f\\u000B]");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Zs}\\p{Cntrl}]+");

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
   * The paragraphs of a text. Where it has empty lines they separate paragraphs and single line
   * breaks are a matter of layout; where it has none, every line is a paragraph.
   */
  public static List<String> paragraphs(String text) {
    String broken = BREAK.matcher(text).replaceAll("\n").strip();
    return Arrays.stream(
            broken.split("\\n[\\s\\p{Zs}]*\\n", -1).length > 1
                ? broken.split("\\n[\\s\\p{Zs}]*\\n", -1)
                : broken.split("\\n", -1))
        .map(Tidy::line)
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }

  /** The text with its paragraphs separated by {@link #PARAGRAPH_BREAK}. */
  public static String text(String text) {
    return paragraphs(text).stream().collect(Collectors.joining(PARAGRAPH_BREAK));
  }
}

package io.newswire.producer.format.mail;

import java.util.regex.Pattern;

/**
 * Plain text whose soft line breaks are marked by a space at the end of the line.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3676">The text/plain Format and DelSp parameters,
 *     RFC 3676</a>
 */
final class Flowed {

  private static final Pattern STATED = Pattern.compile("(?i)\\bformat\\s*=\\s*\"?flowed\\b");
  private static final Pattern DELETES_SPACE = Pattern.compile("(?i)\\bdelsp\\s*=\\s*\"?yes\\b");
  private static final Pattern LINE_BREAK = Pattern.compile("\\r?\\n");
  private static final String SIGNATURE = "-- ";

  private Flowed() {}

  /** Whether a Content-Type says that its text is of this kind. */
  static boolean isStated(String contentType) {
    return STATED.matcher(contentType).find();
  }

  /** The text with each paragraph on one line; what is quoted keeps its marks. */
  static String paragraphs(String text, String contentType) {
    boolean deletesSpace = DELETES_SPACE.matcher(contentType).find();
    StringBuilder paragraphs = new StringBuilder(text.length());
    boolean flows = false;
    int depth = 0;
    for (String line : LINE_BREAK.split(text, -1)) {
      int quoted = 0;
      while (quoted < line.length() && line.charAt(quoted) == '>') {
        quoted++;
      }
      String content = line.substring(quoted);
      // A space at the beginning was put there to keep the line from being taken for something
      // else.
      content = content.startsWith(" ") ? content.substring(1) : content;
      boolean goesOn = flows && quoted == depth && !content.equals(SIGNATURE);
      if (!goesOn) {
        paragraphs
            .append(paragraphs.isEmpty() ? "" : "\n")
            .append(quoted == 0 ? "" : ">".repeat(quoted) + ' ');
      }
      flows = content.endsWith(" ") && !content.equals(SIGNATURE);
      depth = quoted;
      paragraphs.append(
          flows && deletesSpace ? content.substring(0, content.length() - 1) : content);
    }
    return paragraphs.toString();
  }
}

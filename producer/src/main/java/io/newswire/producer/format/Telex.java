package io.newswire.producer.format;

import io.newswire.producer.format.text.Tidy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One message of the wire protocols that come from the teleprinter, taken apart at its control
 * characters.
 *
 * @param header what stands between SOH and STX
 * @param text what stands between STX and ETX
 * @param trailer what stands behind ETX
 */
record Telex(String header, String text, String trailer) {

  private static final char SOH = '\u0001';
  private static final char STX = '\u0002';
  private static final char ETX = '\u0003';
  private static final char EOT = '\u0004';

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n\\r]]");
  private static final Pattern INDENT = Pattern.compile("^(?:\\t| {2,}).*", Pattern.DOTALL);
  private static final Pattern RULE = Pattern.compile("[_=*\\s-]{3,}");

  /** Whether a document begins as such a message does: SOH, and later STX. */
  private static boolean beginsLikeOne(String head) {
    int start = 0;
    while (start < head.length() && head.charAt(start) != SOH && head.charAt(start) < ' ') {
      start++;
    }
    return start < head.length() && head.charAt(start) == SOH && head.indexOf(STX) > start;
  }

  /** The messages of a document; of one that breaks off, what is there. */
  private static List<Telex> messages(String document) {
    List<Telex> messages = new ArrayList<>();
    for (int soh = document.indexOf(SOH); soh >= 0; soh = document.indexOf(SOH, soh + 1)) {
      int next = document.indexOf(SOH, soh + 1);
      String message = document.substring(soh + 1, next < 0 ? document.length() : next);
      int stx = message.indexOf(STX);
      if (stx >= 0) {
        int etx = message.indexOf(ETX, stx);
        int text = etx < 0 ? message.length() : etx;
        int eot = message.indexOf(EOT, text);
        messages.add(
            new Telex(
                message.substring(0, stx),
                message.substring(stx + 1, text),
                message.substring(text, eot < 0 ? message.length() : eot)));
      }
    }
    return messages;
  }

  /** Whether a document begins with messages that have such a header. */
  static boolean begins(Document document, Pattern header) {
    return beginsLikeOne(document.head())
        && messages(document.head()).stream()
            .anyMatch(message -> header.matcher(message.header()).matches());
  }

  /**
   * An item for each message of a document.
   *
   * @param header what the header of a message of the format looks like
   * @param format the format's name, for people
   * @param read reads a message whose header matches
   */
  static List<Item> items(
      Document document, Pattern header, String format, BiFunction<Telex, Matcher, Item> read) {
    return messages(document.text()).stream()
        .map(
            message -> {
              Matcher matcher = header.matcher(message.header());
              return matcher.matches()
                  ? read.apply(message, matcher)
                  : new Item.Refused(
                      Item.Refused.MALFORMED,
                      format + " header of no known form: " + Tidy.line(message.header()),
                      null);
            })
        .toList();
  }

  /**
   * The paragraphs of lines as they were sent to a printer: a paragraph ends at an empty line or
   * where the next line is indented. Rules of dashes are left out.
   */
  static List<String> paragraphs(List<String> lines) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String line : lines) {
      if (line.isBlank() || INDENT.matcher(line).matches()) {
        end(paragraph, paragraphs);
      }
      paragraph.append(line).append(' ');
    }
    end(paragraph, paragraphs);
    return paragraphs;
  }

  /** A line in the characters of print: quotation marks, dashes, no control characters. */
  static String line(String text) {
    return Tidy.line(CONTROL.matcher(text).replaceAll(" "))
        .replace("``", "“")
        .replace("''", "”")
        .replace(" _ ", " — ");
  }

  private static void end(StringBuilder paragraph, List<String> paragraphs) {
    String text = line(paragraph.toString());
    if (!text.isEmpty() && !RULE.matcher(text).matches()) {
      paragraphs.add(text);
    }
    paragraph.setLength(0);
  }
}

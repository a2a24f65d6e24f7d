package io.newswire.producer.format.html;

import io.newswire.producer.format.text.Tidy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** HTML to plain text: the words a reader sees, paragraph by paragraph. */
public final class HtmlText {

  private static final Set<String> UNSEEN =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "object",
          "embed",
          "svg",
          "math",
          "form",
          "button",
          "select",
          "textarea",
          "head",
          "audio",
          "video",
          "canvas");

  private static final Pattern MARKUP = Pattern.compile("<[/!?\\p{L}][^>]*>|&#?\\w{2,10};");

  private static final Pattern ESCAPED =
      Pattern.compile(
          "\\A<(?:p|div|br|a|span|strong|em|b|i|u|ul|ol|li|img|h[1-6]|table|blockquote|figure|article|section|iframe|script)(?:\\s[^>]*)?/?>",
          Pattern.CASE_INSENSITIVE);

  private HtmlText() {}

  /** The text of a fragment of HTML, its paragraphs separated by an empty line. */
  public static String body(String html) {
    return String.join(Tidy.PARAGRAPH_BREAK, paragraphs(html));
  }

  /** The story in a piece of a wire: markup if it has any, else plain text. */
  public static String story(String content) {
    return MARKUP.matcher(content).find() ? body(content) : Tidy.text(content);
  }

  /** The text of a fragment of HTML on one line; text that only looks like HTML stays as it is. */
  public static String line(String html) {
    return MARKUP.matcher(html).find() ? String.join(" ", paragraphs(html)) : Tidy.line(html);
  }

  /** The paragraphs of a fragment of HTML; what was escaped twice is read twice. */
  public static List<String> paragraphs(String html) {
    List<String> paragraphs = paragraphs(Jsoup.parseBodyFragment(html).body());
    return !paragraphs.isEmpty() && ESCAPED.matcher(paragraphs.get(0)).find()
        ? paragraphs(Jsoup.parseBodyFragment(String.join("\n", paragraphs)).body())
        : paragraphs;
  }

  /** The paragraphs of an element. */
  public static List<String> paragraphs(Element element) {
    Collector collector = new Collector();
    element.filter(collector);
    collector.end();
    return collector.paragraphs;
  }

  private static final class Collector implements NodeFilter {

    private final List<String> paragraphs = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private boolean afterBreak;

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text) {
        paragraph.append(text.getWholeText());
        afterBreak &= text.isBlank();
      } else if (node instanceof Element element) {
        if (UNSEEN.contains(element.normalName())) {
          return FilterResult.SKIP_ENTIRELY;
        }
        if (element.normalName().equals("br")) {
          lineBreak();
        } else if (isBlock(element)) {
          end();
        }
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        if (element.normalName().equals("td") || element.normalName().equals("th")) {
          paragraph.append(' ');
        } else if (isBlock(element)) {
          end();
        }
      }
      return FilterResult.CONTINUE;
    }

    /** One line break is layout, a second one ends the paragraph. */
    private void lineBreak() {
      if (afterBreak) {
        end();
      } else {
        paragraph.append(' ');
        afterBreak = true;
      }
    }

    private void end() {
      String text = Tidy.line(paragraph.toString());
      if (!text.isEmpty()) {
        paragraphs.add(text);
      }
      paragraph.setLength(0);
      afterBreak = false;
    }

    private static boolean isBlock(Element element) {
      String name = element.normalName();
      return element.isBlock() && !name.equals("td") && !name.equals("th");
    }
  }
}

package io.newswire.producer.format.html;

import io.newswire.producer.format.text.Edges;
import io.newswire.producer.format.text.Tidy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Where the story stands on a page, without menus, teasers, captions and comments: what Mozilla's
 * Readability takes for it.
 *
 * @see <a href="https://github.com/dankito/Readability4J">Readability4J</a>
 */
final class MainText {

  private static final String AROUND =
      "footer, nav, aside, [role=contentinfo], [role=navigation], [role=complementary], #footer,"
          + " .footer, #comments, .comments, #disqus_thread";
  private static final String WITHIN = "figure, figcaption, aside, nav, footer, [class*=caption]";

  private static final double MOST_LINKED = 0.9;
  private static final int LONG_ENOUGH_TO_BE_ONE = 60;

  private MainText() {}

  /**
   * The story and what stood around it.
   *
   * @param page the page, which is changed
   * @param headline the story's headline
   */
  static Edges of(Document page, String headline) {
    Set<String> headings = texts(page.select("h1"));
    int prose = prose(page);
    // Some sites put the story itself into what is meant for the page around it.
    page.select(AROUND).stream().filter(part -> prose(part) * 2 < prose).forEach(Element::remove);
    Element content = new Readability4J(page.location(), page).parse().getArticleContent();
    if (content == null) {
      return new Edges(List.of(), null, null);
    }
    content.select(WITHIN).remove();
    headings.add(headline);
    Set<String> pointers =
        texts(content.select("p, li, div, td").stream().filter(MainText::isPointer).toList());
    return Edges.of(once(HtmlText.paragraphs(content)), headings, pointers);
  }

  private static Set<String> texts(List<Element> elements) {
    return elements.stream()
        .map(element -> Tidy.line(element.text()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static int prose(Element part) {
    return part.select("p").stream().mapToInt(paragraph -> paragraph.text().length()).sum();
  }

  /** Whether all of a block's text is the text of links: a way to other pages. */
  private static boolean isPointer(Element block) {
    int linked = block.select("a[href]").stream().mapToInt(link -> link.text().length()).sum();
    return linked > 0 && linked >= block.text().length() * MOST_LINKED;
  }

  /** Pages repeat their paragraphs for other screens and in galleries. */
  private static List<String> once(List<String> paragraphs) {
    Set<String> seen = new HashSet<>();
    return paragraphs.stream()
        .filter(text -> text.length() < LONG_ENOUGH_TO_BE_ONE || seen.add(text))
        .toList();
  }
}

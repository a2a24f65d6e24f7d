package io.newswire.producer.format.html;

import io.newswire.producer.format.text.Edges;
import io.newswire.producer.format.text.Tidy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Where the story stands on a page, without menus, teasers, captions and comments: what Mozilla's
 * Readability takes for it, once what is none by its markup is gone.
 *
 * @see <a href="https://github.com/dankito/Readability4J">Readability4J</a>
 */
final class MainText {

  private static final String WITHIN = "figure, figcaption, aside, nav, footer";
  private static final String BLOCKS = "p, div, td, ul, ol, h2, h3, h4, h5, h6";

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
    Set<String> titles = texts(page.select("h1"));
    titles.add(headline);
    Surroundings.remove(page);
    Element content = new Readability4J(page.location(), page).parse().getArticleContent();
    if (content == null) {
      return new Edges(List.of(), null, null);
    }
    content.select(WITHIN).remove();
    return Edges.of(once(HtmlText.paragraphs(content)), titles, pointers(content));
  }

  private static Set<String> texts(List<Element> elements) {
    return elements.stream()
        .map(element -> Tidy.line(element.text()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** The texts of blocks that are links to other pages and nothing else. */
  private static Set<String> pointers(Element content) {
    return texts(
        content.select(BLOCKS).stream()
            .filter(MainText::isLinked)
            .flatMap(block -> isList(block) ? block.children().stream() : Stream.of(block))
            .toList());
  }

  private static boolean isList(Element block) {
    return block.normalName().equals("ul") || block.normalName().equals("ol");
  }

  private static boolean isLinked(Element block) {
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

package io.newswire.producer.format.html;

import io.newswire.producer.format.text.Edges;
import io.newswire.producer.format.text.Tidy;
import java.util.List;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The story on a page, without menus, teasers, captions and comments: what Mozilla's Readability
 * takes for it, or what the page's structured data says it is.
 *
 * @see <a href="https://github.com/dankito/Readability4J">Readability4J</a>
 */
final class MainText {

  private MainText() {}

  /**
   * The story.
   *
   * @param page the page, which is changed
   */
  static String of(Document page, PageMetadata metadata) {
    String described = metadata.describedBody().map(HtmlText::story).orElse("");
    Element content = new Readability4J(page.location(), page).parse().getArticleContent();
    if (content == null) {
      return described;
    }
    content.select("figure, figcaption, aside, nav, footer").remove();
    List<String> paragraphs = HtmlText.paragraphs(content);
    String shown =
        String.join(Tidy.PARAGRAPH_BREAK, Edges.trimmed(paragraphs, metadata.headline()));
    return shown.length() * 2 < described.length() ? described : shown;
  }
}

package io.newswire.producer.format.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What of a page is no story, told by its markup: elements, roles and styles, and the words of
 * which classes and ids are made. Some sites put the story itself into any of it, so no kind goes
 * that holds half of the page's prose.
 */
final class Surroundings {

  private static final List<String> KINDS =
      List.of(
          "footer, [role=contentinfo]",
          "nav, [role=navigation]",
          "aside, [role=complementary]",
          "figcaption",
          "[hidden], [style~=(?i)(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)]");

  /** Words of classes and ids that name a kind. */
  private static final Set<String> WORDS =
      Set.of(
          "footer",
          "breadcrumb",
          "breadcrumbs",
          "byline",
          "caption",
          "newsletter",
          "outbrain",
          "taboola",
          "popular",
          "promo",
          "recirc",
          "recirculation",
          "recommended",
          "recommendations",
          "related",
          "share",
          "sharing",
          "social",
          "sponsored",
          "subscribe",
          "tags",
          "teaser",
          "trending");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");

  private static final String COMMENTS =
      "#comments, #comment-list, #respond, #disqus_thread, .comments, .comment-list, .commentlist,"
          + " .comments-area, .comments-section, .comment-body, .comment-content, [itemprop=comment],"
          + " [itemtype$=/Comment]";

  /** A page of which less is left has no story beside its comments. */
  private static final int FEWEST_CHARS_BESIDE_COMMENTS = 200;

  /** What is declared to be the story, and shorter, is a teaser or a stub. */
  private static final int FEWEST_CHARS_DECLARED = 500;

  private Surroundings() {}

  /** Takes them off a page. */
  static void remove(Document page) {
    keepDeclared(page);
    int prose = prose(page);
    KINDS.forEach(kind -> removeUnless(prose / 2, page.select(kind)));
    byWord(page.body()).values().forEach(parts -> removeUnless(prose / 2, parts));
    removeUnless(prose(page) - FEWEST_CHARS_BESIDE_COMMENTS, page.select(COMMENTS));
    // Some servers keep a page's state in a form around all of it.
    page.select("form").stream()
        .filter(form -> prose(form) * 2 >= prose)
        .toList()
        .forEach(Element::unwrap);
  }

  /** Of a page that says by microdata where its story stands, that is left. */
  private static void keepDeclared(Document page) {
    List<Element> story = outermost(page.select("[itemprop=articleBody]"));
    int told = story.stream().mapToInt(Surroundings::prose).sum();
    if (told >= FEWEST_CHARS_DECLARED && told * 3 >= prose(page)) {
      page.body().empty().appendElement("article").appendChildren(story);
    }
  }

  private static Map<String, List<Element>> byWord(Element body) {
    Map<String, List<Element>> parts = new TreeMap<>();
    for (Element part : body.select("* [class], * [id]")) {
      BETWEEN_WORDS
          .splitAsStream(part.className() + ' ' + part.id())
          .map(word -> word.toLowerCase(Locale.ROOT))
          .filter(WORDS::contains)
          .distinct()
          .forEach(word -> parts.computeIfAbsent(word, any -> new ArrayList<>()).add(part));
    }
    return parts;
  }

  private static void removeUnless(int most, List<Element> parts) {
    List<Element> outermost = outermost(parts);
    if (outermost.stream().mapToInt(Surroundings::prose).sum() <= most) {
      outermost.forEach(Element::remove);
    }
  }

  private static List<Element> outermost(List<Element> parts) {
    Set<Element> all = new HashSet<>(parts);
    return parts.stream().filter(part -> part.parents().stream().noneMatch(all::contains)).toList();
  }

  private static int prose(Element part) {
    return part.select("p").stream().mapToInt(paragraph -> paragraph.text().length()).sum();
  }
}

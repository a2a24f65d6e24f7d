package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.newswire.events.Relation;
import io.newswire.producer.format.html.HtmlArticle;
import io.newswire.producer.format.text.Tidy;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTML page with one article on it; see {@link HtmlArticle}. */
final class HtmlPage implements Format {

  private static final Set<String> ROOTS =
      Set.of("html", "head", "body", "article", "main", "section", "div", "title", "h1", "p");

  private static final Pattern REFRESH =
      Pattern.compile(
          "<meta[^>]{1,200}?http-equiv\\s*=\\s*[\"']?refresh[^>]{0,200}?url\\s*=\\s*[\"']?(?<url>[^\"'>\\s]{1,200})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TITLE =
      Pattern.compile("<title[^>]{0,200}>(?<title>[^<]{1,200})", Pattern.CASE_INSENSITIVE);

  @Override
  public String name() {
    return "html";
  }

  @Override
  public boolean accepts(Document document) {
    String head = document.head();
    boolean xml = head.startsWith("<?xml");
    return Xml.rootName(head)
        .map(root -> root.toLowerCase(Locale.ROOT))
        .filter(root -> xml ? root.equals("html") : ROOTS.contains(root))
        .isPresent();
  }

  @Override
  public List<Item> parse(Document document) {
    if (HtmlArticle.isTooLarge(document.text())) {
      return List.of(
          new Item.Refused(
              Item.Refused.TOO_LARGE,
              "HTML page of more than %,d characters or %,d tags"
                  .formatted(HtmlArticle.MAX_CHARS, HtmlArticle.MAX_TAGS),
              null));
    }
    return List.of(
        HtmlArticle.extract(document.text(), address(document))
            .map(page -> item(page, document))
            .orElseGet(() -> new Item.Refused(Item.Refused.NOT_AN_ARTICLE, why(document), null)));
  }

  private Item item(HtmlArticle page, Document document) {
    String source = document.sourceOr(Links.host(page.link()).orElse(null));
    return new Item.Parsed(
        document
            .article(name())
            .source(source)
            .uri(Identity.uri(null, source, page.link(), page.headline(), page.body()))
            .firstCreated(page.published())
            .versionCreated(page.updated() == null ? page.published() : page.updated())
            .language(page.language())
            .headline(page.headline())
            .section(page.section())
            .byline(page.byline())
            .dateline(page.dateline())
            .summary(page.summary())
            .body(page.body())
            .link(page.link())
            .usageTerms(page.usageTerms())
            .keywords(page.keywords())
            .associations(
                page.image() == null ? List.of() : List.of(new Relation("enclosure", page.image())))
            .extra(extra(page))
            .build());
  }

  private static Map<String, JsonNode> extra(HtmlArticle page) {
    Map<String, JsonNode> extra = new LinkedHashMap<>();
    if (page.site() != null) {
      extra.put("site", TextNode.valueOf(page.site()));
    }
    if (!page.searchWords().isEmpty()) {
      extra.put("keywords", TextNode.valueOf(String.join(", ", page.searchWords())));
    }
    return extra;
  }

  private static URI address(Document document) {
    try {
      URI reference = URI.create(document.payload().reference());
      return reference.getHost() == null ? null : reference;
    } catch (IllegalArgumentException noUri) {
      return null;
    }
  }

  private static String why(Document document) {
    Matcher refresh = REFRESH.matcher(document.head());
    if (refresh.find()) {
      return "HTML page that sends its readers on to " + refresh.group("url");
    }
    Matcher title = TITLE.matcher(document.text());
    return "HTML page without a story"
        + Optional.of(title)
            .filter(Matcher::find)
            .map(found -> ": " + Tidy.line(found.group("title")))
            .orElse("");
  }
}

package io.newswire.producer.format;

import io.newswire.events.Relation;
import io.newswire.producer.format.html.HtmlText;
import io.newswire.producer.format.text.StatedTime;
import io.newswire.producer.format.text.Tidy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Google News sitemaps: the articles of the last days, with their titles. A sitemap without news,
 * or an index of sitemaps, only lists addresses, and is set aside.
 *
 * @see <a href="https://www.sitemaps.org/protocol.html">Sitemaps</a>
 * @see <a
 *     href="https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap">News
 *     sitemaps</a>
 */
final class Sitemap implements Format {

  private static final Set<String> ROOTS = Set.of("urlset", "sitemapindex");

  private static final Set<String> READ =
      Set.of(
          "loc",
          "lastmod",
          "news:news",
          "news:publication",
          "news:publication_date",
          "news:title",
          "news:genres",
          "news:keywords",
          "image:image",
          "image:loc");

  @Override
  public String name() {
    return "sitemap";
  }

  @Override
  public boolean accepts(Document document) {
    return Xml.rootName(document.head()).filter(ROOTS::contains).isPresent();
  }

  @Override
  public List<Item> parse(Document document) {
    Element root = Xml.root(document.text()).orElseThrow();
    List<Item> items = new ArrayList<>();
    List<Element> pages = Xml.children(root, "url");
    for (Element page : pages) {
      Xml.child(page, "news:news").ifPresent(news -> items.add(item(page, news, document)));
    }
    Optional<String> fault = Xml.fault(document.text());
    if (fault.isPresent()) {
      items.add(
          new Item.Refused(
              Item.Refused.MALFORMED,
              "sitemap is no well-formed XML, %d of its items could be read: %s"
                  .formatted(items.size(), fault.get()),
              null));
    } else if (items.isEmpty()) {
      items.add(
          new Item.Refused(
              Item.Refused.SET_ASIDE,
              Xml.name(root).equals("sitemapindex")
                  ? "index of %d sitemaps, carries no story"
                      .formatted(Xml.children(root, "sitemap").size())
                  : "sitemap of %d addresses without news, carries no story"
                      .formatted(pages.size()),
              null));
    }
    return items;
  }

  private Item item(Element page, Element news, Document document) {
    String link = Xml.text(page, "loc");
    String headline =
        Optional.ofNullable(Xml.text(news, "news:title")).map(HtmlText::line).orElse("");
    if (link == null && headline.isEmpty()) {
      return new Item.Refused(Item.Refused.EMPTY, "sitemap entry without address and title", null);
    }
    String source = document.sourceOr(Links.host(link).orElse(null));
    Instant published = StatedTime.parse(Xml.text(news, "news:publication_date")).orElse(null);
    Instant modified = StatedTime.parse(Xml.text(page, "lastmod")).orElse(published);
    return new Item.Parsed(
        document
            .article(name())
            .source(source)
            .uri(Identity.uri(null, source, link, headline, ""))
            .firstCreated(published == null ? modified : published)
            .versionCreated(
                published != null && modified.isBefore(published) ? published : modified)
            .headline(headline)
            .language(Xml.text(news, "news:publication", "news:language"))
            .credit(Xml.text(news, "news:publication", "news:name"))
            .genre(Xml.text(news, "news:genres"))
            .keywords(keywords(news))
            .link(link)
            .associations(
                Xml.all(page, "image:image", "image:loc").stream()
                    .map(image -> new Relation("enclosure", Tidy.line(image.wholeText())))
                    .toList())
            .extra(
                WireXml.aside(
                    Stream.concat(
                        Stream.of(page, news), Xml.children(page, "image:image").stream()),
                    READ,
                    List.of()))
            .build());
  }

  private static List<String> keywords(Element news) {
    String list = Xml.text(news, "news:keywords");
    return list == null
        ? List.of()
        : Arrays.stream(list.split("\\s*,\\s*", -1)).filter(word -> !word.isEmpty()).toList();
  }
}

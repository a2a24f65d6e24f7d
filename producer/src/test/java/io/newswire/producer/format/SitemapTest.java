package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static io.newswire.producer.format.Wires.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Article;
import io.newswire.events.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;

class SitemapTest {

  private static final String NEWS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
          xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
          xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
        <url>
          <loc>https://gazette.example/coal?a=1&amp;b=2</loc>
          <lastmod>2026-03-04T05:00:00Z</lastmod>
          <n:news>
            <n:publication><n:name>Harbour Gazette</n:name><n:language>en</n:language></n:publication>
            <n:publication_date>2026-03-03T23:10:00+01:00</n:publication_date>
            <n:title>Coal harbour &amp;amp; quays to close</n:title>
            <n:genres>PressRelease</n:genres>
            <n:keywords>coal, harbours</n:keywords>
            <n:stock_tickers>MER:COAL</n:stock_tickers>
          </n:news>
          <image:image><image:loc>https://img.gazette.example/coal.jpg</image:loc></image:image>
        </url>
        <url><loc>https://gazette.example/imprint</loc></url>
      </urlset>
      """;

  @Test
  void readsTheNewsOfASitemap() {
    List<Item> items = Wires.parse(NEWS, null);

    assertThat(items).hasSize(1);
    Article article = article(items.get(0));
    assertThat(article.origin().format()).isEqualTo("sitemap");
    assertThat(article.source()).isEqualTo("gazette.example");
    assertThat(article.link()).isEqualTo("https://gazette.example/coal?a=1&b=2");
    assertThat(article.headline()).isEqualTo("Coal harbour & quays to close");
    assertThat(article.firstCreated()).isEqualTo("2026-03-03T22:10:00Z");
    assertThat(article.versionCreated()).isEqualTo("2026-03-04T05:00:00Z");
    assertThat(article.language()).isEqualTo("en");
    assertThat(article.credit()).isEqualTo("Harbour Gazette");
    assertThat(article.genre()).isEqualTo("PressRelease");
    assertThat(article.keywords()).containsExactly("coal", "harbours");
    assertThat(article.associations())
        .containsExactly(new Relation("enclosure", "https://img.gazette.example/coal.jpg"));
    assertThat(article.extra().get("news:stock_tickers").asText()).isEqualTo("MER:COAL");
  }

  @Test
  void setsASitemapWithoutNewsAside() {
    String plain =
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://a.example/</loc></url></urlset>";

    List<Item> items = Wires.parse(plain, null);

    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.SET_ASIDE);
    assertThat(refused(items.get(0)).message()).contains("sitemap of 1 addresses");
  }

  @Test
  void setsAnIndexOfSitemapsAside() {
    String index =
        "<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>";

    List<Item> items = Wires.parse(index, null);

    assertThat(refused(items.get(0)).message()).startsWith("index of 1 sitemaps");
  }

  @Test
  void sitemapThatBreaksOffGivesWhatCanBeRead() {
    String half = NEWS.substring(0, NEWS.indexOf("<url><loc>https://gazette.example/imprint"));

    List<Item> items = Wires.parse(half, null);

    assertThat(items).hasSize(2);
    assertThat(article(items.get(0)).headline()).startsWith("Coal");
    assertThat(refused(items.get(1)).code()).isEqualTo(Item.Refused.MALFORMED);
  }
}

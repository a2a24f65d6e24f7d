package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static io.newswire.producer.format.Wires.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Article;
import io.newswire.events.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFeedTest {

  @Test
  void readsAllThatAnItemStates() {
    Article article = article(Wires.parse("json/feed.json").get(0));

    assertThat(article.uri()).isEqualTo("https://harbour.example/1");
    assertThat(article.source()).isEqualTo("harbour.example");
    assertThat(article.headline()).isEqualTo("Strike ends");
    assertThat(article.body()).isEqualTo("First.\n\nSecond.");
    assertThat(article.summary()).isEqualTo("In short.");
    assertThat(article.firstCreated()).isEqualTo("2026-03-02T16:40:00Z");
    assertThat(article.versionCreated()).isEqualTo("2026-03-02T17:00:00Z");
    assertThat(article.byline()).isEqualTo("Salma Rayes, Omar Twati");
    assertThat(article.language()).isEqualTo("en");
    assertThat(article.keywords()).containsExactly("ports");
    assertThat(article.associations())
        .containsExactly(new Relation("enclosure", "https://harbour.example/1.mp3"));
    assertThat(article.extra()).containsOnlyKeys("_desk");
    assertThat(article.origin().format()).isEqualTo("json-feed");
  }

  @Test
  void refusesAnItemThatSaysNothing() {
    List<Item> items = Wires.parse("json/feed.json");

    assertThat(refused(items.get(1)).code()).isEqualTo(Item.Refused.EMPTY);
  }

  @Test
  void readsTheArticlesThatAnApiWrapsItsAnswerIn() {
    String answer = "{\"total\":2,\"articles\":[{\"title\":\"One\"},{\"title\":\"Two\"}]}";

    List<Item> items = Wires.parse(answer, null);

    assertThat(items).extracting(item -> article(item).headline()).containsExactly("One", "Two");
  }

  @Test
  void isToldByItsFieldsWhereItsVersionIsNoAddress() {
    String feed =
        """
        {"version": "1.1", "title": "Harbour", "home_page_url": "https://harbour.example/",
         "items": [{"id": "1", "title": "Ferry sails", "content_html": "<p>At last.</p>"}]}
        """;

    List<Item> items = Wires.parse(feed, null);

    assertThat(Wires.article(items.get(0)).origin().format()).isEqualTo("json-feed");
    assertThat(Wires.article(items.get(0)).body()).isEqualTo("At last.");
  }
}

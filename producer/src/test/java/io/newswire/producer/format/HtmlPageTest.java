package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static io.newswire.producer.format.Wires.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.newswire.events.Article;
import io.newswire.events.Relation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {

  private static final Duration SOON = Duration.ofMinutes(2);

  @Test
  void pageGivesOneArticle() {
    List<Item> items = Wires.parse("html/article.html");

    assertThat(items).hasSize(1);
    Article article = article(items.get(0));
    assertThat(article.origin().format()).isEqualTo("html");
    assertThat(article.headline()).isEqualTo("Ferry service to Korvane resumes after storm");
    assertThat(article.body()).startsWith("The ferry between the mainland").doesNotContain("<");
    assertThat(article.firstCreated()).isEqualTo("2026-03-02T06:15:00Z");
    assertThat(article.versionCreated()).isEqualTo("2026-03-02T09:40:00Z");
    assertThat(article.byline()).isEqualTo("Ilse Maren");
    assertThat(article.language()).isEqualTo("en-GB");
    assertThat(article.section()).isEqualTo("Transport");
    assertThat(article.usageTerms()).isEqualTo("© 2026 Harbour Gazette");
    assertThat(article.keywords()).containsExactly("ferries", "storms & floods");
    assertThat(article.extra().get("site").asText()).isEqualTo("Harbour Gazette");
    assertThat(article.associations())
        .containsExactly(new Relation("enclosure", "https://img.gazette.example/ferry.jpg"));
  }

  @Test
  void pageThatOnlyRedirectsIsRefusedWithItsTarget() {
    String page =
        "<html><head><meta http-equiv=\"refresh\" content=\"0; url=https://gazette.example/new\"></head></html>";

    List<Item> items = Wires.parse(page, null);

    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.NOT_AN_ARTICLE);
    assertThat(refused(items.get(0)).message()).endsWith("on to https://gazette.example/new");
  }

  @Test
  void pageWithoutStoryIsRefusedByItsTitle() {
    String page = "<!DOCTYPE html><title>Log in to the archive</title><form><input></form>";

    List<Item> items = Wires.parse(page, null);

    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.NOT_AN_ARTICLE);
    assertThat(refused(items.get(0)).message())
        .isEqualTo("HTML page without a story: Log in to the archive");
  }

  @Test
  void pageOfTooManyTagsIsRefused() {
    String page = "<html><body>" + "<div>".repeat(100_000) + "words";

    List<Item> items = Wires.parse(page, null);

    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<div>", "<table><tr><td>", "<p>word, word</p>", "<a href=x>link</a>"})
  void pageOfNothingButTagsIsAnsweredSoon(String tags) {
    String page = "<html><body>" + tags.repeat(39_000 / tags.split("<", -1).length) + "words";

    List<Item> items = assertTimeoutPreemptively(SOON, () -> Wires.parse(page, null));

    assertThat(items).hasSize(1);
  }
}

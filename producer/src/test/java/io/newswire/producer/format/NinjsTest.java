package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static io.newswire.producer.format.Wires.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Article;
import io.newswire.events.PubStatus;
import io.newswire.events.Relation;
import io.newswire.events.Subject;
import org.junit.jupiter.api.Test;

class NinjsTest {

  private static final Subject STRIKE =
      new Subject("http://cv.iptc.org/newscodes/mediatopic/20000533", "strike");

  @Test
  void readsTheFlatFieldsOfVersion1() {
    Article article = article(Wires.parse("ninjs/flat.json").get(0));

    assertThat(article.uri()).isEqualTo("urn:newsml:agency.example:20260302:strike");
    assertThat(article.version()).isEqualTo("2");
    assertThat(article.firstCreated()).isEqualTo("2026-03-02T15:00:00Z");
    assertThat(article.versionCreated()).isEqualTo("2026-03-02T15:45:00Z");
    assertThat(article.pubStatus()).isEqualTo(PubStatus.WITHHELD);
    assertThat(article.embargoedUntil()).isEqualTo("2026-03-02T18:00:00Z");
    assertThat(article.urgency()).isEqualTo(3);
    assertThat(article.headline()).isEqualTo("Dockers end strike");
    assertThat(article.slugline()).isEqualTo("LIBYA-PORT");
    assertThat(article.byline()).isEqualTo("Salma Rayes");
    assertThat(article.dateline()).isEqualTo("Misrata");
    assertThat(article.edNote()).isEqualTo("Corrects spelling");
    assertThat(article.signals()).containsExactly("correction");
    assertThat(article.body()).isEqualTo("First.\n\nSecond.");
    assertThat(article.summary()).isEqualTo("Work resumes.");
    assertThat(article.genre()).isEqualTo("Current");
    assertThat(article.section()).isEqualTo("World");
    assertThat(article.subjects()).containsExactly(STRIKE);
    assertThat(article.keywords()).containsExactly("ports");
    assertThat(article.credit()).isEqualTo("Agency");
    assertThat(article.usageTerms()).isEqualTo("© Agency — Not for resale");
    assertThat(article.associations())
        .containsExactly(
            new Relation("previousVersion", "urn:newsml:agency.example:20260301:strike"),
            new Relation("featuremedia", "urn:picture:1"));
    assertThat(article.extra()).containsOnlyKeys("priority");
  }

  @Test
  void readsTheListsOfVersion3() {
    Article article = article(Wires.parse("ninjs/lists.json").get(0));

    assertThat(article.headline()).isEqualTo("Kill: dockers");
    assertThat(article.body()).isEqualTo("Please kill.\n\nWrong.");
    assertThat(article.summary()).isEqualTo("Withdrawn.");
    assertThat(article.pubStatus()).isEqualTo(PubStatus.CANCELED);
    assertThat(article.credit()).isEqualTo("Other Agency");
    assertThat(article.edNote()).isEqualTo("Story is wrong");
    assertThat(article.subjects()).containsExactly(STRIKE);
    assertThat(article.associations())
        .containsExactly(new Relation("main-picture", "urn:picture:2"));
    assertThat(article.extra()).containsOnlyKeys("standard", "trustIndicators");
  }

  @Test
  void setsPicturesAside() {
    String picture = "{\"uri\":\"urn:p\",\"type\":\"picture\",\"versioncreated\":\"2026-03-02\"}";

    Item.Refused refused = refused(Wires.parse(picture, null).get(0));

    assertThat(refused.code()).isEqualTo(Item.Refused.SET_ASIDE);
    assertThat(refused.message()).contains("picture");
    assertThat(refused.uri()).isEqualTo("urn:p");
  }
}

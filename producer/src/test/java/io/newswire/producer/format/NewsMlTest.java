package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static io.newswire.producer.format.Wires.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Article;
import io.newswire.events.PubStatus;
import io.newswire.events.Relation;
import io.newswire.events.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsMlTest {

  @Test
  void readsANewsItemOfG2() {
    Article article = article(Wires.parse("newsml/message.xml").get(0));

    assertThat(article.uri()).isEqualTo("urn:newsml:example.org:20260302:strike");
    assertThat(article.source()).isEqualTo("example-agency");
    assertThat(article.version()).isEqualTo("3");
    assertThat(article.firstCreated()).isEqualTo("2026-03-02T16:40:00Z");
    assertThat(article.versionCreated()).isEqualTo("2026-03-02T16:45:00Z");
    assertThat(article.embargoedUntil()).isEqualTo("2026-03-02T18:00:00Z");
    assertThat(article.signals()).containsExactly("correction");
    assertThat(article.edNote()).isEqualTo("Corrects name in first paragraph");
    assertThat(article.urgency()).isEqualTo(3);
    assertThat(article.language()).isEqualTo("en");
    assertThat(article.headline()).isEqualTo("Dockers end strike");
    assertThat(article.slugline()).isEqualTo("LIBYA-PORT");
    assertThat(article.genre()).isEqualTo("Current");
    assertThat(article.byline()).isEqualTo("Salma Rayes");
    assertThat(article.dateline()).isEqualTo("Misrata");
    assertThat(article.summary()).isEqualTo("Work resumes.");
    assertThat(article.body()).isEqualTo("First.\n\nSecond & last.");
    assertThat(article.credit()).isEqualTo("Other Agency");
    assertThat(article.usageTerms()).isEqualTo("© Example — No archive");
    assertThat(article.subjects())
        .containsExactly(new Subject("http://cv.iptc.org/newscodes/mediatopic/20000533", "strike"));
    assertThat(article.keywords()).containsExactly("ports");
    assertThat(article.associations())
        .containsExactly(
            new Relation("previousVersion", "urn:newsml:example.org:20260302:strike:2"));
    assertThat(article.extra()).containsOnlyKeys("headline", "provider");
    assertThat(article.extra().get("headline").asText()).isEqualTo("Not this one");
  }

  @Test
  void keepsAsideWhatAnArticleHasNoFieldFor() {
    String item =
        """
        <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1">
          <itemMeta><itemClass qcode="ninat:text"/><generator>Desk 4</generator></itemMeta>
          <contentMeta><headline>Ferry sails</headline>
            <audience qcode="aud:a"/><audience qcode="aud:b"/></contentMeta>
        </newsItem>
        """;

    Article article = article(Wires.parse(item, null).get(0));

    assertThat(article.extra().get("generator").asText()).isEqualTo("Desk 4");
    assertThat(article.extra().get("audience"))
        .extracting(audience -> audience.get("qcode").asText())
        .containsExactly("aud:a", "aud:b");
  }

  @Test
  void setsAPieceOfAnItemAside() {
    String piece = "<contentMeta><headline>Ferry sails</headline></contentMeta>";

    Item.Refused refused = refused(Wires.parse(piece, null).get(0));

    assertThat(refused.code()).isEqualTo(Item.Refused.SET_ASIDE);
    assertThat(refused.message()).startsWith("contentMeta without an item");
  }

  @Test
  void givesEveryItemOfAMessageAnAnswer() {
    List<Item> items = Wires.parse("newsml/message.xml");

    assertThat(items).hasSize(4);
    assertThat(article(items.get(1)).pubStatus()).isEqualTo(PubStatus.CANCELED);
    assertThat(refused(items.get(2)))
        .isEqualTo(
            new Item.Refused(
                Item.Refused.SET_ASIDE,
                "newsItem of class picture carries no story",
                "urn:picture"));
    assertThat(refused(items.get(3)).uri()).isEqualTo("urn:package");
  }

  @Test
  void readsVersion1UnderAnIdentifierThatAllRevisionsShare() {
    Article article = article(Wires.parse("newsml/version1.xml").get(0));

    assertThat(article.uri()).isEqualTo("urn:newsml:example.org:20260302:strike");
    assertThat(article.source()).isEqualTo("example.org");
    assertThat(article.version()).isEqualTo("2");
    assertThat(article.firstCreated()).isEqualTo("2026-03-02T16:40:00Z");
    assertThat(article.versionCreated()).isEqualTo("2026-03-02T16:45:00Z");
    assertThat(article.pubStatus()).isEqualTo(PubStatus.WITHHELD);
    assertThat(article.embargoedUntil()).isEqualTo("2026-03-02T18:00:00Z");
    assertThat(article.urgency()).isEqualTo(4);
    assertThat(article.signals()).containsExactly("correction");
    assertThat(article.headline()).isEqualTo("Dockers end strike");
    assertThat(article.summary()).isEqualTo("Work resumes");
    assertThat(article.byline()).isEqualTo("Salma Rayes");
    assertThat(article.dateline()).isEqualTo("MISRATA, March 2");
    assertThat(article.slugline()).isEqualTo("libya-port");
    assertThat(article.language()).isEqualTo("en");
    assertThat(article.genre()).isEqualTo("Current");
    assertThat(article.credit()).isEqualTo("EX");
    assertThat(article.usageTerms()).isEqualTo("© Example");
    assertThat(article.body()).isEqualTo("First.\n\nSecond.");
    assertThat(article.keywords()).containsExactly("ports");
    assertThat(article.subjects())
        .containsExactly(new Subject("http://cv.iptc.org/newscodes/subjectcode/09003000", null));
  }
}

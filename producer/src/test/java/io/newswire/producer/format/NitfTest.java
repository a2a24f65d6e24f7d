package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static io.newswire.producer.format.Wires.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Article;
import io.newswire.events.PubStatus;
import io.newswire.events.Subject;
import org.junit.jupiter.api.Test;

class NitfTest {

  @Test
  void readsAllThatTheItemStates() {
    Article article = article(Wires.parse("nitf/strike.xml").get(0));

    assertThat(article.uri()).isEqualTo("urn:newswire:id:EX:EX.4711");
    assertThat(article.version()).isEqualTo("2");
    assertThat(article.firstCreated()).isEqualTo("2026-03-02T16:40:00Z");
    assertThat(article.versionCreated()).isEqualTo("2026-03-02T16:45:00Z");
    assertThat(article.embargoedUntil()).isEqualTo("2026-03-02T18:00:00Z");
    assertThat(article.pubStatus()).isEqualTo(PubStatus.USABLE);
    assertThat(article.edNote()).isEqualTo("Adds quote");
    assertThat(article.urgency()).isEqualTo(3);
    assertThat(article.language()).isEqualTo("en");
    assertThat(article.headline()).isEqualTo("Dockers end strike");
    assertThat(article.slugline()).isEqualTo("LIBYA-PORT");
    assertThat(article.genre()).isEqualTo("Current");
    assertThat(article.byline()).isEqualTo("Salma Rayes");
    assertThat(article.dateline()).isEqualTo("MISRATA, Libya");
    assertThat(article.summary()).isEqualTo("Work resumes after talks");
    assertThat(article.body())
        .isEqualTo("Dockers went back to work.\n\nThe deal\n\nThe talks lasted all night.");
    assertThat(article.credit()).isEqualTo("Example Agency");
    assertThat(article.usageTerms()).isEqualTo("© 2026 Example Agency");
    assertThat(article.subjects())
        .containsExactly(
            new Subject("http://cv.iptc.org/newscodes/subjectcode/09003000", "Strike"));
    assertThat(article.keywords()).containsExactly("ports", "Libya");
    assertThat(article.extra().get("desk").asText()).isEqualTo("Africa");
    assertThat(article.origin().format()).isEqualTo("nitf");
  }

  @Test
  void readsACanceledItemAsAKill() {
    String kill =
        "<nitf><head><docdata management-status='canceled'><doc-id id-string='urn:x:1'/></docdata></head></nitf>";

    Article article = article(Wires.parse(kill, null).get(0));

    assertThat(article.uri()).isEqualTo("urn:x:1");
    assertThat(article.pubStatus()).isEqualTo(PubStatus.CANCELED);
  }

  @Test
  void refusesHalfADocument() {
    Item.Refused refused = refused(Wires.parse("<nitf><body><p>Half a", null).get(0));

    assertThat(refused.code()).isEqualTo(Item.Refused.MALFORMED);
  }
}

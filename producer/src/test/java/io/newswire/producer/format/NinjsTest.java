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
    assertThat(article.extra()).containsOnlyKeys("associations", "priority");
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
    assertThat(article.extra())
        .containsOnlyKeys("standard", "headlines", "associations", "trustIndicators");
  }

  @Test
  void mediaTopicsAmongTheCategoriesOfADialectAreSubjects() {
    String item =
        """
        {"urn": "urn:x:1", "version_created": "2026-03-02", "pubstatus": "usable", "headline": "Strike",
         "categories": [{"type": "dnltype:dpasubject", "name": "strike", "qcode": "medtop:20000533"},
                        {"type": "dnltype:desk", "name": "World", "qcode": "desk:1"}]}
        """;

    Article article = article(Wires.parse(item, null).get(0));

    assertThat(article.subjects()).containsExactly(STRIKE);
    assertThat(article.extra().get("categories").toString())
        .contains("World")
        .doesNotContain("533");
  }

  @Test
  void readsTextsOfAnyKind() {
    String item =
        "{\"uri\": \"urn:x:1\", \"headline_web\": \"Ferry\", \"body_web\": \"It sails.\"}";

    Article article = article(Wires.parse(item, null).get(0));

    assertThat(article).returns("Ferry", Article::headline).returns("It sails.", Article::body);
  }

  @Test
  void setsPicturesAside() {
    String picture = "{\"uri\":\"urn:p\",\"type\":\"picture\",\"versioncreated\":\"2026-03-02\"}";

    Item.Refused refused = refused(Wires.parse(picture, null).get(0));

    assertThat(refused.code()).isEqualTo(Item.Refused.SET_ASIDE);
    assertThat(refused.message()).contains("picture");
    assertThat(refused.uri()).isEqualTo("urn:p");
  }

  @Test
  void readsADialectThatNamesItsItemsOtherwise() {
    String item =
        """
        {"urn": "urn:newsml:agency.example:1", "version_created": "2026-03-02T10:37:24+02:00",
         "pubstatus": "usable", "headline": "Ferry sails", "article_html": "<p>At last.</p>",
         "ednotes": [{"role": "note", "ednote": "<p>By daylight only</p>"}],
         "keyword_names": ["ferries"], "genre_names": ["Report"], "teaser": "After three days"}
        """;

    Article article = article(Wires.parse(item, null).get(0));

    assertThat(article.uri()).isEqualTo("urn:newsml:agency.example:1");
    assertThat(article.versionCreated()).isEqualTo("2026-03-02T08:37:24Z");
    assertThat(article.body()).isEqualTo("At last.");
    assertThat(article.edNote()).isEqualTo("By daylight only");
    assertThat(article.keywords()).containsExactly("ferries");
    assertThat(article.genre()).isEqualTo("Report");
    assertThat(article.summary()).isEqualTo("After three days");
  }

  @Test
  void readsTheItemsInTheAnswerOfAnApi() {
    String answer =
        """
        {"api_version": "1", "data": {"items": [
          {"meta": {}, "item": {"uri": "urn:x:1", "type": "text", "pubstatus": "usable",
                                "headline": "Ferry sails"}},
          {"meta": {}, "item": {"uri": "urn:x:2", "type": "video", "pubstatus": "usable"}}]}}
        """;

    List<Item> items = Wires.parse(answer, null);

    assertThat(items).hasSize(2);
    assertThat(article(items.get(0)).uri()).isEqualTo("urn:x:1");
    assertThat(refused(items.get(1)).code()).isEqualTo(Item.Refused.SET_ASIDE);
  }

  @Test
  void itemWithoutHeadlineAndTextIsCalledThat() {
    String item = "{\"uri\": \"urn:x:1\", \"byline\": \"Salma Rayes\", \"urgency\": 3}";

    Item.Refused refused = refused(Wires.parse(item, null).get(0));

    assertThat(refused.code()).isEqualTo(Item.Refused.EMPTY);
    assertThat(refused.message()).isEqualTo("ninjs item without headline and text");
  }
}

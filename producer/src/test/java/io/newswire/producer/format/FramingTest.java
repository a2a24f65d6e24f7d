package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newswire.events.Article;
import io.newswire.events.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {

  private static final String STORY = "The ferry to Gozo did not sail on Monday, the port said.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "VALLETTA - | VALLETTA | -",
        "VALLETTA, Malta, March 4 (Harbour Press) - | VALLETTA, Malta, March 4 | Harbour Press",
        "TUNIS, 2 mars (Agence du Quai) - | TUNIS, 2 mars | Agence du Quai",
        "SAN PAWL / VALLETTA (Reuters) - | SAN PAWL / VALLETTA | Reuters",
        "Madrid, 3 mar (EFE).- | Madrid, 3 mar | EFE",
        "March 5 (Harbour Press) - | March 5 | Harbour Press",
        "(ANSA) - ROMA, 24 FEB - | ROMA, 24 FEB | ANSA",
        "LONDON, Feb 10 - (Reuters) - | LONDON, Feb 10 | Reuters",
        "(Reuters) - | - | Reuters",
        "AFP - | - | AFP",
        "AFP - PARIS, 3 mars - | PARIS, 3 mars | AFP",
        "VALLETTA - Reuters - | VALLETTA | Reuters",
      })
  void movesThePrintedDatelineAndItsAgency(String printed, String dateline, String credit) {
    Article article = json(story().put("text", printed + " " + STORY));

    assertThat(article.body()).isEqualTo(STORY);
    assertThat(article.dateline()).isEqualTo(dateline);
    assertThat(article.credit()).isEqualTo(credit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(Adds quote from port, background) | Adds quote from port, background",
        "(Corrects day to Monday) VALLETTA, March 4 (Reuters) - | Corrects day to Monday",
        "(Actualise avec détails) | Actualise avec détails",
      })
  void movesTheNoteOnWhatIsNew(String printed, String note) {
    Article article = json(story().put("text", printed + " " + STORY));

    assertThat(article.body()).isEqualTo(STORY);
    assertThat(article.edNote()).isEqualTo(note);
  }

  @Test
  void statedDatelineIsThePlaceWithoutTheAgencyBehindIt() {
    Article article = json(story().put("dateline", "Valletta (HWA) - ").put("text", STORY));

    assertThat(article.dateline()).isEqualTo("Valletta");
  }

  @Test
  void whatIsKeptAsideIsTextAlone() {
    Article article = json(story().put("text", STORY).put("teaser", "<p>Ferry <b>stays</b></p>"));

    assertThat(article.extra().get("teaser").asText()).isEqualTo("Ferry stays");
  }

  @Test
  void movesAnArabicDateline() {
    String story = "أغلق الميناء يوم الاثنين بسبب العاصفة بحسب هيئة الموانئ.";

    Article article = json(story().put("text", "طرابلس - " + story));

    assertThat(article.body()).isEqualTo(story);
    assertThat(article.dateline()).isEqualTo("طرابلس");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Libya - a country of two governments - has one port that everybody needs.",
        "The harbour - Europe's oldest - was closed on Monday.",
        "Chapter 5 (Storms) - The harbour was closed on Monday.",
        "By Tester Harare, July 19 (The Tester) - The harbour was closed on Monday.",
        "UPDATE 2 - The harbour was closed on Monday.",
        "Harbour Lights - Closing Time.mp3",
        "BC-FER--Ferry Times",
        "The ferry (Harbour Press has its picture) - an old one - sailed again.",
        "Ferries are late. VALLETTA - the old port - is closed.",
      })
  void leavesAStoryThatOnlyLooksAsIfItBeganWithADateline(String text) {
    Article article = json(story().put("text", text));

    assertThat(article.body()).isEqualTo(text);
    assertThat(article.dateline()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Valletta | VALLETTA, March 4 - | VALLETTA, March 4",
        "New York | UNITED NATIONS, March 4 - | UNITED NATIONS, March 4",
        "Valletta | VALLETTA - | Valletta",
        "Valletta | March 4 (Harbour Press) - | Valletta",
        "Valletta, Malta | VALLETTA, March 4 - | Valletta, Malta",
      })
  void printedDatelineTakesThePlaceOfNothingButABarePlace(
      String stated, String printed, String dateline) {
    Article article = json(story().put("dateline", stated).put("text", printed + " " + STORY));

    assertThat(article.dateline()).isEqualTo(dateline);
    assertThat(article.body()).isEqualTo(STORY);
  }

  @Test
  void statedCreditStandsAndThePrintedOneIsKeptBesideIt() {
    String item =
        """
        {"uri":"urn:example:1","type":"text","version":"1","creditline":"Coastal Times",
         "headline":"Ferry stays in port","located":"Valletta",
         "body_text":"VALLETTA, March 4 (Harbour Press) - %s"}
        """;

    Article article = article(Wires.parse(item.formatted(STORY), null).get(0));

    assertThat(article.origin().format()).isEqualTo("ninjs");
    assertThat(article.credit()).isEqualTo("Coastal Times");
    assertThat(article.extra().get("printedCredit").textValue()).isEqualTo("Harbour Press");
    assertThat(article.dateline()).isEqualTo("VALLETTA, March 4");
    assertThat(article.body()).isEqualTo(STORY);
  }

  @Test
  void movesTheCreditsBehindTheStory() {
    String text =
        "VALLETTA (Harbour Press) - %s\n\n(Reporting by Jane S. Roe; Editing by John Doe)\n\n(Harbour Press)";

    Article article = json(story().put("text", text.formatted(STORY)));

    assertThat(article.body()).isEqualTo(STORY);
    assertThat(article.credit()).isEqualTo("Harbour Press");
    assertThat(article.edNote()).isEqualTo("Reporting by Jane S. Roe; Editing by John Doe");
    assertThat(article.byline()).isEqualTo("Jane S. Roe");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void keepsEveryCharacterOfALongStoryBeforeItsCredit(int letters) {
    String text = "x".repeat(letters) + " y".repeat(600) + ".";

    Article article = json(story().put("text", "A" + text + " (Reuters)"));

    assertThat(article.body()).isEqualTo("A" + text);
  }

  @Test
  void leavesBracketsBehindTheStoryThatCreditNobody() {
    String text = STORY + "\n\n($1 = 0.92 euros)";

    Article article = json(story().put("text", text));

    assertThat(article.body()).isEqualTo(text);
    assertThat(article.credit()).isNull();
  }

  @Test
  void treatsTheItemsOfAFeedAlike() {
    String feed =
        """
        <rss version="2.0"><channel><title>Harbour</title><item><guid>urn:example:2</guid>
        <title>Ferry stays in port</title>
        <description>VALLETTA, Malta (Harbour Press) — %s</description></item></channel></rss>
        """;

    Article article = article(Wires.parse(feed.formatted(STORY), null).get(0));

    assertThat(article.body()).isEqualTo(STORY);
    assertThat(article.dateline()).isEqualTo("VALLETTA, Malta");
    assertThat(article.credit()).isEqualTo("Harbour Press");
  }

  @Test
  void readsItsOwnArticlesAgainUnchanged() throws Exception {
    Article article = json(story().put("text", "VALLETTA, March 4 (Harbour Press) - " + STORY));
    String line = Json.mapper().writeValueAsString(article);

    Article again = article(Wires.parse(line, null).get(0));

    assertThat(again.withOrigin(article.origin())).isEqualTo(article);
  }

  private static ObjectNode story() {
    return Json.mapper().createObjectNode().put("headline", "Ferry stays in port");
  }

  private static Article json(ObjectNode object) {
    return article(Wires.parse(object.toString(), null).get(0));
  }
}

package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static io.newswire.producer.format.Wires.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Article;
import java.util.List;
import org.junit.jupiter.api.Test;

class Iptc7901Test {

  private static final String MESSAGE =
      """
      \u0001hwa062 2 pol 211 ccccb   hwa 061

      Mereth/Politics/Coal/
      \u0002CORRECTION
      2ND LEAD
      Mereth will close its coal harbour
      within four years
      By Jörn Veit, hwa =

         Mereth (HWA) - The council of Mereth voted on Tuesday to close
      its last coal harbour, after a night of debate.

         Dockers will be offered work elsewhere.

      # Notebook

      ## Note to editors
      - corrects year of closure
      hwa jv
      \u0003032210 GMT Mar 26
      \u007f\u0004"""
          .replace("\n", "\r\n");

  @Test
  void readsEveryPartOfAMessage() {
    List<Item> items = Wires.parse(MESSAGE.getBytes(ISO_8859_1), null);

    assertThat(items).hasSize(1);
    Article article = article(items.get(0));
    assertThat(article.origin().format()).isEqualTo("iptc7901");
    assertThat(article.source()).isEqualTo("hwa");
    assertThat(article.headline())
        .isEqualTo("Mereth will close its coal harbour within four years");
    assertThat(article.slugline()).isEqualTo("Mereth/Politics/Coal");
    assertThat(article.byline()).isEqualTo("Jörn Veit, hwa");
    assertThat(article.dateline()).isEqualTo("Mereth");
    assertThat(article.credit()).isEqualTo("HWA");
    assertThat(article.body())
        .isEqualTo(
            "The council of Mereth voted on Tuesday to close its last coal harbour, after a night"
                + " of debate.\n\nDockers will be offered work elsewhere.");
    assertThat(article.edNote()).contains("corrects year of closure");
    assertThat(article.urgency()).isEqualTo(2);
    assertThat(article.version()).isEqualTo("2");
    assertThat(article.signals()).containsExactly("correction", "update");
    assertThat(article.firstCreated()).isEqualTo("2026-03-03T22:10:00Z");
    assertThat(article.extra().get("category").asText()).isEqualTo("pol");
    assertThat(article.extra().get("number").asText()).isEqualTo("hwa062");
    assertThat(article.extra().get("options").asText()).isEqualTo("ccccb hwa 061");
  }

  @Test
  void sameMessageSentAgainHasTheSameUri() {
    List<Item> once = Wires.parse(MESSAGE, null);

    List<Item> again = Wires.parse(MESSAGE, null);

    assertThat(article(again.get(0)).uri()).isEqualTo(article(once.get(0)).uri());
  }

  @Test
  void messageThatBreaksOffGivesWhatIsThere() {
    String half = MESSAGE.substring(0, MESSAGE.indexOf("Dockers"));

    List<Item> items = Wires.parse(half, null);

    assertThat(article(items.get(0)).body()).endsWith("after a night of debate.");
  }

  @Test
  void messageWithoutTextIsRefused() {
    List<Item> items =
        Wires.parse("\u0001hwa001 3 i 0  hwa 001\r\nTest/\r\n\u0002\r\n\u0003", null);

    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.EMPTY);
  }
}

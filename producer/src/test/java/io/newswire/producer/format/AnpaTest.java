package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static io.newswire.producer.format.Wires.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Article;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnpaTest {

  private static final String START = "\u0016\u0016\u0001";

  private static final String FIRST_LEAD =
      START
          + "W4021\u001f_world\r\n"
          + "u i\u0013\u0011 BC-XX--Ferry-Storm 1stLd-Writethru   03-02 0214\r\n"
          + "\u0002^BC-XX--Ferry-Storm, 1st Ld-Writethru,120<\r\n"
          + "^Ferry sets out again after storm<\r\n"
          + "^WX Photo KOR101, KOR102<\r\n"
          + "^Eds: Corrects number of passengers in 2nd paragraph.<\r\n"
          + "^By ILSE MAREN=\r\n"
          + "^Harbour Wire=\r\n"
          + "\t   KORVANE (HW) _ The ferry to the island sailed on Monday, ``at last,'' its captain said.\r\n"
          + " \r\n"
          + "\t   Some 400 passengers had waited for three days.\r\n"
          + " \r\n"
          + "\t   ___\r\n"
          + "\t   Jon Veit contributed from Mereth.\r\n"
          + "\r\n"
          + "\u0003HW-WF-03-02-26 0815GMT<\r\n\f\r\n\u0004";

  @Test
  void readsEveryPartOfAMessage() {
    List<Item> items = Wires.parse(FIRST_LEAD, "harbour");

    assertThat(items).hasSize(1);
    Article article = article(items.get(0));
    assertThat(article.origin().format()).isEqualTo("anpa");
    assertThat(article.headline()).isEqualTo("Ferry sets out again after storm");
    assertThat(article.slugline()).isEqualTo("BC-XX--Ferry-Storm, 1st Ld-Writethru");
    assertThat(article.byline()).isEqualTo("ILSE MAREN");
    assertThat(article.edNote()).isEqualTo("Eds: Corrects number of passengers in 2nd paragraph.");
    assertThat(article.dateline()).isEqualTo("KORVANE");
    assertThat(article.credit()).isEqualTo("HW");
    assertThat(article.body())
        .isEqualTo(
            """
            The ferry to the island sailed on Monday, “at last,” its captain said.

            Some 400 passengers had waited for three days.

            Jon Veit contributed from Mereth.""");
    assertThat(article.urgency()).isEqualTo(3);
    assertThat(article.section()).isEqualTo("International");
    assertThat(article.version()).isEqualTo("1");
    assertThat(article.signals()).containsExactly("update");
    assertThat(article.firstCreated()).isEqualTo("2026-03-02T08:15:00Z");
    assertThat(article.extra().get("media").asText()).isEqualTo("WX Photo KOR101, KOR102");
    assertThat(article.extra().get("bylineTitle").asText()).isEqualTo("Harbour Wire");
    assertThat(article.extra().get("number").asText()).isEqualTo("W4021");
    assertThat(article.extra().get("words").asText()).isEqualTo("0214");
  }

  @Test
  void leadsOfOneStoryAreVersionsOfOneItem() {
    String secondLead = FIRST_LEAD.replace("W4021", "W4077").replace("1st", "2nd");

    List<Item> items = Wires.parse(FIRST_LEAD + secondLead, "harbour");

    assertThat(items).hasSize(2);
    assertThat(article(items.get(1)).uri()).isEqualTo(article(items.get(0)).uri());
    assertThat(article(items.get(1)).version()).isEqualTo("2");
  }

  @Test
  void alertHasItsFirstSentenceAsHeadlineAndAnIdentityOfItsOwn() {
    String alert =
        START
            + "W0007\u001f_world\nf a\u0013\u0011 BC-XX--NewsAlert     03-02 0019\n"
            + "\u0002^BC-XX--NewsAlert,19<\n"
            + "\t   MERETH (HW) _ The coal harbour of Mereth will close within four years.\n"
            + "\u0003HW-WF-03-02-26 2110GMT<\n\f\n\u0004";

    List<Item> items = Wires.parse(alert + alert.replace("W0007", "W0008"), "harbour");

    assertThat(article(items.get(0)).headline())
        .isEqualTo("The coal harbour of Mereth will close within four years");
    assertThat(article(items.get(0)).urgency()).isEqualTo(1);
    assertThat(article(items.get(1)).uri()).isNotEqualTo(article(items.get(0)).uri());
  }

  @Test
  void emptyMessageIsRefused() {
    String message =
        START
            + "W0009\u001f_world\nr a\u0013\u0011 BC-XX--Test     03-02 0000\n\u0002^BC-XX--Test,0<\n\u0003\u0004";

    List<Item> items = Wires.parse(message, "harbour");

    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.EMPTY);
  }
}

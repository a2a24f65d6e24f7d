package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static io.newswire.producer.format.Wires.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormatsTest {

  @Test
  void brokenLineIsRefusedWithItsNumberAndTheRestGoesOn() {
    String lines =
        """
        {"id":"a","source":"wire","published":"2026-03-02T09:00:00Z","title":"One","text":"First."}
        {"id":"b","title":
        {"id":"c","headline":"Three","body":"Third."}
        """;

    List<Item> items = Wires.parse(lines.getBytes(UTF_8), null);

    assertThat(items).hasSize(3);
    assertThat(article(items.get(0)).headline()).isEqualTo("One");
    assertThat(article(items.get(0)).source()).isEqualTo("wire");
    assertThat(article(items.get(0)).firstCreated()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(refused(items.get(1)).code()).isEqualTo(Item.Refused.MALFORMED);
    assertThat(refused(items.get(1)).message()).startsWith("line 2: ");
    assertThat(article(items.get(2)).uri()).isEqualTo("c");
  }

  @Test
  void configuredSourceOutranksTheDocuments() {
    byte[] document = "{\"source\":\"theirs\",\"title\":\"One\"}".getBytes(UTF_8);

    List<Item> items = Wires.parse(document, "ours");

    assertThat(article(items.get(0)).source()).isEqualTo("ours");
  }

  @Test
  void refusesAnArticleThatWouldNotFitItsTopic() {
    String text = "word ".repeat(Formats.MAX_ARTICLE_BYTES / 5);

    List<Item> items =
        Wires.parse(("{\"id\":\"big\",\"text\":\"" + text + "\"}").getBytes(UTF_8), null);

    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.TOO_LARGE);
    assertThat(refused(items.get(0)).uri()).isEqualTo("big");
  }

  @Test
  void refusesNothing() {
    List<Item> items = Wires.parse(" \r\n\t".getBytes(UTF_8), null);

    assertThat(refused(items.get(0)).code()).isEqualTo(Item.Refused.EMPTY);
  }
}

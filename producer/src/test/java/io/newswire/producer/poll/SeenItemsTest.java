package io.newswire.producer.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Article;
import io.newswire.producer.format.Formats;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenItemsTest {

  private static final String ONE =
      "{\"id\":\"1\",\"title\":\"One\",\"z\":1,\"y\":{\"b\":1,\"a\":2}}\n";
  private static final String TWO = "{\"id\":\"2\",\"title\":\"Two\"}\n";
  private static final String TWO_CHANGED = "{\"id\":\"2\",\"title\":\"Two, updated\"}\n";
  private static final String BROKEN = "{\"id\":\n";

  @Test
  void everythingIsFreshAtFirst() {
    var seen = new SeenItems(Map.of(), items(ONE + TWO, "10:00"));

    assertThat(uris(seen)).containsExactly("1", "2");
  }

  @Test
  void sameContentReadLaterIsNotFresh() {
    Map<String, String> before = new SeenItems(Map.of(), items(ONE + TWO, "10:00")).now();

    var seen = new SeenItems(before, items(TWO + ONE, "11:00"));

    assertThat(seen.fresh()).isEmpty();
    assertThat(seen.now()).isEqualTo(before);
  }

  @Test
  void newAndChangedItemsAreFresh() {
    Map<String, String> before = new SeenItems(Map.of(), items(TWO, "10:00")).now();

    var seen = new SeenItems(before, items(ONE + TWO_CHANGED, "11:00"));

    assertThat(uris(seen)).containsExactly("1", "2");
  }

  @Test
  void feedThatGivesOneUriToTwoItemsDoesNotSeemToChangeForEver() {
    Map<String, String> before = new SeenItems(Map.of(), items(TWO + TWO_CHANGED, "10:00")).now();

    var seen = new SeenItems(before, items(TWO + TWO_CHANGED, "11:00"));

    assertThat(seen.fresh()).isEmpty();
  }

  @Test
  void itemThatStaysBrokenIsRefusedOnce() {
    Map<String, String> before = new SeenItems(Map.of(), items(TWO + BROKEN, "10:00")).now();

    var seen = new SeenItems(before, items(TWO_CHANGED + BROKEN, "11:00"));

    assertThat(uris(seen)).containsExactly("2");
  }

  @Test
  void whatIsRememberedIsBounded() {
    var many = new StringBuilder();
    for (int i = 0; i < 6_000; i++) {
      many.append("{\"id\":\"").append(i).append("\",\"title\":\"x\"}\n");
    }

    var seen = new SeenItems(Map.of(), items(many.toString(), "10:00"));

    assertThat(seen.fresh()).hasSize(6_000);
    assertThat(seen.now()).hasSize(5_000).containsKey("0");
  }

  private static List<String> uris(SeenItems seen) {
    return seen.fresh().stream().map(item -> item.fold(Article::uri, Item.Refused::code)).toList();
  }

  private static List<Item> items(String lines, String time) {
    return Formats.standard()
        .parse(
            new Payload(
                lines.getBytes(UTF_8),
                "daily",
                "poll",
                "http://feed.example/",
                Instant.parse("2026-03-02T" + time + ":00Z")));
  }
}

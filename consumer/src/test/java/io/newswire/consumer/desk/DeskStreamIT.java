package io.newswire.consumer.desk;

import static io.newswire.consumer.TestWire.article;
import static io.newswire.consumer.TestWire.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The wire as the page follows it. */
class DeskStreamIT {

  @RegisterExtension private static final DeskRun desk = new DeskRun();

  @Test
  void aStreamThatComesBackMissesNothingAndRepeatsNothing() throws Exception {
    // given
    desk.wire().tell(fresh(article("a", "agency", 0, "First")));
    desk.store();
    String last;
    try (SseReader before = new SseReader(desk.stream("/api/stream?after=0", null))) {
      SseReader.Event first = before.await("lines");
      assertThat(first.data()).contains("\"First\"");
      last = first.id();
    }
    desk.wire().tell(fresh(article("b", "agency", 1, "While away")));
    desk.store();

    // when
    try (SseReader after = new SseReader(desk.stream("/api/stream?after=0", last))) {

      // then
      assertThat(after.await("lines").data()).contains("While away").doesNotContain("\"First\"");
      desk.wire().tell(fresh(article("c", "agency", 2, "Live")));
      desk.store();
      assertThat(after.await("lines").data()).contains("\"Live\"").doesNotContain("While away");
    }
  }

  @Test
  void aCopyReachesTheStreamAsAChangeOfItsStorysLine() throws Exception {
    // given
    desk.wire().tell(fresh(article("a", "agency", 0, "First")));
    desk.store();
    String change = DeskRun.json(desk.get("/api/articles")).path("change").asText();
    desk.wire().tell(DeskRun.copyOf("a"));
    desk.store();

    // when
    try (SseReader stream = new SseReader(desk.stream("/api/stream?after=" + change, null))) {
      JsonNode changes = Json.mapper().readTree(stream.await("lines").data());

      // then
      assertThat(changes.path("unlisted").get(0).asText()).isEqualTo("copy");
      assertThat(changes.path("lines").get(0).path("uri").asText()).isEqualTo("a");
      assertThat(changes.path("lines").get(0).path("copies")).hasSize(1);
    }
  }

  @Test
  void theStreamTellsTheFunnelAndWhatIsWaitedFor() throws Exception {
    // when
    try (SseReader stream = new SseReader(desk.stream("/api/stream", null))) {

      // then
      assertThat(stream.await("status").data()).contains("Kafka");
      assertThat(stream.await("funnel").data())
          .contains("\"accepted\":4", "\"stored\":1", "\"underWay\":0");
    }
  }

  @Test
  void anOpenStreamDoesNotKeepTheDeskFromClosing() throws Exception {
    // given
    SseReader stream = new SseReader(desk.stream("/api/stream", null));
    stream.await("status");

    // when
    long begun = System.nanoTime();
    desk.close();

    // then
    assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
    await().untilAsserted(() -> assertThat(stream.ended()).isTrue());
    stream.close();
  }
}

package io.newswire.app.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.app.cli.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file that arrives to the row, the topic, and the webhook. */
class WholePathIT {

  private static final String STATUS = "select status from articles where uri = ?";
  private static final String VERSIONS = "select count(*) from article_versions where uri = ?";

  /** One for all tests: unpacking PostgreSQL takes seconds. */
  @TempDir static Path data;

  private static Receiver receiver;

  @BeforeAll
  static void start() throws Exception {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    receiver = new Receiver();
  }

  @AfterAll
  static void stop() {
    Awaitility.reset();
    receiver.close();
  }

  @Test
  void carriesAnArticleFromTheFolderToTheTopicTheDatabaseAndTheWebhook() throws Exception {
    // given
    String headline = "Floodwater closes the harbour of Benghazi";
    try (Station station = Station.start(data, receiver.alerts())) {

      // when
      station.deliver("coast-agency", "flood.json", article("urn:x:flood", headline));

      // then
      await()
          .untilAsserted(
              () -> assertThat(station.query(STATUS, "urn:x:flood")).isEqualTo("usable"));
      assertThat(
              station.query(
                  "select p.country from mentions m join places p on p.id = m.place"
                      + " where m.uri = ? and p.name = 'Benghazi' limit 1",
                  "urn:x:flood"))
          .isEqualTo("LBY");
      await().untilAsserted(() -> assertThat(receiver.messagesOn(headline)).hasSize(1));
      assertThat(receiver.traces())
          .anyMatch(trace -> trace.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]"));
      await().untilAsserted(() -> assertThat(station.funnel().underWay()).isZero());
      CommandRun tail = CommandRun.of("tail", "articles", "--until-end", "--data", data);
      assertThat(tail.exitCode()).isZero();
      assertThat(tail.out()).contains("new").contains("coast-agency").contains(headline);
    }
  }

  @Test
  void keepsEverythingOverARestartAndTakesNothingForNewThatItKnows() throws Exception {
    // given
    String headline = "Ferry runs aground off Misrata";
    Path file = Files.writeString(data.resolve("ferry.json"), article("urn:x:ferry", headline));
    try (Station first = Station.start(data, receiver.alerts())) {
      assertThat(CommandRun.of("publish", file, "--data", data).exitCode()).isZero();
      await()
          .untilAsserted(() -> assertThat(first.query(STATUS, "urn:x:ferry")).isEqualTo("usable"));
      await().untilAsserted(() -> assertThat(receiver.messagesOn(headline)).hasSize(1));
    }
    try (Station second = Station.start(data, receiver.alerts())) {
      long redeliveries = second.funnel().redeliveries();

      // when
      CommandRun again = CommandRun.of("publish", file, "--data", data);

      // then
      assertThat(again.out()).startsWith("1 accepted, 0 rejected");
      await()
          .untilAsserted(
              () -> {
                assertThat(second.funnel().redeliveries()).isEqualTo(redeliveries + 1);
                assertThat(second.funnel().underWay()).isZero();
              });
      assertThat(second.query(STATUS, "urn:x:ferry")).isEqualTo("usable");
      assertThat(second.query(VERSIONS, "urn:x:ferry")).isEqualTo("1");
      assertThat(receiver.messagesOn(headline)).hasSize(1);
    }
  }

  private static String article(String uri, String headline) {
    return """
        {"uri": "%s", "standard": {"name": "ninjs", "version": "3.1"}, "type": "text",
         "versionCreated": "2026-03-02T06:42:00Z", "language": "en", "urgency": 1,
         "headlines": [{"role": "main", "value": "%s"}],
         "bodies": [{"role": "main", "contentType": "text/plain", "value":
           "BENGHAZI, Libya - %s on Monday, the port authority said.\\n\\nNobody was hurt."}]}
        """
        .formatted(uri, headline, headline);
  }
}

package io.newswire.consumer;

import static io.newswire.consumer.TestWire.article;
import static io.newswire.consumer.TestWire.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.desk.DeskConfig;
import io.newswire.consumer.store.DatabaseConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database server that is stopped while articles are being stored, and started again. */
class DatabaseRestartIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int ARTICLES = 6_000;
  private static final String STORED = "select count(*) from articles";

  @TempDir private Path folder;

  @Test
  void aServerThatStopsUnderLoadAndComesBackMissesNothing() throws Exception {
    // given
    TestWire wire = new TestWire();
    for (int i = 0; i < ARTICLES; i++) {
      wire.tell(fresh(article("a" + i, "agency", i, "Item " + i)));
    }
    EmbeddedPostgres server = startServer();
    Gate gate = Gate.to(server.getPort());
    try (TestKafka kafka = TestKafka.start(folder.resolve("kafka"));
        ConsumerService service = new ConsumerService(kafka.connection(), config(gate))) {
      kafka.send(wire.records());
      service.start();
      await().atMost(PATIENCE).until(() -> service.health().ready());
      server.close();
      kafka.send(new TestWire().tell(fresh(article("late", "agency", 1, "Meanwhile"))).records());
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(service.health().waitingFor()).containsEntry("store", "PostgreSQL"));

      // when
      server = startServer();
      gate.leadTo(server.getPort());

      // then
      Jdbi jdbi = Jdbi.create(server.getPostgresDatabase());
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(TestDatabase.value(jdbi, STORED))
                      .isEqualTo(Integer.toString(ARTICLES + 1)));
      assertThat(TestDatabase.value(jdbi, "select sum(records) from funnel"))
          .isEqualTo(Integer.toString(ARTICLES + 1));
      assertThat(TestDatabase.value(jdbi, "select count(distinct uri) from article_search"))
          .isEqualTo(Integer.toString(ARTICLES + 1));
    } finally {
      gate.close();
      server.close();
    }
  }

  private EmbeddedPostgres startServer() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .start();
  }

  private static ConsumerConfig config(Gate gate) {
    DatabaseConfig database =
        new DatabaseConfig(
            "jdbc:postgresql://localhost:" + gate.port() + "/postgres", "postgres", "");
    return new ConsumerConfig(
        Set.of(ConsumerConfig.Part.STORE),
        database,
        AlertConfig.logOnly(),
        new DeskConfig("127.0.0.1", 0));
  }
}

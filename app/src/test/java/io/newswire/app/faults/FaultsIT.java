package io.newswire.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.app.embedded.Ports;
import io.newswire.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing is lost and nothing doubled, whatever ends. Without {@code -Pfaults} only the tests that
 * are not tagged run, with fewer articles and fewer faults; kills in every build are {@code
 * StreamsKillIT}, {@code ConsumerKillIT}, {@code KilledProducerIT} and {@code KillIT}.
 */
class FaultsIT {

  private static final String THOROUGH = "faults";

  private static final boolean ALL = Boolean.getBoolean("faults.all");
  private static final int ARTICLES = ALL ? 20_000 : 1_000;
  private static final int PER_SECOND = 200;

  /** What the processes printed is kept where a test failed. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final List<Duration> recoveries = new ArrayList<>();

  /** What a scenario does once per repetition. */
  private interface Fault {
    void happen() throws Exception;
  }

  @Test
  @Tag(THOROUGH)
  void survivesTheDeathOfTheTopology() throws Exception {
    try (Installation all = Installation.start(folder, Brokers.start(folder, 1))) {
      during(
          all,
          "kill -9 of streams",
          20,
          all::awaitOutcome,
          () -> {
            all.streams(0).kill();
            all.startStreams(0);
          });
    }
  }

  @Test
  @Tag(THOROUGH)
  void survivesTheDeathOfTheStore() throws Exception {
    try (Installation all = Installation.start(folder, Brokers.start(folder, 1))) {
      during(
          all,
          "kill -9 of consumer",
          20,
          all::awaitStored,
          () -> {
            all.consumer().kill();
            all.startConsumer();
          });
    }
  }

  @Test
  @Tag(THOROUGH)
  void endsWellWhenAskedToUnderLoad() throws Exception {
    try (Installation all = Installation.start(folder, Brokers.start(folder, 1))) {
      during(
          all,
          "SIGTERM of streams and consumer",
          10,
          all::awaitOutcome,
          () -> {
            assertThat(all.consumer().stop()).isIn(0, 143);
            assertThat(all.streams(0).stop()).isIn(0, 143);
            all.startConsumer();
            all.startStreams(0);
          });
    }
  }

  @Test
  @Tag(THOROUGH)
  void goesOnAfterAPauseLongerThanItsTransaction() throws Exception {
    try (Installation all = Installation.start(folder, Brokers.start(folder, 1))) {
      during(
          all,
          "streams stopped for 20 s",
          3,
          all::awaitOutcome,
          () -> {
            all.streams(0).pause();
            TimeUnit.SECONDS.sleep(20);
            all.streams(0).resume();
          });
    }
  }

  @Test
  @Tag(THOROUGH)
  void rebuildsAStateThatIsLost() throws Exception {
    try (Installation all = Installation.start(folder, Brokers.start(folder, 1))) {
      during(
          all,
          "state directory lost",
          3,
          all::awaitOutcome,
          () -> {
            all.streams(0).kill();
            delete(all.state(0));
            all.startStreams(0);
          });
    }
  }

  @Test
  @Tag(THOROUGH)
  void hasTwoInstancesRestartedInTurn() throws Exception {
    try (Installation all = Installation.start(folder, Brokers.start(folder, 1))) {
      all.startStreams(1);
      all.awaitStreams(1);
      during(
          all,
          "rolling restart of two instances",
          4,
          all::awaitOutcome,
          () -> {
            for (int instance = 0; instance < 2; instance++) {
              all.streams(instance).stop();
              all.startStreams(instance);
              all.awaitOutcome();
            }
          });
    }
  }

  @Test
  @Tag(THOROUGH)
  void survivesTheDeathOfTheLeader() throws Exception {
    try (Installation all = Installation.start(folder, Brokers.start(folder, 3))) {
      during(
          all,
          "kill -9 of a leader of three brokers",
          5,
          all::awaitOutcome,
          () -> {
            int leader = all.brokers().leaderOf(Topics.RAW.name());
            all.brokers().node(leader).kill();
            all.awaitOutcome();
            all.brokers().start(leader);
            all.brokers().awaitInSync();
          });
    }
  }

  @Test
  @Tag(THOROUGH)
  void hasTheBrokersRestartedInTurn() throws Exception {
    try (Installation all = Installation.start(folder, Brokers.start(folder, 3))) {
      during(
          all,
          "rolling restart of three brokers",
          1,
          all::awaitOutcome,
          () -> {
            for (int node = 0; node < all.brokers().count(); node++) {
              all.brokers().node(node).stop();
              all.brokers().start(node);
              all.brokers().awaitInSync();
            }
          });
    }
  }

  @Test
  @Tag(THOROUGH)
  void waitsForBrokersThatAreAway() throws Exception {
    try (Installation all = Installation.start(folder, Brokers.start(folder, 1))) {
      during(
          all,
          "broker away for a minute",
          1,
          all::awaitOutcome,
          () -> {
            all.brokers().node(0).stop();
            TimeUnit.MINUTES.sleep(1);
            all.brokers().start(0);
          });
    }
  }

  @Test
  @Tag(THOROUGH)
  void goesOnAfterTheNetworkWasCut() throws Exception {
    int port = Ports.free();
    try (Link link = Link.to(port);
        Installation all = Installation.start(folder, Brokers.behind(folder, port, link.port()))) {
      during(
          all,
          "network cut for 20 s",
          3,
          all::awaitOutcome,
          () -> {
            link.cut();
            TimeUnit.SECONDS.sleep(20);
            link.mend();
          });
    }
  }

  @Test
  @Tag(THOROUGH)
  void waitsForADatabaseThatIsAway() throws Exception {
    try (Installation all = Installation.start(folder, Brokers.start(folder, 1))) {
      during(
          all,
          "PostgreSQL stopped for 10 s",
          5,
          all::awaitStored,
          () -> {
            all.database().close();
            TimeUnit.SECONDS.sleep(10);
            all.startDatabase();
          });
    }
  }

  @Test
  void writesOnceWhenItsConnectionIsKilled() throws Exception {
    try (Installation all = Installation.start(folder, Brokers.start(folder, 1))) {
      during(
          all,
          "PostgreSQL connections killed",
          ALL ? 50 : 5,
          all::awaitStored,
          () -> {
            try (Connection connection =
                    DriverManager.getConnection(
                        all.database().jdbcUrl(), "newswire", all.database().password());
                Statement statement = connection.createStatement()) {
              statement.execute(
                  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                      + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
            }
          });
    }
  }

  @Test
  void makesADeadLetterOfEachPoisonRecord() throws Exception {
    int poison = ARTICLES / 20;
    try (Installation all = Installation.start(folder, Brokers.start(folder, 1));
        Ledger ledger = Ledger.begin(all.brokers().connection(), PER_SECOND, ARTICLES)) {
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(
              all.brokers().connection().with(Map.of()),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        for (int i = 0; i < poison; i++) {
          producer
              .send(
                  new ProducerRecord<>(
                      Topics.RAW.name(),
                      ("poison-" + i).getBytes(StandardCharsets.UTF_8),
                      ("{\"uri\": " + i).getBytes(StandardCharsets.UTF_8)))
              .get();
        }
      }
      Set<String> acknowledged = ledger.finish();

      Outcomes outcomes = all.verify(acknowledged);

      assertThat(outcomes.rejected())
          .hasSize(poison)
          .allSatisfy(
              letter -> {
                assertThat(letter.code()).isEqualTo("malformed");
                assertThat(letter.coordinates().topic()).isEqualTo(Topics.RAW.name());
              })
          .extracting(letter -> letter.coordinates())
          .doesNotHaveDuplicates();
      Table.add("poison records", poison, outcomes, List.of());
    }
  }

  /** Lets a fault happen again and again while articles stream through, then keeps the books. */
  private void during(
      Installation all, String name, int times, Callable<Duration> recovered, Fault fault)
      throws Exception {
    try (Ledger ledger = Ledger.begin(all.brokers().connection(), PER_SECOND, ARTICLES)) {
      all.awaitOutcome();
      for (int i = 0; i < times; i++) {
        fault.happen();
        recoveries.add(recovered.call());
        TimeUnit.SECONDS.sleep(1);
      }
      Outcomes outcomes = all.verify(ledger.finish());
      Table.add(name, times, outcomes, recoveries);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}

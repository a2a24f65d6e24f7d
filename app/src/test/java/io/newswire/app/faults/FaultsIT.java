package io.newswire.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.app.embedded.Ports;
import io.newswire.events.Topics;
import io.newswire.streams.topology.OtherRelease;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost and nothing doubled, whatever ends, stops or goes away. */
class FaultsIT {

  private static final String THOROUGH = "faults";

  /** What the processes printed is kept where a test failed. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void survivesTheDeathOfTheTopology() throws Exception {
    scenario("kill -9 of streams, static membership")
        .repeat(
            Scenario.ALL ? 20 : 2,
            () -> Brokers.start(folder, 1),
            all ->
                all.recovery(
                    all.outcomes(),
                    () -> {
                      all.streams(0).kill();
                      all.startStreams(0);
                    }));
  }

  @Test
  @Tag(THOROUGH)
  void survivesTheDeathOfATopologyWithoutAName() throws Exception {
    scenario("kill -9 of streams, without a name")
        .repeat(
            10,
            () -> Brokers.start(folder, 1),
            all ->
                all.recovery(
                    all.outcomes(),
                    () -> {
                      all.streams(0).kill();
                      all.startStreams(0, "--threads=2");
                    }));
  }

  @Test
  void survivesTheDeathOfTheStore() throws Exception {
    scenario("kill -9 of consumer")
        .repeat(
            Scenario.ALL ? 20 : 2,
            () -> Brokers.start(folder, 1),
            all ->
                all.recovery(
                    all.stored(),
                    () -> {
                      all.consumer().kill();
                      all.startConsumer();
                    }));
  }

  @Test
  @Tag(THOROUGH)
  void survivesTheDeathOfTheProducer() throws Exception {
    scenario("kill -9 of producer")
        .quiet()
        .once(
            10,
            (all, recoveries) -> {
              Path folderOfWires = folder.resolve("inbox");
              try (Inbox inbox = Inbox.begin(folderOfWires, Scenario.STEADY, Scenario.ARTICLES)) {
                all.startProducer(folderOfWires);
                all.awaitMore(all.takenIn());
                for (int i = 0; i < 10; i++) {
                  recoveries.add(
                      all.recovery(
                          all.takenIn(),
                          () -> {
                            all.producer().kill();
                            all.startProducer(folderOfWires);
                          }));
                }
                return inbox.finish();
              }
            },
            outcomes -> assertThat(outcomes.rejected()).isEmpty());
  }

  @Test
  @Tag(THOROUGH)
  void endsWellWhenAskedToUnderLoad() throws Exception {
    scenario("SIGTERM of streams and consumer")
        .repeat(
            10,
            () -> Brokers.start(folder, 1),
            all ->
                all.recovery(
                    all.stored(),
                    () -> {
                      assertThat(all.consumer().stop()).isIn(0, 143);
                      assertThat(all.streams(0).stop()).isIn(0, 143);
                      all.startConsumer();
                      all.startStreams(0);
                    }));
  }

  @Test
  @Tag(THOROUGH)
  void goesOnAfterAPauseLongerThanItsTransaction() throws Exception {
    scenario("streams stopped (SIGSTOP) for 20 s")
        .repeat(
            3,
            () -> Brokers.start(folder, 1),
            all -> {
              all.streams(0).pause();
              TimeUnit.SECONDS.sleep(20);
              return all.recovery(all.outcomes(), all.streams(0)::resume);
            });
  }

  @Test
  @Tag(THOROUGH)
  void rebuildsAStateThatIsLost() throws Exception {
    scenario("state directory lost")
        .repeat(
            3,
            () -> Brokers.start(folder, 1),
            all ->
                all.recovery(
                    all.outcomes(),
                    () -> {
                      all.streams(0).kill();
                      Utils.delete(all.state(0).toFile());
                      all.startStreams(0);
                    }));
  }

  @Test
  @Tag(THOROUGH)
  void hasTwoInstancesRestartedInTurn() throws Exception {
    int[] next = {0};
    scenario("rolling restart of two streams instances")
        .repeat(
            8,
            () -> Brokers.start(folder, 1),
            all -> {
              if (next[0] == 0) {
                all.startStreams(1);
                all.awaitStreams(1);
              }
              int instance = next[0]++ % 2;
              return all.recovery(
                  all.outcomes(),
                  () -> {
                    all.streams(instance).stop();
                    all.startStreams(instance);
                  });
            });
  }

  @Test
  @Tag(THOROUGH)
  void survivesTheDeathOfTheLeader() throws Exception {
    scenario("kill -9 of a leader of three brokers")
        .repeat(
            5,
            () -> Brokers.start(folder, 3),
            all -> {
              int leader = all.brokers().leaderOf(Topics.RAW.name(), 0);
              var recovery = all.recovery(all.outcomes(0), all.brokers().node(leader)::kill);
              all.brokers().start(leader);
              all.brokers().awaitInSync();
              return recovery;
            });
  }

  @Test
  @Tag(THOROUGH)
  void hasTheBrokersRestartedInTurn() throws Exception {
    int[] next = {0};
    scenario("rolling restart of three brokers")
        .repeat(
            3,
            () -> Brokers.start(folder, 3),
            all -> {
              int node = next[0]++;
              var recovery = all.recovery(all.outcomes(), all.brokers().node(node)::stop);
              all.brokers().start(node);
              all.brokers().awaitInSync();
              return recovery;
            });
  }

  @Test
  @Tag(THOROUGH)
  void waitsForBrokersThatAreAway() throws Exception {
    scenario("broker away for a minute")
        .repeat(
            1,
            () -> Brokers.start(folder, 1),
            all -> {
              all.brokers().node(0).stop();
              TimeUnit.MINUTES.sleep(1);
              return all.recovery(all.outcomes(), () -> all.brokers().start(0));
            });
  }

  @Test
  @Tag(THOROUGH)
  void goesOnAfterTheNetworkWasCut() throws Exception {
    int port = Ports.free();
    try (Link link = Link.to(port)) {
      scenario("network cut for 20 s")
          .repeat(
              3,
              () -> Brokers.behind(folder, port, link.port()),
              all -> {
                link.cut();
                TimeUnit.SECONDS.sleep(20);
                return all.recovery(all.outcomes(), link::mend);
              });
    }
  }

  @Test
  @Tag(THOROUGH)
  void waitsForADatabaseThatIsAway() throws Exception {
    scenario("PostgreSQL stopped for 10 s")
        .repeat(
            5,
            () -> Brokers.start(folder, 1),
            all -> {
              all.database().close();
              TimeUnit.SECONDS.sleep(10);
              return all.recovery(all.stored(), all::startDatabase);
            });
  }

  @Test
  void writesOnceWhenItsConnectionIsKilled() throws Exception {
    scenario("PostgreSQL connections killed in mid-commit")
        .repeat(
            Scenario.ALL ? 50 : 5,
            () -> Brokers.start(folder, 1),
            all -> all.recovery(all.stored(), () -> killConnections(all)));
  }

  /** Among what is in flight is a hop that the other release wrote. */
  @Test
  @Tag(THOROUGH)
  void takesOverWhatAnotherTopologyHadInFlight() throws Exception {
    int[] next = {0};
    scenario("topology and settings changed in flight")
        .repeat(
            6,
            () -> Brokers.start(folder, 1),
            all ->
                all.recovery(
                    all.outcomes(),
                    () -> {
                      all.streams(0).kill();
                      switch (next[0]++ % 3) {
                        case 0 -> all.startStreams(0, OtherRelease.Kind.LARGER);
                        case 1 ->
                            all.startStreams(
                                0, "--instance=0", "--threads=1", "--dedup=window=24h,minWords=20");
                        default -> all.startStreams(0);
                      }
                    }));
  }

  private static void killConnections(Installation all) throws Exception {
    try (Connection connection = all.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    }
  }

  private Scenario scenario(String fault) {
    return new Scenario(folder, fault);
  }
}

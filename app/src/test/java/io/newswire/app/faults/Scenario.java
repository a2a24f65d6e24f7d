package io.newswire.app.faults;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Assumptions;

/**
 * A fault that happens while a wire streams through an installation, and the books that are kept of
 * it: a line of the {@link Table} in any case.
 */
final class Scenario {

  /** Whether everything is to be run, over many articles. */
  static final boolean ALL = Boolean.getBoolean("faults.all");

  /** How many articles are sent at least. */
  static final int ARTICLES = ALL ? 20_000 : 1_000;

  /** So fast a wire comes that is to last. */
  static final int STEADY = 300;

  /** So fast a wire comes whose end is waited for. */
  private static final int FAST = 800;

  private final Path folder;
  private final String fault;
  private IntFunction<Wire.Item> wire = Wire::at;
  private int least = ARTICLES;

  /**
   * A scenario.
   *
   * @param folder where everything of it is kept
   * @param fault what the table calls it
   */
  Scenario(Path folder, String fault) {
    this.folder = folder;
    this.fault = fault;
  }

  /** A fault, once. */
  interface Fault {
    /**
     * Lets it happen.
     *
     * @return how long it took until things went on
     */
    Duration happen(Installation all) throws Exception;
  }

  /** All that happens to an installation. */
  interface Incident {
    /**
     * Lets it happen.
     *
     * @param recoveries takes how long it took until things went on, each time
     * @return articles beside those of the wire that must come out, by {@link Ledger#name}
     */
    Set<String> happen(Installation all, List<Duration> recoveries) throws Exception;
  }

  /** What is checked besides. */
  interface Check {
    /** Throws when it is not so. */
    void verify(Outcomes outcomes) throws Exception;
  }

  /** Starts the brokers of an installation. */
  interface Cluster {
    /** Returns when they work. */
    Brokers start() throws Exception;
  }

  /** How fast a wire comes, and how many articles of it at most. */
  private record Pace(int perSecond, int most) {}

  /** Has another wire than the usual one stream through. */
  Scenario over(IntFunction<Wire.Item> another) {
    wire = another;
    return this;
  }

  /** Has no wire stream through but what the incident brings. */
  Scenario quiet() {
    least = 0;
    return this;
  }

  /** Lets a fault happen again and again while a wire comes steadily. */
  void repeat(int times, Cluster brokers, Fault what) throws Exception {
    run(
        brokers,
        new Pace(STEADY, Integer.MAX_VALUE),
        times,
        (all, recoveries) -> {
          all.awaitMore(all.stored());
          for (int i = 0; i < times; i++) {
            recoveries.add(what.happen(all));
            TimeUnit.SECONDS.sleep(1);
          }
          return Set.of();
        },
        outcomes -> assertThat(outcomes.rejected()).as("dead letters").isEmpty());
  }

  /**
   * Lets something happen once while a wire comes fast.
   *
   * @param times how often the table says that it happened
   */
  void once(int times, Incident what, Check check) throws Exception {
    run(() -> Brokers.start(folder, 1), new Pace(FAST, least), times, what, check);
  }

  private void run(Cluster cluster, Pace pace, int times, Incident incident, Check check)
      throws Exception {
    long begin = System.nanoTime();
    List<Duration> recoveries = new ArrayList<>();
    try (Installation all = Installation.start(folder, cluster.start());
        Ledger ledger =
            Ledger.begin(all.brokers().connection(), wire, pace.perSecond, least, pace.most)) {
      Set<String> expected = new HashSet<>(incident.happen(all, recoveries));
      expected.addAll(ledger.finish());
      Outcomes outcomes = all.outcome();
      List<String> lost = outcomes.lost(expected);
      List<String> doubled = outcomes.doubled();
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      Table.add(fault, times, outcomes, lost.size(), doubled.size(), recoveries, took);
      assertThat(lost).as("lost").isEmpty();
      assertThat(doubled).as("doubled").isEmpty();
      assertThat(outcomes.pairsNotToldOnce()).as("copies and originals not told once").isEmpty();
      all.verifyStored(outcomes);
      check.verify(outcomes);
    } catch (Exception | AssertionError e) {
      Table.say(fault, "FAILED: " + firstLine(e));
      throw e;
    }
  }

  private static String firstLine(Throwable failure) {
    return failure
        .toString()
        .lines()
        .filter(line -> !line.isBlank())
        .limit(2)
        .collect(joining(" "));
  }

  /** Says in the table that it cannot be run here. */
  void skip(String why) throws Exception {
    Table.say(fault, "not run: " + why);
    Assumptions.abort(fault + ": " + why);
  }
}

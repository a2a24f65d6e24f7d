package io.newswire.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.app.Newswire;
import io.newswire.app.embedded.EmbeddedPostgres;
import io.newswire.app.embedded.Ports;
import io.newswire.consumer.store.Funnel;
import io.newswire.events.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;

/** Brokers, a database, the topology and the store, each a process of its own. */
final class Installation implements AutoCloseable {

  private static final Duration TO_START = Duration.ofMinutes(2);
  private static final Duration TO_FINISH = Duration.ofMinutes(10);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Path folder;
  private final Brokers brokers;
  private final int deskPort = Ports.free();
  private final int databasePort = Ports.free();
  private final Admin admin;
  private EmbeddedPostgres database;
  private final List<Child> streams = new ArrayList<>();
  private Child consumer;

  private Installation(Path folder, Brokers brokers) {
    this.folder = folder;
    this.brokers = brokers;
    this.admin = Admin.create(brokers.connection().with(Map.of("request.timeout.ms", 5_000)));
  }

  /** Starts all of it, and waits until it works. */
  static Installation start(Path folder, Brokers brokers) {
    Installation all = new Installation(folder, brokers);
    all.startDatabase();
    all.startConsumer();
    all.startStreams(0);
    all.awaitStreams(0);
    await().atMost(TO_START).ignoreExceptions().until(() -> all.funnel() != null);
    return all;
  }

  Brokers brokers() {
    return brokers;
  }

  void startDatabase() {
    database = EmbeddedPostgres.start(folder.resolve("postgres"), databasePort);
  }

  EmbeddedPostgres database() {
    return database;
  }

  void startConsumer() {
    consumer =
        newswire(
            "consumer",
            List.of(
                "consumer",
                "--part=STORE,DESK",
                "--desk-port=" + deskPort,
                "--db-user=" + EmbeddedPostgres.USER,
                "--jdbc-url=" + database.jdbcUrl()));
  }

  Child consumer() {
    return consumer;
  }

  /** Starts an instance of the topology, from 0. */
  void startStreams(int instance) {
    Child child =
        newswire(
            "streams-" + instance,
            List.of(
                "streams", "--instance=" + instance, "--threads=2", "--state=" + state(instance)));
    if (instance < streams.size()) {
      streams.set(instance, child);
    } else {
      streams.add(child);
    }
  }

  Child streams(int instance) {
    return streams.get(instance);
  }

  /** The folder of an instance's state. */
  Path state(int instance) {
    return folder.resolve("state-" + instance);
  }

  /** Waits until an instance that was started first has said that it runs. */
  void awaitStreams(int instance) {
    await()
        .atMost(TO_START)
        .until(() -> streams.get(instance).printed().contains("streams is running"));
  }

  /**
   * Waits until something new comes out of the topology.
   *
   * @return how long that took
   */
  Duration awaitOutcome() {
    return awaitMore(() -> Outcomes.committed(admin));
  }

  /**
   * Waits until something new is in the database.
   *
   * @return how long that took
   */
  Duration awaitStored() {
    return awaitMore(() -> funnel().accepted() - funnel().underWay());
  }

  private static Duration awaitMore(Callable<Long> count) {
    long begin = System.nanoTime();
    AtomicLong first = new AtomicLong(-1);
    await()
        .atMost(TO_START)
        .pollInterval(LOOK_EVERY)
        .ignoreExceptions()
        .until(
            () -> {
              long now = count.call();
              return !first.compareAndSet(-1, now) && now > first.get();
            });
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Waits until all is done, and refuses whatever is lost or doubled anywhere. */
  Outcomes verify(Set<String> acknowledged) {
    await()
        .atMost(TO_FINISH)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(() -> funnel().underWay() == 0);
    Outcomes outcomes = Outcomes.read(brokers.connection());
    outcomes.verify(acknowledged);
    Funnel funnel = funnel();
    assertThat(funnel.accepted())
        .as("accepted")
        .isEqualTo(outcomes.raw().size() + outcomes.poison());
    assertThat(funnel.stored()).as("stored").isEqualTo(outcomes.published());
    assertThat(funnel.duplicates() + funnel.redeliveries())
        .as("held back")
        .isEqualTo(outcomes.heldBack());
    assertThat(funnel.rejected()).as("rejected").isEqualTo(outcomes.poison());
    assertThat(outcomes.rejected()).as("dead letters").hasSize(outcomes.poison());
    return outcomes;
  }

  @Override
  public void close() {
    streams.forEach(Child::close);
    if (consumer != null) {
      consumer.close();
    }
    if (database != null) {
      database.close();
    }
    admin.close(Duration.ZERO);
    brokers.close();
  }

  private Funnel funnel() {
    try (InputStream answer =
        URI.create("http://127.0.0.1:" + deskPort + "/api/funnel").toURL().openStream()) {
      return Json.mapper().readValue(answer, Funnel.class);
    } catch (IOException e) {
      return null;
    }
  }

  private Child newswire(String name, List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.add("--bootstrap-servers=" + brokers.connection().bootstrapServers());
    all.add("--data=" + folder.resolve(name));
    return Child.start(
        Newswire.class,
        folder.resolve(name + ".log"),
        Map.of("NEWSWIRE_DB_PASSWORD", database.password()),
        all);
  }
}

package io.newswire.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.app.Newswire;
import io.newswire.app.embedded.EmbeddedPostgres;
import io.newswire.app.embedded.Ports;
import io.newswire.consumer.store.Funnel;
import io.newswire.events.Json;
import io.newswire.events.Topics;
import io.newswire.streams.topology.OtherRelease;
import io.newswire.streams.topology.StreamsSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;

/** Brokers, a database, the topology and the store, each a process of its own. */
final class Installation implements AutoCloseable {

  private static final Duration TO_START = Duration.ofMinutes(2);
  private static final Duration TO_RECOVER = Duration.ofMinutes(3);
  private static final Duration TO_FINISH = Duration.ofMinutes(10);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final Path folder;
  private final Brokers brokers;
  private final int deskPort = Ports.free();
  private final int databasePort = Ports.free();
  private final Admin admin;
  private EmbeddedPostgres database;
  private final List<Child> streams = new ArrayList<>();
  private Child consumer;
  private Child producer;

  private Installation(Path folder, Brokers brokers) {
    this.folder = folder;
    this.brokers = brokers;
    this.admin = Admin.create(brokers.connection().with(Map.of("request.timeout.ms", 5_000)));
  }

  /** Something that is done to an installation. */
  @FunctionalInterface
  interface Step {
    /** Does it. */
    void happen() throws Exception;
  }

  /** Starts all of it but the producer, and waits until it works. */
  static Installation start(Path folder, Brokers brokers) {
    Installation all = new Installation(folder, brokers);
    try {
      all.startDatabase();
      all.startConsumer();
      all.startStreams(0);
      all.awaitStreams(0);
      await().atMost(TO_START).ignoreExceptions().until(() -> all.funnel() != null);
      return all;
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  Brokers brokers() {
    return brokers;
  }

  /** The folder of the database. */
  static Path database(Path folder) {
    return folder.resolve("postgres");
  }

  void startDatabase() {
    database = EmbeddedPostgres.start(database(folder), databasePort);
  }

  EmbeddedPostgres database() {
    return database;
  }

  /** A connection to the database. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), EmbeddedPostgres.USER, database.password());
  }

  void startConsumer() {
    consumer =
        newswire(
            "consumer",
            "consumer",
            "--part=STORE,DESK",
            "--desk-port=" + deskPort,
            "--db-user=" + EmbeddedPostgres.USER,
            "--jdbc-url=" + database.jdbcUrl());
  }

  Child consumer() {
    return consumer;
  }

  /** Starts a producer that watches a folder. */
  void startProducer(Path inbox) {
    producer = newswire("producer", "producer", "--push-port=0", "--inbox=" + inbox);
  }

  Child producer() {
    return producer;
  }

  /** Starts an instance of the topology, from 0, that has a name and keeps it. */
  void startStreams(int instance) {
    startStreams(instance, "--instance=" + instance, "--threads=2");
  }

  /** Starts an instance of the topology with options of its own. */
  void startStreams(int instance, String... options) {
    List<String> arguments = new ArrayList<>(List.of("streams", "--state=" + state(instance)));
    arguments.addAll(List.of(options));
    replace(instance, newswire(name(instance), arguments.toArray(String[]::new)));
  }

  /** Starts another release of the topology as an instance. */
  void startStreams(int instance, OtherRelease.Kind release) {
    replace(
        instance,
        Child.start(
            OtherRelease.class,
            folder.resolve(name(instance) + ".log"),
            Map.of(),
            List.of(
                release.name(),
                brokers.connection().bootstrapServers(),
                state(instance).toString())));
  }

  Child streams(int instance) {
    return streams.get(instance);
  }

  private void replace(int instance, Child child) {
    if (instance < streams.size()) {
      streams.set(instance, child);
    } else {
      streams.add(child);
    }
  }

  private static String name(int instance) {
    return "streams-" + instance;
  }

  /** The folder of an instance's state. */
  Path state(int instance) {
    return state(folder, instance);
  }

  /** The folder of an instance's state. */
  static Path state(Path folder, int instance) {
    return folder.resolve("state-" + instance);
  }

  /** Waits until an instance that was started first has said that it runs. */
  void awaitStreams(int instance) {
    await()
        .atMost(TO_START)
        .until(() -> streams.get(instance).printed().contains("streams is running"));
  }

  /** Grows with what comes out of the topology. */
  Progress outcomes() {
    return Progress.of(admin, List.of(Topics.ARTICLES, Topics.DUPLICATES, Topics.REJECTED));
  }

  /** Grows with what comes out of the topology of one partition of {@code news.raw}. */
  Progress outcomes(int partition) {
    return Progress.of(admin, StreamsSettings.DEFAULT_APPLICATION_ID, partition);
  }

  /** Grows with what is taken in. */
  Progress takenIn() {
    return Progress.of(admin, List.of(Topics.RAW));
  }

  /** Grows with what is in the database. */
  Progress stored() {
    return () -> funnel().accepted() - funnel().underWay();
  }

  /** Waits until something grows. */
  void awaitMore(Progress progress) throws Exception {
    recovery(progress, () -> {});
  }

  /**
   * Does something, and waits until things go on.
   *
   * @param progress grows when they do
   * @return how long both took
   */
  Duration recovery(Progress progress, Step step) throws Exception {
    long begin = System.nanoTime();
    step.happen();
    AtomicLong first = new AtomicLong(-1);
    await()
        .atMost(TO_RECOVER)
        .pollInterval(LOOK_EVERY)
        .ignoreExceptions()
        .until(
            () -> {
              long now = progress.now();
              return !first.compareAndSet(-1, now) && now > first.get();
            });
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Waits until so many dead letters are in the database. */
  void awaitRejected(int count) {
    await()
        .atMost(TO_FINISH)
        .ignoreExceptions()
        .until(() -> funnel().rejected(), rejected -> rejected == count);
  }

  /** Waits until so many versions of a kind are in the database. */
  void awaitVersions(String kind, int count) {
    await()
        .atMost(TO_FINISH)
        .until(
            () -> versions().stream().filter(it -> it.contains(':' + kind + ':')).count(),
            there -> there == count);
  }

  /** Waits until nothing is under way, and reads what became of everything. */
  Outcomes outcome() {
    await()
        .atMost(TO_FINISH)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(() -> funnel().underWay() == 0);
    return Outcomes.read(brokers.connection());
  }

  /** Refuses whatever the database has not, has too often, or has otherwise than the topics. */
  void verifyStored(Outcomes outcomes) throws SQLException {
    assertThat(versions())
        .as("versions in the database")
        .containsExactlyInAnyOrderElementsOf(
            outcomes.told().stream()
                .filter(told -> !told.again())
                .map(told -> version(told.uri(), told.revision(), told.verdict().code()))
                .toList());
    Funnel funnel = funnel();
    int published = outcomes.published();
    assertThat(funnel.accepted()).as("accepted").isEqualTo(outcomes.raw().size());
    assertThat(funnel.stored()).as("stored").isEqualTo(published);
    assertThat(funnel.duplicates() + funnel.redeliveries())
        .as("held back")
        .isEqualTo(outcomes.told().size() - published);
    assertThat(funnel.rejected()).as("rejected").isEqualTo(outcomes.rejected().size());
  }

  private List<String> versions() throws SQLException {
    List<String> versions = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select uri, revision, verdict from article_versions")) {
      while (rows.next()) {
        versions.add(version(rows.getString(1), rows.getInt(2), rows.getString(3)));
      }
    }
    return versions;
  }

  private static String version(String uri, int revision, String verdict) {
    return uri + " revision " + revision + ' ' + verdict;
  }

  @Override
  public void close() {
    streams.forEach(Child::close);
    if (producer != null) {
      producer.close();
    }
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

  private Child newswire(String name, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--bootstrap-servers=" + brokers.connection().bootstrapServers());
    all.add("--data=" + folder.resolve(name));
    return Child.start(
        Newswire.class,
        folder.resolve(name + ".log"),
        Map.of("NEWSWIRE_DB_PASSWORD", database.password()),
        all);
  }
}

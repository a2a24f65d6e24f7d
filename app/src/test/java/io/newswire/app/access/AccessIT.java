package io.newswire.app.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.newswire.app.Newswire;
import io.newswire.app.cli.CommandRun;
import io.newswire.app.demo.DemoWire;
import io.newswire.app.embedded.EmbeddedPostgres;
import io.newswire.app.embedded.SecureBroker;
import io.newswire.app.topics.TopicPlan;
import io.newswire.consumer.ConsumerConfig;
import io.newswire.consumer.ConsumerService;
import io.newswire.consumer.store.DatabaseConfig;
import io.newswire.consumer.store.Funnel;
import io.newswire.events.Topics;
import io.newswire.events.access.AccessCheck;
import io.newswire.events.access.Right;
import io.newswire.events.access.Role;
import io.newswire.producer.ProducerConfig;
import io.newswire.producer.ProducerService;
import io.newswire.producer.source.Push;
import io.newswire.producer.source.Sources;
import io.newswire.producer.source.SourcesFile;
import io.newswire.streams.topology.StreamsService;
import io.newswire.streams.topology.StreamsSettings;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything against a broker with TLS, passwords and ACLs: each with its own rights alone. */
class AccessIT {

  private static final List<Role> SERVICES = List.of(Role.PRODUCER, Role.STREAMS, Role.CONSUMER);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private static Path folder;
  private static SecureBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = SecureBroker.start(folder.resolve("broker"));
    broker.admitAll();
    var topics = broker.as(Role.TOPICS);
    TopicPlan.apply(topics, TopicPlan.of(topics, Topics.all()));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void takesTheDemoWireThroughWithNoRightTooFewAndNoneTooMany() throws Exception {
    // given
    Path inbox = Files.createDirectories(folder.resolve("wires"));
    HttpServer site = site();
    try (EmbeddedPostgres database = EmbeddedPostgres.start(folder.resolve("postgres"), 0);
        ConsumerService consumer = consumer(database);
        StreamsService streams =
            new StreamsService(
                broker.as(Role.STREAMS), StreamsSettings.in(folder.resolve("state")))) {
      consumer.start();
      streams.start();

      // when
      try (ProducerService producer = producer(site, inbox);
          DemoWire demo = DemoWire.standard(inbox, folder.resolve("played"))) {
        producer.start();
        int items = demo.start(Duration.ofMillis(20));
        sendPoison();
        awaitAll(consumer, items);
      }

      // then
      usesEachOfItsRights(Role.STREAMS);
      usesEachOfItsRights(Role.CONSUMER);
      // What it wrote is read when it starts again.
      try (ProducerService again = producer(site, inbox)) {
        again.start();
        usesEachOfItsRights(Role.PRODUCER);
      }
      operate();
      for (Role role : SERVICES) {
        namesTheRightThatIsTakenAway(role, role.rights());
      }
      // Those of the commands differ in their topics only.
      for (Role role : List.of(Role.TOPICS, Role.OPERATOR)) {
        namesTheRightThatIsTakenAway(role, oneOfEachOperation(role));
      }
    } finally {
      site.stop(0);
    }
  }

  private static void awaitAll(ConsumerService consumer, int items) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              Funnel funnel = consumer.funnel();
              assertThat(funnel.accepted()).isGreaterThan(items);
              assertThat(funnel.underWay()).isZero();
            });
  }

  /** A record that is no article. */
  private static void sendPoison() throws Exception {
    try (var producer =
        new KafkaProducer<>(
            broker.own().with(Map.of()), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.RAW.name(), "urn:x:poison", "{")).get();
    }
  }

  private static void usesEachOfItsRights(Role role) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(broker.used(role)).containsExactlyInAnyOrderElementsOf(role.rights()));
  }

  private static ProducerService producer(HttpServer site, Path inbox) throws IOException {
    return new ProducerService(broker.as(Role.PRODUCER), new ProducerConfig(sources(site), inbox));
  }

  /** The commands of the day-to-day work, as the role that has no other rights. */
  private static void operate() throws IOException {
    Path settings = settings(Role.OPERATOR, SecureBroker.password(Role.OPERATOR));
    Path wire =
        Files.writeString(
            folder.resolve("wire.jsonl"),
            "{\"uri\":\"urn:x:1\",\"source\":\"one\",\"headline\":\"Pilots in Sfax end strike\","
                + "\"text\":\"The pilots of the port went back to work on Monday.\"}");
    List<List<Object>> commands =
        List.of(
            List.of("publish", wire),
            List.of("topics", "plan"),
            List.of("rejected", "list"),
            List.of("rejected", "replay", "--code", "malformed", "--dry-run"),
            List.of("sources", "list"),
            List.of("rules", "list"),
            List.of("lexicon", "diff"));
    for (List<Object> command : commands) {
      List<Object> all = new ArrayList<>(command);
      all.addAll(List.of("--bootstrap-servers", broker.address(), "--kafka-properties", settings));
      CommandRun run = CommandRun.of(all.toArray());
      assertThat(run.exitCode()).as("%s: %s", command, run.err()).isZero();
    }
  }

  private static Collection<Right> oneOfEachOperation(Role role) {
    return role.rights().stream()
        .collect(toMap(Right::operation, right -> right, (first, other) -> first))
        .values();
  }

  private static void namesTheRightThatIsTakenAway(Role role, Collection<Right> rights)
      throws Exception {
    for (Right right : rights) {
      broker.take(role, right);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(AccessCheck.missing(broker.as(role), role))
                      .as("%s without %s", role, right)
                      .contains(right));
      broker.give(role, right);
    }
    await().atMost(PATIENCE).until(() -> AccessCheck.missing(broker.as(role), role).isEmpty());
  }

  @Test
  void endsAServiceWithoutARightAndSaysWhichOneIsMissingToWhom() throws Exception {
    // given
    Right right =
        Role.STREAMS.rights().stream()
            .filter(it -> it.operation() == AclOperation.WRITE)
            .filter(it -> it.resource().name().equals(Topics.ALERTS.name()))
            .findFirst()
            .orElseThrow();
    broker.take(Role.STREAMS, right);

    // when
    String said = run(Role.STREAMS, SecureBroker.password(Role.STREAMS));

    // then
    broker.give(Role.STREAMS, right);
    assertThat(said)
        .contains("User:streams lacks WRITE on topic news.alerts")
        .contains("newswire topics rights streams")
        .doesNotContain(SecureBroker.password(Role.STREAMS));
  }

  @Test
  void endsAServiceThatIsNotKnown() throws Exception {
    // when
    String said = run(Role.STREAMS, "a-wrong-password");

    // then
    assertThat(said).contains("User:streams is not let in").doesNotContain("a-wrong-password");
  }

  @Test
  void commandThatLacksARightSaysWhereRightsAreListed() throws Exception {
    // given
    Path settings = settings(Role.CONSUMER, SecureBroker.password(Role.CONSUMER));

    // when
    CommandRun run =
        CommandRun.of(
            "topics",
            "apply",
            "--bootstrap-servers",
            broker.address(),
            "--kafka-properties",
            settings);

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("newswire topics rights");
  }

  /** Runs a service until it ends by itself, which it must do with exit code 1. */
  private static String run(Role role, String password) throws Exception {
    Path log = folder.resolve(role.label() + "-" + System.nanoTime() + ".log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                Newswire.class.getName(),
                role.label(),
                "--data=" + folder.resolve("data"),
                "--bootstrap-servers=" + broker.address(),
                "--kafka-properties=" + settings(role, password))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it ended").isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      return Files.readString(log);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Path settings(Role role, String password) throws IOException {
    Properties properties = new Properties();
    properties.putAll(broker.settings(role, password));
    Path file = folder.resolve(role.label() + ".properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    return file;
  }

  private static ConsumerService consumer(EmbeddedPostgres database) {
    var store = new DatabaseConfig(database.jdbcUrl(), EmbeddedPostgres.USER, database.password());
    return new ConsumerService(
        broker.as(Role.CONSUMER),
        new ConsumerConfig(
            Set.of(ConsumerConfig.Part.STORE, ConsumerConfig.Part.ALERT), store, null, null));
  }

  /** One feed, whose position and state are kept in Kafka. */
  private static Sources sources(HttpServer site) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("sources.yaml"),
            "sources:\n  - {id: daily, type: poll, url: \"http://127.0.0.1:%d/rss\", allowPrivate: true}\n"
                .formatted(site.getAddress().getPort()));
    return SourcesFile.read(file).with(Push.DEFAULT.at("127.0.0.1", 0));
  }

  private static HttpServer site() throws IOException {
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] feed =
        """
        <rss version="2.0"><channel><title>Daily</title><item><guid>urn:daily:1</guid>
        <title>Bakers in Gabes go back to work</title>
        <description>The bakers of Gabes went back to work on Tuesday after a week.</description>
        </item></channel></rss>
        """
            .getBytes(UTF_8);
    site.createContext(
        "/rss",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
          exchange.sendResponseHeaders(200, feed.length);
          exchange.getResponseBody().write(feed);
          exchange.close();
        });
    site.createContext(
        "/robots.txt",
        exchange -> {
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    site.start();
    return site;
  }
}

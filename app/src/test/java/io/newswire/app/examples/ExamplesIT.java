package io.newswire.app.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.app.embedded.EmbeddedKafka;
import io.newswire.app.embedded.Ports;
import io.newswire.app.topics.TopicPlan;
import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Origin;
import io.newswire.events.PubStatus;
import io.newswire.events.Topics;
import io.newswire.streams.topology.StreamsService;
import io.newswire.streams.topology.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example subscribers, run as their own words say, on events that the topology wrote. */
class ExamplesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Path EXAMPLES = Path.of("../docs/examples").toAbsolutePath().normalize();
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir private static Path folder;
  private static EmbeddedKafka broker;
  private static StreamsService streams;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    KafkaConnection kafka = KafkaConnection.to(broker.bootstrapServers());
    TopicPlan.apply(kafka, TopicPlan.of(kafka, Topics.all()));
    send(kafka, article(NINE, "Dockers in Misrata go on strike").build());
    send(kafka, article(NINE.plusSeconds(60), "Dockers in Misrata end strike").build());
    send(kafka, article(NINE.plusSeconds(120), "").pubStatus(PubStatus.CANCELED).build());
    streams = new StreamsService(kafka, StreamsSettings.in(folder.resolve("state")));
    streams.start();
  }

  @AfterAll
  static void stop() {
    streams.close();
    broker.close();
  }

  @Test
  void followsStoriesInJava() throws Exception {
    // given
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        List.of(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            EXAMPLES.resolve("Subscriber.java").toString(),
            broker.bootstrapServers());

    // when, then
    tellsTheStory(command);
  }

  @Test
  void followsStoriesInPython() throws Exception {
    // given
    String python = python();
    List<String> command =
        List.of(python, EXAMPLES.resolve("subscriber.py").toString(), broker.bootstrapServers());

    // when, then
    tellsTheStory(command);
  }

  private static void tellsTheStory(List<String> command) throws Exception {
    Path said = Files.createTempFile(folder, "example", ".txt");
    Process example =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(Files.readAllLines(said))
                      .as("%s, alive: %s", command, example.isAlive())
                      .anySatisfy(
                          line ->
                              assertThat(line)
                                  .startsWith("new  Dockers in Misrata go on strike")
                                  .contains("Misrata"))
                      .anyMatch(line -> line.startsWith("revision  Dockers in Misrata end strike"))
                      .anyMatch(line -> line.startsWith("kill  Dockers in Misrata end strike")));
    } finally {
      example.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  /** A Python that has confluent-kafka; {@code -Dpython=required} makes it a failure without. */
  private static String python() throws Exception {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      try {
        Process process =
            new ProcessBuilder(python, "-c", "import confluent_kafka")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0) {
          return python;
        }
      } catch (IOException e) {
        // There is no such program; the next may be there.
      }
    }
    String missing = "no python3 with confluent_kafka; the Python example was not run";
    if ("required".equals(System.getProperty("python"))) {
      Assertions.fail(missing + ", and -Dpython=required");
    }
    return Assumptions.abort(missing);
  }

  private static ArticleBuilder article(Instant at, String headline) {
    return ArticleBuilder.builder()
        .uri("urn:newswire:example:1")
        .source("example")
        .versionCreated(at)
        .received(at)
        .language("en")
        .headline(headline)
        .body(
            headline
                + ". The dockers of the port of Misrata met on Monday morning, a union said in Libya.")
        .origin(new Origin("test", "json", "example", null));
  }

  private static void send(KafkaConnection kafka, Article article) throws Exception {
    try (var keys = Topics.RAW.keySerde();
        var values = Topics.RAW.valueSerde();
        var producer =
            new KafkaProducer<>(kafka.with(Map.of()), keys.serializer(), values.serializer())) {
      producer.send(new ProducerRecord<>(Topics.RAW.name(), article.uri(), article)).get();
    }
  }
}

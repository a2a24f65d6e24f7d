package io.newswire.app.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.app.topics.TopicPlan;
import io.newswire.consumer.ConsumerConfig;
import io.newswire.consumer.ConsumerService;
import io.newswire.consumer.desk.DeskConfig;
import io.newswire.consumer.store.DatabaseConfig;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import io.newswire.producer.ProducerConfig;
import io.newswire.producer.ProducerService;
import io.newswire.producer.source.Push;
import io.newswire.producer.source.Sources;
import io.newswire.streams.topology.StreamsService;
import io.newswire.streams.topology.StreamsSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The three services against Kafka and PostgreSQL in containers, as they run in production. */
class ContainersIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  @BeforeAll
  static void requireEngine() {
    Engine.require();
  }

  @Test
  void carriesAnArticleFromTheFolderToThePage() throws Exception {
    try (var broker = new KafkaContainer(image(Engine.KAFKA, "apache/kafka"));
        var database = new PostgreSQLContainer(image(Engine.POSTGRES, "postgres"))) {
      // given
      broker.start();
      database.start();
      KafkaConnection kafka = KafkaConnection.to(broker.getBootstrapServers());
      TopicPlan.apply(kafka, TopicPlan.of(kafka, Topics.all()));
      try (ConsumerService consumer = consumer(kafka, database);
          StreamsService streams = streams(kafka);
          ProducerService producer = producer(kafka)) {
        consumer.start();
        streams.start();
        producer.start();

        // when
        Path whole = Files.writeString(folder.resolve("inbox/harbour.part"), WIRE);
        Files.move(whole, folder.resolve("inbox/harbour.jsonl"));

        // then
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(get(consumer, "/api/articles"))
                        .contains("Pilots in Sfax end strike")
                        .contains("\"TUN\"", "\"exact-duplicate\"", "Sfax pilots back at work"));
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(get(consumer, "/api/funnel"))
                        .contains("\"accepted\":3", "\"stored\":1", "\"duplicates\":1")
                        .contains("\"rejected\":1", "\"underWay\":0"));
      }
    }
  }

  /** An article, a reprint of it by another paper, and something that is no article. */
  private static final String WIRE =
      """
      {"uri":"urn:x:1","source":"one","published":"2026-03-02T10:00:00Z","headline":"Pilots in Sfax end strike","text":"The pilots of the port of Sfax in Tunisia went back to work on Monday after eleven days.\\n\\nThe transport ministry agreed to hire nine more of them, and forty ships that had waited outside began to come in during the afternoon."}
      {"uri":"urn:x:2","source":"two","published":"2026-03-02T11:00:00Z","headline":"Sfax pilots back at work","text":"The pilots of the port of Sfax in Tunisia went back to work on Monday after eleven days.\\n\\nThe transport ministry agreed to hire nine more of them, and forty ships that had waited outside began to come in during the afternoon."}
      {"uri":"urn:x:3"
      """;

  private ConsumerService consumer(KafkaConnection kafka, PostgreSQLContainer database) {
    var store =
        new DatabaseConfig(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    return new ConsumerService(
        kafka, new ConsumerConfig(null, store, null, new DeskConfig("127.0.0.1", 0)));
  }

  private StreamsService streams(KafkaConnection kafka) {
    return new StreamsService(kafka, StreamsSettings.in(folder.resolve("state")));
  }

  private ProducerService producer(KafkaConnection kafka) throws Exception {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    return new ProducerService(
        kafka, new ProducerConfig(Sources.NONE.with(Push.DEFAULT.at("127.0.0.1", 0)), inbox));
  }

  private static DockerImageName image(String name, String official) {
    return DockerImageName.parse(name).asCompatibleSubstituteFor(official);
  }

  private static String get(ConsumerService consumer, String path) throws Exception {
    URI address = consumer.deskAddress().orElseThrow().resolve(path);
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address).method("GET", BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());
    return answer.body();
  }
}

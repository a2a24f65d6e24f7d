package io.newswire.app.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Origin;
import io.newswire.events.Rejection;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import io.newswire.events.Verdict;
import io.newswire.streams.topology.StreamsService;
import io.newswire.streams.topology.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class StreamsServiceIT {

  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir static Path shared;
  private static Broker broker;

  @TempDir Path folder;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = new Broker(shared);
    broker.createTopics();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void waitsForItsTopicsAndThenRuns() throws Exception {
    try (Broker empty = new Broker(folder.resolve("kafka"));
        StreamsService service = service(empty.connection())) {
      CompletableFuture<Void> started = CompletableFuture.runAsync(() -> start(service));
      assertThat(service.isRunning()).isFalse();

      empty.createTopics();

      await().atMost(SOON).until(service::isRunning);
      assertThat(started).succeedsWithin(SOON);
    }
  }

  @Test
  void endsWhileItWaits() {
    StreamsService service = service(KafkaConnection.to("127.0.0.1:1"));
    CompletableFuture<Void> started = CompletableFuture.runAsync(() -> start(service));

    service.close();

    assertThat(started).succeedsWithin(SOON);
    assertThat(service.hasFailed()).isFalse();
  }

  @Test
  void publishesAnArticleAndKnowsItAgainAfterARestart() throws Exception {
    try (StreamsService service = service(broker.connection())) {
      service.start();
      broker.send(article("tag:one", "Dockers vote on pay offer"));
      await().atMost(SOON).until(() -> types(Topics.ARTICLES, "tag:one").size() == 1);
    }

    try (StreamsService again = service(broker.connection())) {
      again.start();
      broker.send(article("tag:one", "Dockers vote on pay offer"));
      await().atMost(SOON).until(() -> !types(Topics.DUPLICATES, "tag:one").isEmpty());
    }

    assertThat(types(Topics.DUPLICATES, "tag:one")).containsExactly(Verdict.Type.REDELIVERY);
    assertThat(types(Topics.ARTICLES, "tag:one")).containsExactly(Verdict.Type.NEW);
  }

  @Test
  void rejectsARecordThatIsNoJsonThoughNothingFollows() throws Exception {
    try (StreamsService service = service(broker.connection())) {
      service.start();

      broker.send("tag:bad", "<html>".getBytes(UTF_8));

      await().atMost(SOON).until(() -> !broker.committed(Topics.REJECTED).isEmpty());
    }
    assertThat(broker.committed(Topics.REJECTED))
        .extracting(Rejection::code, Rejection::uri)
        .containsExactly(tuple("malformed", "tag:bad"));
  }

  @Test
  void rejectsWhatKafkaRefusesAndGoesOn() throws Exception {
    try (Broker narrow = new Broker(folder.resolve("kafka"));
        StreamsService service =
            service(
                new KafkaConnection(
                    narrow.connection().bootstrapServers(),
                    Map.of("producer.max.request.size", "20000")))) {
      narrow.createTopics();
      service.start();

      narrow.send(article("tag:big", "word ".repeat(10_000)));

      await().atMost(SOON).until(() -> !narrow.committed(Topics.REJECTED).isEmpty());
      assertThat(narrow.committed(Topics.REJECTED))
          .extracting(Rejection::code, Rejection::uri)
          .containsExactly(tuple("not-writable", "tag:big"));
      narrow.send(article("tag:small", "Dockers went back to work on Monday."));
      await().atMost(SOON).until(() -> !narrow.committed(Topics.ARTICLES).isEmpty());
      assertThat(service.hasFailed()).isFalse();
    }
  }

  @Test
  void endsWithinTenSeconds() throws Exception {
    StreamsService service = service(broker.connection());
    service.start();
    await().atMost(SOON).until(service::isRunning);
    Instant before = Instant.now();

    service.close();

    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(service.isRunning()).isFalse();
  }

  private static List<Verdict.Type> types(Topic<ArticleEvent> topic, String uri) {
    return broker.committed(topic).stream()
        .filter(event -> event.article().uri().equals(uri))
        .map(event -> event.verdict().type())
        .toList();
  }

  private StreamsService service(KafkaConnection kafka) {
    return new StreamsService(kafka, StreamsSettings.in(folder.resolve("state")));
  }

  private static void start(StreamsService service) {
    try {
      service.start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Article article(String uri, String body) {
    return ArticleBuilder.builder()
        .uri(uri)
        .source("harbour-post")
        .received(Instant.now())
        .language("en")
        .headline("Dockers vote on pay offer")
        .body(body)
        .origin(new Origin("test", "text", uri, null))
        .build();
  }
}

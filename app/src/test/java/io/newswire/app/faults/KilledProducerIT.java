package io.newswire.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.app.Newswire;
import io.newswire.app.embedded.EmbeddedKafka;
import io.newswire.app.embedded.Ports;
import io.newswire.app.topics.TopicPlan;
import io.newswire.app.topics.TopicReader;
import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import io.newswire.streams.topology.StreamsService;
import io.newswire.streams.topology.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A producer that is killed without a word while every connector is in the middle of its work. */
@Timeout(300)
class KilledProducerIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Reading a topic from its beginning takes time itself. */
  private static final Duration BETWEEN_READINGS = Duration.ofMillis(500);

  /** A connector is in the middle of its work when so many of its articles are there. */
  private static final int SOME = 5;

  @TempDir Path folder;

  @Test
  void nothingIsLostAndNothingComesOutTwice() throws Exception {
    int pushPort = Ports.free();
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
        Wires wires = new Wires(folder.resolve("wires"), pushPort)) {
      // given
      KafkaConnection kafka = KafkaConnection.to(broker.bootstrapServers());
      TopicPlan.apply(kafka, TopicPlan.of(kafka, Topics.all()));
      wires.start();
      Path sources = wires.sourcesYaml();
      Child killed = startProducer(kafka, sources, "killed.log");
      try {
        await()
            .atMost(PATIENCE)
            .pollInterval(BETWEEN_READINGS)
            .until(() -> everyConnectorHasBegun(kafka));
      } finally {
        killed.close();
      }
      assertThat(raw(kafka)).hasSizeLessThan(wires.uris().size());

      // when
      Child next = startProducer(kafka, sources, "next.log");
      try {
        await()
            .atMost(PATIENCE)
            .pollInterval(BETWEEN_READINGS)
            .until(() -> uris(raw(kafka)).containsAll(wires.uris()));
      } finally {
        next.close();
      }

      // then
      try (StreamsService streams =
          new StreamsService(kafka, StreamsSettings.in(folder.resolve("state")))) {
        streams.start();
        await()
            .atMost(PATIENCE)
            .pollInterval(BETWEEN_READINGS)
            .until(() -> cameOut(kafka).size() >= wires.uris().size());
        assertThat(cameOut(kafka)).containsExactlyInAnyOrderElementsOf(wires.uris());
      }
    }
  }

  private static boolean everyConnectorHasBegun(KafkaConnection kafka) {
    Map<String, Integer> counts = new HashMap<>();
    raw(kafka).forEach(article -> counts.merge(kind(article.source()), 1, Integer::sum));
    return Wires.sources().keySet().stream()
        .allMatch(source -> counts.getOrDefault(kind(source), 0) >= SOME);
  }

  private static String kind(String source) {
    return source.replaceFirst("-[0-9]+$", "");
  }

  private static List<Article> raw(KafkaConnection kafka) {
    return read(kafka, Topics.RAW);
  }

  private static List<String> uris(List<Article> articles) {
    return articles.stream().map(Article::uri).toList();
  }

  /** What dedup let out: each event is an article that somebody downstream sees. */
  private static List<String> cameOut(KafkaConnection kafka) {
    return read(kafka, Topics.ARTICLES).stream()
        .map(ArticleEvent::article)
        .map(Article::uri)
        .toList();
  }

  private static <V> List<V> read(KafkaConnection kafka, Topic<V> topic) {
    List<V> values = new ArrayList<>();
    try (TopicReader reader = new TopicReader(kafka, topic);
        var serde = topic.valueSerde()) {
      var deserializer = serde.deserializer();
      reader.fromBeginning();
      reader.toEnd(
          record -> {
            values.add(deserializer.deserialize(topic.name(), record.value()));
            return true;
          });
    }
    return values;
  }

  private Child startProducer(KafkaConnection kafka, Path sources, String log) {
    return Child.start(
        Newswire.class,
        folder.resolve(log),
        Map.of("AGENCY", Wires.PASSWORD),
        List.of(
            "producer", "--bootstrap-servers=" + kafka.bootstrapServers(), "--sources=" + sources));
  }
}

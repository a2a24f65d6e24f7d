package io.newswire.streams.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newswire.events.Alert;
import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Rejection;
import io.newswire.events.Replay;
import io.newswire.events.Retraction;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import io.newswire.events.trace.Spans;
import io.newswire.streams.dedup.DedupSettings;
import io.newswire.streams.normalize.Normalizer;
import io.newswire.streams.route.LiveRules;
import io.newswire.streams.route.Rules;
import io.newswire.streams.tag.Tagger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology with its real stages, without a broker. */
final class Driver implements AutoCloseable {

  /** Loading them takes seconds. */
  static final Stages STAGES =
      Stages.standard(
          Normalizer.standard(),
          Tagger.standard()::tag,
          new LiveRules(Rules.standard()),
          DedupSettings.DEFAULT);

  /** What was measured. */
  final MeterRegistry meters = new SimpleMeterRegistry();

  /** What the broker would have refused. */
  final Quarantine quarantine = new Quarantine();

  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> raw;
  private Instant now = Wire.START;

  Driver(Path stateDir) {
    this(stateDir, STAGES);
  }

  Driver(Path stateDir, Stages stages) {
    Tally tally = new Tally(meters);
    StreamsConfig config = config(stateDir, tally);
    Properties properties = new Properties();
    properties.putAll(config.originals());
    // The driver loses what a handler sends when transactions are on; StreamsServiceIT has them.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver =
        new TopologyTestDriver(
            NewswireTopology.build(stages, config, tally, quarantine, Spans.NONE), properties, now);
    raw =
        driver.createInputTopic(
            Topics.RAW.name(), new StringSerializer(), new ByteArraySerializer());
  }

  static StreamsConfig config(Path stateDir, Tally tally) {
    return Configuration.of(
        KafkaConnection.to("localhost:9092"),
        StreamsSettings.in(stateDir),
        tally,
        new Quarantine());
  }

  Driver send(ArticleBuilder article) {
    return send(article.build());
  }

  Driver send(Article article) {
    try (var serde = Topics.RAW.valueSerde()) {
      return send(article.uri(), serde.serializer().serialize(Topics.RAW.name(), article));
    }
  }

  Driver send(String key, String value) {
    return send(key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  private Driver send(String key, byte[] value) {
    raw.pipeInput(key, value, now);
    return this;
  }

  /** Sends an article again after it was rejected, as newswire rejected replay does. */
  Driver replay(Article article, Rejection rejection) {
    try (var serde = Topics.RAW.valueSerde()) {
      Headers headers =
          new RecordHeaders()
              .add(Replay.ID_HEADER, rejection.id().getBytes(StandardCharsets.UTF_8))
              .add(Replay.STAGE_HEADER, rejection.stage().getBytes(StandardCharsets.UTF_8));
      byte[] value = serde.serializer().serialize(Topics.RAW.name(), article);
      raw.pipeInput(new TestRecord<>(article.uri(), value, headers, now));
      return this;
    }
  }

  Driver pass(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
    return this;
  }

  List<ArticleEvent> articles() {
    return values(Topics.ARTICLES);
  }

  List<ArticleEvent> duplicates() {
    return values(Topics.DUPLICATES);
  }

  List<ArticleEvent> route(String name) {
    return values(Topics.route(name).orElseThrow());
  }

  List<Rejection> rejected() {
    return values(Topics.REJECTED);
  }

  List<Retraction> retractions() {
    return values(Topics.RETRACTIONS);
  }

  List<Alert> alerts() {
    return values(Topics.ALERTS);
  }

  <V> List<TestRecord<String, V>> records(Topic<V> topic) {
    return driver
        .createOutputTopic(
            topic.name(), topic.keySerde().deserializer(), topic.valueSerde().deserializer())
        .readRecordsToList();
  }

  private <V> List<V> values(Topic<V> topic) {
    return records(topic).stream().map(TestRecord::value).toList();
  }

  @Override
  public void close() {
    driver.close();
  }
}

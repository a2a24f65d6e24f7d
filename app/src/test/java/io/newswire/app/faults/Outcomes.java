package io.newswire.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Json;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Rejection;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import io.newswire.events.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What became of the articles, read from the topics: the other side of {@link Ledger}.
 *
 * @param raw the records of {@code news.raw}, each with the article in it; an empty text when there
 *     is none
 * @param told the events of {@code news.articles} and {@code news.duplicates}
 * @param rejected the dead letters
 */
record Outcomes(Map<String, String> raw, List<Told> told, List<Rejection> rejected) {

  private static final Duration POLL = Duration.ofMillis(200);

  /** Names the record of {@code news.raw} that an event was made of. */
  private static final String ORIGIN = "newswire-raw";

  /**
   * One event.
   *
   * @param record the record of {@code news.raw} it was made of
   * @param article the version of an article that it speaks of, as {@link Ledger} names it
   * @param uri the article's uri
   * @param revision the version's number
   * @param verdict what was decided
   */
  record Told(String record, String article, String uri, int revision, Verdict.Type verdict) {

    /** Whether the same had been told before. */
    boolean again() {
      return verdict == Verdict.Type.REDELIVERY;
    }

    /** Whether it went out. */
    boolean published() {
      return verdict.goesOut();
    }
  }

  /** Reads all that is committed. */
  static Outcomes read(KafkaConnection kafka) {
    Map<String, String> raw = new HashMap<>();
    records(kafka, Topics.RAW, record -> raw.put(coordinates(record), article(record.value())));
    List<Told> told = new ArrayList<>();
    records(kafka, Topics.ARTICLES, record -> told.add(told(Topics.ARTICLES, record)));
    records(kafka, Topics.DUPLICATES, record -> told.add(told(Topics.DUPLICATES, record)));
    List<Rejection> rejected = new ArrayList<>();
    records(kafka, Topics.REJECTED, record -> rejected.add(value(Topics.REJECTED, record.value())));
    return new Outcomes(raw, told, rejected);
  }

  /** How many events went out. */
  int published() {
    return (int) told.stream().filter(Told::published).count();
  }

  /** How many records were the same again. */
  int redelivered() {
    return (int) told.stream().filter(Told::again).count();
  }

  /**
   * What is missing: articles that nothing new was told of, and records without an outcome.
   *
   * @param acknowledged the articles that must have come out
   */
  List<String> lost(Set<String> acknowledged) {
    Set<String> fresh = fresh().collect(Collectors.toSet());
    Set<String> judged = judged().collect(Collectors.toSet());
    return Stream.concat(
            acknowledged.stream().filter(article -> !fresh.contains(article)),
            raw.keySet().stream().filter(record -> !judged.contains(record)))
        .toList();
  }

  /** What is there too often: records with two outcomes, articles told twice, and inventions. */
  List<String> doubled() {
    Stream<String> inventions =
        told.stream()
            .filter(each -> !each.article.equals(raw.get(each.record)))
            .map(Told::toString);
    return Stream.of(repeated(judged()), repeated(fresh()), inventions)
        .flatMap(Function.identity())
        .toList();
  }

  /** Every copy in the wire, and what it is a copy of: of each pair just one may go out. */
  List<String> pairsNotToldOnce() {
    Set<String> published =
        told.stream().filter(Told::published).map(Told::uri).collect(Collectors.toSet());
    return told.stream()
        .map(Told::uri)
        .filter(
            uri ->
                Wire.originalOf(uri)
                    .map(original -> published.contains(uri) == published.contains(original))
                    .orElse(false))
        .toList();
  }

  private Stream<String> judged() {
    return Stream.concat(
        told.stream().map(Told::record),
        rejected.stream()
            .map(Rejection::coordinates)
            .filter(at -> at != null && at.topic().equals(Topics.RAW.name()))
            .map(at -> coordinates(at.topic(), at.partition(), at.offset())));
  }

  private Stream<String> fresh() {
    return told.stream().filter(each -> !each.again()).map(Told::article);
  }

  private static Stream<String> repeated(Stream<String> names) {
    return names
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(each -> each.getValue() > 1)
        .map(each -> each.getKey() + " ×" + each.getValue());
  }

  private static void records(
      KafkaConnection kafka, Topic<?> topic, java.util.function.Consumer<Line> each) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            kafka.with(Map.of("isolation.level", "read_committed", "max.poll.records", 5_000)),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(record -> each.accept(new Line(record)));
      }
    }
  }

  private static Told told(Topic<ArticleEvent> topic, Line record) {
    ArticleEvent event = value(topic, record.value());
    return new Told(
        record.header(ORIGIN).orElse(""),
        Ledger.name(event.article().uri(), event.article().version()),
        event.article().uri(),
        event.revision(),
        event.verdict().type());
  }

  private static <V> V value(Topic<V> topic, byte[] value) {
    try (var serde = topic.valueSerde()) {
      return serde.deserializer().deserialize(topic.name(), value);
    }
  }

  /** Names the article of a raw record; empty when there is none. */
  private static String article(byte[] value) {
    try {
      JsonNode json = Json.mapper().readTree(value);
      return json.hasNonNull("uri")
          ? Ledger.name(json.get("uri").asText(), json.path("version").asText(null))
          : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static String coordinates(Line record) {
    return coordinates(record.kafka.topic(), record.kafka.partition(), record.kafka.offset());
  }

  private static String coordinates(String topic, int partition, long offset) {
    return topic + '/' + partition + '/' + offset;
  }

  private record Line(ConsumerRecord<String, byte[]> kafka) {

    byte[] value() {
      return kafka.value();
    }

    Optional<String> header(String name) {
      Header header = kafka.headers().lastHeader(name);
      return header == null ? Optional.empty() : Optional.of(new String(header.value(), UTF_8));
    }
  }
}

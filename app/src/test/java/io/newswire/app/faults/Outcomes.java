package io.newswire.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.Json;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Rejection;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What became of the articles, read from the topics: the other side of {@link Ledger}.
 *
 * @param raw how often each version of each article is in {@code news.raw}
 * @param poison how many records of {@code news.raw} are no article
 * @param judged how often each has an outcome
 * @param published how many events are in {@code news.articles}
 * @param heldBack how many are in {@code news.duplicates}
 * @param rejected the dead letters
 */
record Outcomes(
    Map<String, Integer> raw,
    int poison,
    Map<String, Integer> judged,
    int published,
    int heldBack,
    List<Rejection> rejected) {

  private static final Duration POLL = Duration.ofMillis(200);

  /** Reads all that is committed. */
  static Outcomes read(KafkaConnection kafka) {
    Map<String, Integer> raw = new HashMap<>();
    Map<String, Integer> judged = new HashMap<>();
    List<String> articles = values(kafka, Topics.RAW, Outcomes::key);
    articles.stream().filter(key -> !key.isEmpty()).forEach(key -> raw.merge(key, 1, Integer::sum));
    List<String> published = values(kafka, Topics.ARTICLES, Outcomes::key);
    List<String> heldBack = values(kafka, Topics.DUPLICATES, Outcomes::key);
    published.forEach(key -> judged.merge(key, 1, Integer::sum));
    heldBack.forEach(key -> judged.merge(key, 1, Integer::sum));
    return new Outcomes(
        raw,
        (int) articles.stream().filter(String::isEmpty).count(),
        judged,
        published.size(),
        heldBack.size(),
        values(kafka, Topics.REJECTED, bytes -> read(Topics.REJECTED, bytes)));
  }

  /** How many outcomes are committed so far. */
  static long committed(Admin admin) throws Exception {
    List<String> topics = List.of(Topics.ARTICLES.name(), Topics.DUPLICATES.name());
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (var topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              each ->
                  ends.put(
                      new TopicPartition(topic.name(), each.partition()), OffsetSpec.latest()));
    }
    return admin
        .listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get()
        .values()
        .stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }

  /** Refuses whatever is lost, doubled, or came from nowhere. */
  void verify(Set<String> acknowledged) {
    assertThat(raw.keySet()).as("acknowledged, and in news.raw").containsAll(acknowledged);
    assertThat(raw.values()).as("times in news.raw").containsOnly(1);
    assertThat(judged).as("outcomes of each record").isEqualTo(raw);
  }

  private static <T> List<T> values(
      KafkaConnection kafka, Topic<?> topic, Function<byte[], T> read) {
    try (KafkaConsumer<String, byte[]> consumer = consumer(kafka)) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<T> all = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(record -> all.add(read.apply(record.value())));
      }
      return all;
    }
  }

  private static KafkaConsumer<String, byte[]> consumer(KafkaConnection kafka) {
    return new KafkaConsumer<>(
        kafka.with(Map.of("isolation.level", "read_committed", "max.poll.records", 5_000)),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Topic<?> topic) {
    return consumer.partitionsFor(topic.name()).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private static <V> V read(Topic<V> topic, byte[] value) {
    try (var serde = topic.valueSerde()) {
      return serde.deserializer().deserialize(topic.name(), value);
    }
  }

  /** Names the article of a raw record or an event; empty when there is none. */
  private static String key(byte[] value) {
    try {
      JsonNode json = Json.mapper().readTree(value);
      JsonNode article = json.has("article") ? json.get("article") : json;
      return Ledger.key(article.path("uri").asText(), article.path("version").asText());
    } catch (IOException e) {
      return "";
    }
  }
}

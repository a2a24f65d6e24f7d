package io.newswire.producer.topic;

import io.newswire.events.KafkaConnection;
import io.newswire.events.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest readable value of each key of a compacted topic. What cannot be read changes nothing,
 * and is logged.
 *
 * @param <V> what the topic's values are
 */
public final class CompactedTopic<V> {

  private static final Logger LOG = LoggerFactory.getLogger(CompactedTopic.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Topic<V> topic;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final String kafka;
  private final Deserializer<V> deserializer;
  private final Function<V, Optional<String>> check;
  private final Refusals refusals;

  CompactedTopic(Topic<V> topic, Supplier<Consumer<String, byte[]>> consumers, String kafka) {
    this(topic, consumers, kafka, value -> Optional.empty(), (record, code, message) -> {});
  }

  private CompactedTopic(
      Topic<V> topic,
      Supplier<Consumer<String, byte[]>> consumers,
      String kafka,
      Function<V, Optional<String>> check,
      Refusals refusals) {
    this.topic = topic;
    this.consumers = consumers;
    this.kafka = kafka;
    this.check = check;
    this.refusals = refusals;
    this.deserializer = topic.valueSerde().deserializer();
  }

  /** The same, telling of each record that cannot be read, each time that it is met. */
  public CompactedTopic<V> telling(Refusals refusals) {
    return telling(check, refusals);
  }

  /**
   * The same, telling of each record that cannot be used, each time that it is read.
   *
   * @param check what is wrong with a value that could be read; empty when nothing is
   * @param refusals told of what cannot be read, and of what has something wrong with it
   */
  public CompactedTopic<V> telling(Function<V, Optional<String>> check, Refusals refusals) {
    return new CompactedTopic<>(topic, consumers, kafka, check, refusals);
  }

  /** A topic of a cluster; the cluster need not be there yet. */
  public static <V> CompactedTopic<V> of(KafkaConnection kafka, Topic<V> topic) {
    Map<String, Object> settings =
        kafka.with(
            Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "newswire-" + topic.name(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
    return new CompactedTopic<>(
        topic,
        () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
        kafka.toString());
  }

  /**
   * Reads what it holds now.
   *
   * @return values by key
   * @throws KafkaException when it cannot be read now
   */
  public Map<String, V> read() {
    try (Consumer<String, byte[]> consumer = consumers.get()) {
      return readTo(end(consumer), consumer);
    } catch (TimeoutException e) {
      throw new KafkaException(kafka + " does not answer", e);
    }
  }

  /**
   * Tells what it holds, now and after each change, until {@code stop} is run.
   *
   * @param reader told of all that it holds
   * @param open given what ends the following, callable by any thread
   * @throws KafkaException when it cannot be read any more
   */
  void follow(java.util.function.Consumer<Map<String, V>> reader, Open open) {
    try (Consumer<String, byte[]> consumer = consumers.get()) {
      if (!open.with(consumer::wakeup)) {
        return;
      }
      Map<String, V> all = readTo(end(consumer), consumer);
      reader.accept(Map.copyOf(all));
      while (true) {
        var records = consumer.poll(PATIENCE);
        if (!records.isEmpty()) {
          records.forEach(record -> put(all, record));
          reader.accept(Map.copyOf(all));
        }
      }
    } catch (WakeupException | InterruptException e) {
      LOG.debug("{} is not followed any more", topic.name());
    } catch (TimeoutException e) {
      throw new KafkaException(kafka + " does not answer", e);
    }
  }

  private Map<TopicPartition, Long> end(Consumer<String, byte[]> consumer) {
    var partitions = consumer.partitionsFor(topic.name(), PATIENCE);
    if (partitions == null || partitions.isEmpty()) {
      throw new KafkaException(
          kafka + " has no topic " + topic.name() + "; newswire topics apply creates it");
    }
    List<TopicPartition> all =
        partitions.stream().map(p -> new TopicPartition(topic.name(), p.partition())).toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    return consumer.endOffsets(all, PATIENCE);
  }

  private Map<String, V> readTo(Map<TopicPartition, Long> ends, Consumer<String, byte[]> consumer) {
    Map<String, V> values = new HashMap<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
      consumer.poll(PATIENCE).forEach(record -> put(values, record));
    }
    return values;
  }

  private void put(Map<String, V> values, ConsumerRecord<String, byte[]> record) {
    try {
      V value = deserializer.deserialize(topic.name(), record.value());
      if (value == null) {
        values.remove(record.key());
      } else {
        values.put(record.key(), value);
        check.apply(value).ifPresent(message -> refusals.tell(record, "unusable", message));
      }
    } catch (SerializationException e) {
      LOG.warn("{} is passed over: {}", record.key(), e.getMessage());
      refusals.tell(record, "malformed", e.getMessage());
    }
  }

  /** Is told of what cannot be used. */
  @FunctionalInterface
  public interface Refusals {
    /**
     * Tells of a record.
     *
     * @param code reason code, see {@link io.newswire.events.Rejection}
     * @param message what is wrong with it, one line
     */
    void tell(ConsumerRecord<String, byte[]> record, String code, String message);
  }

  /** Takes what ends a reading. */
  @FunctionalInterface
  interface Open {
    /**
     * Takes it.
     *
     * @return whether the reading is still wanted
     */
    boolean with(Runnable stop);
  }
}

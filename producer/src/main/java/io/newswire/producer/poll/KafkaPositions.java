package io.newswire.producer.poll;

import io.newswire.events.KafkaConnection;
import io.newswire.events.Position;
import io.newswire.events.Topics;
import io.newswire.producer.publish.EventSender;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Positions in the compacted topic {@code news.positions}. */
public final class KafkaPositions implements Positions {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaPositions.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String TOPIC = Topics.POSITIONS.name();

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final EventSender sender;
  private final String kafka;
  private final Serializer<Position> serializer = Topics.POSITIONS.valueSerde().serializer();
  private final Deserializer<Position> deserializer = Topics.POSITIONS.valueSerde().deserializer();

  KafkaPositions(Supplier<Consumer<String, byte[]>> consumers, EventSender sender, String kafka) {
    this.kafka = kafka;
    this.consumers = consumers;
    this.sender = sender;
  }

  /** The positions of a cluster, written by way of a sender. */
  public static KafkaPositions of(KafkaConnection kafka, EventSender sender) {
    Map<String, Object> settings =
        kafka.with(
            Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "newswire-positions",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
    return new KafkaPositions(
        () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
        sender,
        kafka.toString());
  }

  @Override
  public Map<String, Position> read() {
    try (Consumer<String, byte[]> consumer = consumers.get()) {
      var partitions = consumer.partitionsFor(TOPIC, PATIENCE);
      if (partitions == null || partitions.isEmpty()) {
        throw new KafkaException(kafka + " has no topic " + TOPIC);
      }
      List<TopicPartition> all =
          partitions.stream().map(p -> new TopicPartition(TOPIC, p.partition())).toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all, PATIENCE);
      Map<String, Position> positions = new HashMap<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
        consumer.poll(PATIENCE).forEach(record -> put(positions, record));
      }
      return positions;
    } catch (TimeoutException e) {
      throw new KafkaException(kafka + " does not answer", e);
    }
  }

  private void put(Map<String, Position> positions, ConsumerRecord<String, byte[]> record) {
    try {
      Position position = deserializer.deserialize(TOPIC, record.value());
      if (position == null) {
        positions.remove(record.key());
      } else {
        positions.put(record.key(), position);
      }
    } catch (SerializationException e) {
      positions.remove(record.key());
      LOG.warn(
          "{} is read from its beginning: its position is unreadable: {}",
          record.key(),
          e.getMessage());
    }
  }

  @Override
  public CompletionStage<Void> write(Position position) {
    var stamp =
        new EventSender.Stamp(
            UUID.randomUUID().toString(), "/sources/" + position.source(), position.updated());
    return sender.send(
        Topics.POSITIONS, position.source(), serializer.serialize(TOPIC, position), stamp);
  }
}

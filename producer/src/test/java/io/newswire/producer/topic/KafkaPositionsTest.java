package io.newswire.producer.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newswire.events.Position;
import io.newswire.events.Topics;
import io.newswire.producer.ManualClock;
import io.newswire.producer.PretendKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaPositionsTest {

  private static final String TOPIC = Topics.POSITIONS.name();
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final Position DAILY =
      new Position(
          "daily",
          "http://feed.example/",
          null,
          "\"1\"",
          null,
          Map.of("urn:x:1", "cafe"),
          null,
          Instant.parse("2026-03-02T10:00:00Z"));

  private final PretendKafka kafka = PretendKafka.slow(new ManualClock());
  private final MockConsumer<String, byte[]> consumer =
      new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
  private final KafkaPositions positions =
      new KafkaPositions(
          new CompactedTopic<>(Topics.POSITIONS, () -> consumer, "Kafka at pretend:9092"),
          kafka.sender());

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void newestPositionOfEachSourceIsRead() {
    topicHolds(
        List.of(
            record(0, "daily", bytes(DAILY.withEtag("old"))),
            record(1, "gone", bytes(DAILY)),
            record(2, "daily", bytes(DAILY)),
            record(3, "gone", null),
            record(4, "broken", "{".getBytes(UTF_8)),
            record(5, "daily", "{".getBytes(UTF_8))));

    Map<String, Position> read = positions.read();

    assertThat(read).containsExactly(Map.entry("daily", DAILY));
  }

  @Test
  void positionIsSafeWhenItIsAcknowledged() {
    var safe = positions.write(DAILY).toCompletableFuture();
    assertThat(safe).isNotDone();

    kafka.acknowledgeNext();

    assertThat(safe).succeedsWithin(Duration.ofSeconds(5));
    assertThat(kafka.values(Topics.POSITIONS)).containsExactly(DAILY);
    assertThat(kafka.records(Topics.POSITIONS).get(0).key()).isEqualTo("daily");
  }

  @Test
  void saysThatThereIsNoTopic() {
    assertThatThrownBy(positions::read)
        .isInstanceOf(KafkaException.class)
        .hasMessageContaining("Kafka at pretend:9092 has no topic news.positions");
  }

  private void topicHolds(List<ConsumerRecord<String, byte[]>> records) {
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, (long) records.size()));
    consumer.schedulePollTask(() -> records.forEach(consumer::addRecord));
  }

  private static ConsumerRecord<String, byte[]> record(long offset, String key, byte[] value) {
    return new ConsumerRecord<>(TOPIC, 0, offset, key, value);
  }

  private static byte[] bytes(Position position) {
    return Topics.POSITIONS.valueSerde().serializer().serialize(TOPIC, position);
  }
}

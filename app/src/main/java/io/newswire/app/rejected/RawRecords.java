package io.newswire.app.rejected;

import io.newswire.events.KafkaConnection;
import io.newswire.events.Rejection;
import io.newswire.events.Rejection.Coordinates;
import io.newswire.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Finds the record of {@code news.raw} behind a dead letter. */
public final class RawRecords implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;

  /** The records of a cluster. */
  public RawRecords(KafkaConnection kafka) {
    this.consumer =
        new KafkaConsumer<>(
            kafka.with(
                Map.of(
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "none",
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                    false,
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    1,
                    ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    (int) PATIENCE.toMillis())),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * The record that was rejected, or why it cannot be had.
   *
   * @throws org.apache.kafka.common.KafkaException when the cluster does not answer
   */
  public Original find(Rejection rejection) {
    Coordinates at = rejection.coordinates();
    if (at == null) {
      return new Original.Missing(
          rejection.stage().equals(Rejection.AT_THE_DOOR)
              ? "it never reached %s: publish %s again"
                  .formatted(Topics.RAW.name(), rejection.reference())
              : "it names no record");
    }
    if (!at.topic().equals(Topics.RAW.name())) {
      return new Original.Missing(
          "it is a record of %s, at %s; only %s goes through the stages again"
              .formatted(at.topic(), text(at), Topics.RAW.name()));
    }
    return fetch(at);
  }

  private Original fetch(Coordinates at) {
    TopicPartition partition = new TopicPartition(at.topic(), at.partition());
    long first = consumer.beginningOffsets(Set.of(partition)).get(partition);
    long end = consumer.endOffsets(Set.of(partition)).get(partition);
    if (at.offset() < first || at.offset() >= end) {
      return new Original.Missing(
          "%s is kept no more: the topic holds offsets %d to %d"
              .formatted(text(at), first, end - 1));
    }
    consumer.assign(Set.of(partition));
    consumer.seek(partition, at.offset());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(partition);
      if (!records.isEmpty()) {
        ConsumerRecord<byte[], byte[]> record = records.get(0);
        return record.offset() == at.offset()
            ? new Original.Found(record)
            : new Original.Missing(text(at) + " is kept no more");
      }
    }
    return new Original.Missing(
        "%s was not read within %d s".formatted(text(at), PATIENCE.toSeconds()));
  }

  /** Coordinates as people write them. */
  public static String text(Coordinates at) {
    return "%s-%d@%d".formatted(at.topic(), at.partition(), at.offset());
  }

  @Override
  public void close() {
    consumer.close();
  }
}

package io.newswire.app.topics;

import io.newswire.events.KafkaConnection;
import io.newswire.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a topic as an onlooker: in no group, without leaving a trace in the cluster. Only what was
 * committed is read.
 */
public final class TopicReader implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConnection kafka;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;

  /**
   * A reader that stands at the topic's end.
   *
   * @throws TopicsException when the cluster does not answer or has no such topic
   */
  public TopicReader(KafkaConnection kafka, Topic<?> topic) {
    this.kafka = kafka;
    this.consumer =
        new KafkaConsumer<>(
            kafka.with(
                Map.of(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest",
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                    false,
                    ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    (int) PATIENCE.toMillis())),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    try {
      List<PartitionInfo> found = consumer.partitionsFor(topic.name());
      if (found == null || found.isEmpty()) {
        throw new TopicsException(
            kafka + ": no topic " + topic.name() + "; newswire topics apply creates it");
      }
      this.partitions =
          found.stream()
              .map(partition -> new TopicPartition(topic.name(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
    } catch (KafkaException e) {
      consumer.close();
      throw new TopicsException(kafka + " does not answer: " + e.getMessage(), e);
    } catch (TopicsException e) {
      consumer.close();
      throw e;
    }
  }

  /** Goes back to the oldest record that is kept. */
  public void fromBeginning() {
    consumer.seekToBeginning(partitions);
  }

  /** Goes to the first record of each partition that is not older than a time. */
  public void from(Instant time) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, Math.max(0, time.toEpochMilli())));
    consumer
        .offsetsForTimes(times)
        .forEach(
            (partition, found) -> {
              if (found == null) {
                consumer.seekToEnd(List.of(partition));
              } else {
                consumer.seek(partition, found.offset());
              }
            });
  }

  /**
   * Gives every record, those of one partition in order, until the receiver has enough or {@link
   * #stop} is called.
   *
   * @param receiver returns whether it wants more
   */
  public void follow(Predicate<ConsumerRecord<String, byte[]>> receiver) {
    read(receiver, Map.of());
  }

  /**
   * Like {@link #follow}, and ends with the last record that was there when it was called.
   *
   * @param receiver returns whether it wants more
   */
  public void toEnd(Predicate<ConsumerRecord<String, byte[]>> receiver) {
    Map<TopicPartition, Long> open = new HashMap<>(consumer.endOffsets(partitions));
    dropFinished(open);
    if (!open.isEmpty()) {
      read(receiver, open);
    }
  }

  /** Makes a running read return; may be called from any thread. */
  public void stop() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void read(
      Predicate<ConsumerRecord<String, byte[]>> receiver, Map<TopicPartition, Long> ends) {
    boolean endless = ends.isEmpty();
    try {
      while (endless || !ends.isEmpty()) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          if (!receiver.test(record)) {
            return;
          }
        }
        if (!endless) {
          dropFinished(ends);
        }
      }
    } catch (WakeupException e) {
      // stop() was called: that is how following ends.
      return;
    } catch (KafkaException e) {
      throw new TopicsException(kafka + ": " + e.getMessage(), e);
    }
  }

  private void dropFinished(Map<TopicPartition, Long> ends) {
    ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}

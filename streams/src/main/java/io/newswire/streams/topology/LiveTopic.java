package io.newswire.streams.topology;

import io.newswire.events.KafkaConnection;
import io.newswire.events.Rejection;
import io.newswire.events.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A compacted topic by which a stage is changed while it runs. Every instance reads it in full
 * before it starts, and then follows it: {@code apply} is given all that is good now, builds from
 * it something new and immutable aside, and swaps that in.
 *
 * <pre>{@code
 * var live = new LiveTopic<>(kafka, Topics.RULES, tally, Rules::prepare, rules::replace);
 * live.start();   // returns when everything that stands in the topic was applied
 * ...
 * live.close();
 * }</pre>
 *
 * <p>Nothing that is put into the topic stops the stream. What cannot be read, and what {@code
 * prepare} refuses, goes to {@code news.rejected} (stage {@value Rejection#SETTINGS}) with its
 * cause, and the last good value of its key stays. When Kafka fails, what was applied stays too,
 * and the topic is read again in full once it answers.
 *
 * <p>Every instance rejects a bad record, and does so again at its next start; the dead letter has
 * one id each time.
 *
 * @param <V> the topic's values
 * @param <T> what the stage works with
 */
final class LiveTopic<V, T> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveTopic.class);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final KafkaConnection kafka;
  private final Topic<V> topic;
  private final Tally tally;
  private final BiFunction<String, V, Setting<T>> prepare;
  private final Consumer<Map<String, T>> apply;
  private final Thread thread;
  private final CountDownLatch applied = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile KafkaConsumer<byte[], byte[]> consumer;

  /**
   * A topic that is not read yet.
   *
   * @param kafka where it is
   * @param topic a compacted topic
   * @param tally counts what cannot be used
   * @param prepare makes of a key and its value what the stage works with, or says why it cannot;
   *     called once for each record, on one thread
   * @param apply is given all that is good now, by key, at the start once and then after every
   *     change; called on the same thread, must not block
   */
  LiveTopic(
      KafkaConnection kafka,
      Topic<V> topic,
      Tally tally,
      BiFunction<String, V, Setting<T>> prepare,
      Consumer<Map<String, T>> apply) {
    this.kafka = kafka;
    this.tally = tally;
    this.topic = topic;
    this.prepare = prepare;
    this.apply = apply;
    this.thread = new Thread(this::run, "live-" + topic.name());
    this.thread.setDaemon(true);
  }

  /** Returns when everything that now stands in the topic was applied, or it was closed. */
  void start() throws InterruptedException {
    thread.start();
    applied.await();
  }

  private void run() {
    try (RejectionSender rejections = new RejectionSender(kafka, tally)) {
      while (!isClosed()) {
        try {
          follow(rejections);
        } catch (KafkaException e) {
          if (!closed.await(0, TimeUnit.MILLISECONDS)) {
            LOG.warn("cannot read {}, what it said before stays: {}", topic.name(), e.getMessage());
            closed.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      applied.countDown();
    }
  }

  /** Reads the topic from its beginning until it is closed. */
  private void follow(RejectionSender rejections) {
    LiveTable<V, T> table = new LiveTable<>(topic, prepare, Clock.systemUTC());
    try (KafkaConsumer<byte[], byte[]> reading = connect()) {
      consumer = reading;
      List<TopicPartition> partitions = partitions(reading);
      reading.assign(partitions);
      reading.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reading.endOffsets(partitions);
      while (!isClosed() && !reached(reading, ends)) {
        reading.poll(POLL).forEach(record -> table.accept(record).ifPresent(rejections::send));
      }
      apply(table.current());
      while (!isClosed()) {
        ConsumerRecords<byte[], byte[]> records = reading.poll(POLL);
        records.forEach(record -> table.accept(record).ifPresent(rejections::send));
        if (!records.isEmpty()) {
          apply(table.current());
        }
      }
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
    List<PartitionInfo> found = consumer.partitionsFor(topic.name());
    if (found == null || found.isEmpty()) {
      throw new UnknownTopicOrPartitionException("there is no topic " + topic.name());
    }
    return found.stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()))
        .toList();
  }

  private void apply(Map<String, T> all) {
    try {
      apply.accept(all);
      LOG.info("{} has {} entries that are applied", topic.name(), all.size());
    } catch (RuntimeException e) {
      LOG.error("cannot apply {}, what was applied before stays", topic.name(), e);
    }
    applied.countDown();
  }

  private static boolean reached(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private KafkaConsumer<byte[], byte[]> connect() {
    return new KafkaConsumer<>(
        kafka.with(
            Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false)),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Stops following; what was applied stays. */
  @Override
  public void close() {
    closed.countDown();
    KafkaConsumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    try {
      thread.join(CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

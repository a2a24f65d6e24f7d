package io.newswire.producer.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.newswire.events.CloudEvents;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends events, each acknowledged by all replicas in sync and written once however often a network
 * fault makes the client try again.
 *
 * <p>While Kafka does not answer, records wait: in memory up to {@value #BUFFER_BYTES} bytes, then
 * {@link #send} blocks its caller. Nothing is given up for want of time; only {@link #close} ends
 * the waiting.
 *
 * <p>What is returned completes on a thread of this class, never on Kafka's own: what follows may
 * send again.
 */
public final class EventSender implements AutoCloseable {

  /** Records that wait in memory, in bytes. */
  static final long BUFFER_BYTES = 32L << 20;

  private final LateProducer producer;
  private final ProducerMeters meters;
  private final boolean traced;
  private final Patience patience;
  private final ScheduledExecutorService acknowledgements;
  private volatile boolean closing;

  @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor
  EventSender(LateProducer producer, Patience patience, ProducerMeters meters, boolean traced) {
    this.producer = producer;
    this.traced = traced;
    this.meters = meters;
    this.patience = patience;
    this.acknowledgements =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "acknowledgements");
              thread.setDaemon(true);
              return thread;
            });
    acknowledgements.scheduleAtFixedRate(patience::tick, 1, 1, TimeUnit.SECONDS);
  }

  /**
   * A sender to a cluster; the cluster need not be there yet.
   *
   * @param registry takes its measurements
   */
  public static EventSender connect(KafkaConnection kafka, MeterRegistry registry) {
    return connect(kafka, registry, false);
  }

  /**
   * A sender to a cluster; the cluster need not be there yet.
   *
   * @param registry takes its measurements
   * @param traced whether a trace begins with each article
   */
  public static EventSender connect(KafkaConnection kafka, MeterRegistry registry, boolean traced) {
    var meters = new ProducerMeters(registry);
    var producer =
        new LateProducer(
            () ->
                meters.watch(
                    new KafkaProducer<>(
                        kafka.with(settings()),
                        new StringSerializer(),
                        new ByteArraySerializer())));
    return new EventSender(
        producer, new Patience(kafka.toString(), Clock.systemUTC()), meters, traced);
  }

  /** A sender over a producer of one's own, e.g. one that only pretends. */
  public static EventSender over(Producer<String, byte[]> producer, String kafka, Clock clock) {
    return new EventSender(
        new LateProducer(() -> producer),
        new Patience(kafka, clock),
        new ProducerMeters(new CompositeMeterRegistry()),
        false);
  }

  private static Map<String, Object> settings() {
    return Map.of(
        ProducerConfig.CLIENT_ID_CONFIG,
        "newswire-producer",
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        "zstd",
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        BUFFER_BYTES,
        ProducerConfig.BATCH_SIZE_CONFIG,
        64 << 10,
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        8 << 20,
        // For ever, in the two settings that bound the waiting.
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        Integer.MAX_VALUE,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        Integer.MAX_VALUE);
  }

  /**
   * Sends one event. Blocks while the memory for waiting records is full.
   *
   * @param topic where to
   * @param key the record's key
   * @param value the record's value, as the topic's serde writes it
   * @param stamp the event's CloudEvents attributes
   * @return completes when the event is acknowledged; fails with what Kafka refused it for, e.g.
   *     {@link org.apache.kafka.common.errors.RecordTooLargeException}
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears the same
  public CompletionStage<Void> send(Topic<?> topic, String key, byte[] value, Stamp stamp) {
    var record = new ProducerRecord<>(topic.name(), key, value);
    CloudEvents.stamp(record.headers(), topic, stamp.id(), stamp.source(), stamp.time());
    if (traced && topic.equals(Topics.RAW)) {
      record.headers().add(TraceParent.HEADER, TraceParent.begin().getBytes(US_ASCII));
    }
    var acknowledged = new CompletableFuture<Void>();
    patience.sent();
    try {
      producer.get().send(record, (metadata, failure) -> answer(topic, acknowledged, failure));
    } catch (KafkaException | IllegalStateException e) {
      // The client throws instead of calling back when it is closed, or is while it blocks.
      patience.abandoned();
      acknowledged.completeExceptionally(e);
    }
    return acknowledged;
  }

  private void answer(Topic<?> topic, CompletableFuture<Void> acknowledged, Exception failure) {
    if (failure == null) {
      meters.written(topic);
    }
    if (failure != null && closing) {
      patience.abandoned();
    } else {
      patience.answered();
    }
    acknowledgements.execute(
        () -> {
          if (failure == null) {
            acknowledged.complete(null);
          } else {
            acknowledged.completeExceptionally(failure);
          }
        });
  }

  /** Counts what is sent. */
  ProducerMeters meters() {
    return meters;
  }

  /** For how long Kafka has not answered; empty while all is well. */
  public Optional<Duration> waiting() {
    return patience.waiting();
  }

  /** Waits up to eight seconds for what is under way; what is left then fails. */
  @Override
  public void close() {
    closing = true;
    producer.close();
    meters.close();
    acknowledgements.shutdown();
  }

  /**
   * CloudEvents attributes of one event.
   *
   * @param id unique among the events of its source
   * @param source what it comes from, a URI reference
   * @param time when it happened
   */
  public record Stamp(String id, String source, Instant time) {}
}

package io.newswire.producer.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.newswire.events.CloudEvents;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import io.newswire.events.trace.Span;
import io.newswire.events.trace.Spans;
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
  private final Spans spans;
  private final Patience patience;
  private final ScheduledExecutorService acknowledgements;
  private volatile boolean closing;

  @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor
  EventSender(LateProducer producer, Patience patience, ProducerMeters meters, Spans spans) {
    this.producer = producer;
    this.spans = spans;
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
    return connect(kafka, registry, Spans.NONE);
  }

  /**
   * A sender to a cluster; the cluster need not be there yet.
   *
   * @param registry takes its measurements
   * @param spans begins the trace of each article
   */
  public static EventSender connect(KafkaConnection kafka, MeterRegistry registry, Spans spans) {
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
        producer, new Patience(kafka.toString(), Clock.systemUTC()), meters, spans);
  }

  /** A sender over a producer of one's own, e.g. one that only pretends. */
  public static EventSender over(Producer<String, byte[]> producer, String kafka, Clock clock) {
    return new EventSender(
        new LateProducer(() -> producer),
        new Patience(kafka, clock),
        new ProducerMeters(new CompositeMeterRegistry()),
        Spans.NONE);
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
    Span span = span(topic, key, stamp).into(record.headers());
    var acknowledged = new CompletableFuture<Void>();
    patience.sent();
    try {
      producer
          .get()
          .send(record, (metadata, failure) -> answer(topic, acknowledged, span, failure));
    } catch (KafkaException | IllegalStateException e) {
      // The client throws instead of calling back when it is closed, or is while it blocks.
      patience.abandoned();
      end(span, e);
      acknowledged.completeExceptionally(e);
    }
    return acknowledged;
  }

  /** The trace of an article begins when it was fetched. */
  private Span span(Topic<?> topic, String key, Stamp stamp) {
    return topic.equals(Topics.RAW)
        ? spans
            .begin("take in", null, stamp.time())
            .note("newswire.article", key)
            .note("newswire.source", stamp.source())
        : Span.NONE;
  }

  private static void end(Span span, Exception failure) {
    if (failure != null) {
      span.fail(failure.toString());
    }
    span.close();
  }

  private void answer(
      Topic<?> topic, CompletableFuture<Void> acknowledged, Span span, Exception failure) {
    end(span, failure);
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

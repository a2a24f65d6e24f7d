package io.newswire.app.faults;

import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends a wire at a steady pace, and keeps book of what Kafka has acknowledged. */
final class Ledger implements AutoCloseable {

  private static final Duration LAST_ACKNOWLEDGEMENT = Duration.ofMinutes(5);

  private final KafkaProducer<String, String> producer;
  private final IntFunction<Wire.Item> wire;
  private final int perSecond;
  private final int least;
  private final int most;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::send, "ledger");
  private volatile boolean enough;
  private volatile Exception failure;

  private Ledger(
      KafkaProducer<String, String> producer,
      IntFunction<Wire.Item> wire,
      int perSecond,
      int least,
      int most) {
    this.producer = producer;
    this.wire = wire;
    this.perSecond = perSecond;
    this.least = least;
    this.most = most;
  }

  /**
   * Begins to send.
   *
   * @param wire the article at each position, from 0
   * @param perSecond articles a second
   * @param least how many are sent at least
   * @param most how many are sent at most, however long it takes until {@link #finish}
   */
  static Ledger begin(
      KafkaConnection kafka, IntFunction<Wire.Item> wire, int perSecond, int least, int most) {
    Ledger ledger =
        new Ledger(
            new KafkaProducer<>(
                kafka.with(
                    Map.of(
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        5,
                        "max.request.size",
                        2 * Topics.MAX_RAW_BYTES,
                        "max.block.ms",
                        LAST_ACKNOWLEDGEMENT.toMillis(),
                        "delivery.timeout.ms",
                        (int) LAST_ACKNOWLEDGEMENT.toMillis())),
                new StringSerializer(),
                new StringSerializer()),
            wire,
            perSecond,
            least,
            most);
    ledger.thread.start();
    return ledger;
  }

  /**
   * Sends what is missing to the least number, and waits until all is acknowledged.
   *
   * @return what was acknowledged, by {@link #name}
   */
  Set<String> finish() throws Exception {
    enough = true;
    thread.join(TimeUnit.MINUTES.toMillis(30));
    producer.flush();
    if (failure != null) {
      throw failure;
    }
    return Set.copyOf(acknowledged);
  }

  /**
   * Names one version of one article.
   *
   * @param version null when its source states none
   */
  static String name(String uri, String version) {
    return version == null ? uri : uri + " v" + version;
  }

  @Override
  public void close() {
    enough = true;
    thread.interrupt();
    producer.close(Duration.ZERO);
  }

  private void send() {
    long begin = System.nanoTime();
    try {
      for (int position = 0; position < most && (!enough || position < least); position++) {
        long due = begin + TimeUnit.SECONDS.toNanos(1) * position / perSecond;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        send(wire.apply(position));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Wire.Item item) {
    var unused =
        producer.send(
            new ProducerRecord<>(Topics.RAW.name(), item.uri(), item.json()),
            (metadata, exception) -> {
              if (exception == null) {
                acknowledged.add(name(item.uri(), item.version()));
              } else {
                failure = exception;
              }
            });
  }
}

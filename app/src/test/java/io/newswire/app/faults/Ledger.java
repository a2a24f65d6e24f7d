package io.newswire.app.faults;

import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends the wire at a steady pace, and keeps book of what Kafka has acknowledged. */
final class Ledger implements AutoCloseable {

  private static final Duration LAST_ACKNOWLEDGEMENT = Duration.ofMinutes(5);

  private final KafkaProducer<String, String> producer;
  private final int perSecond;
  private final int least;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::send, "ledger");
  private volatile boolean enough;
  private volatile int sent;
  private volatile Exception failure;

  private Ledger(KafkaProducer<String, String> producer, int perSecond, int least) {
    this.producer = producer;
    this.perSecond = perSecond;
    this.least = least;
  }

  /**
   * Begins to send.
   *
   * @param perSecond articles a second
   * @param least how many are sent at least
   */
  static Ledger begin(KafkaConnection kafka, int perSecond, int least) {
    Ledger ledger =
        new Ledger(
            new KafkaProducer<>(
                kafka.with(
                    Map.of(
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        5,
                        "max.block.ms",
                        LAST_ACKNOWLEDGEMENT.toMillis(),
                        "delivery.timeout.ms",
                        (int) LAST_ACKNOWLEDGEMENT.toMillis())),
                new StringSerializer(),
                new StringSerializer()),
            perSecond,
            least);
    ledger.thread.start();
    return ledger;
  }

  /** How many were sent so far. */
  int sent() {
    return sent;
  }

  /** Sends what is missing to the least number, and waits until all is acknowledged. */
  Set<String> finish() throws Exception {
    enough = true;
    thread.join(TimeUnit.MINUTES.toMillis(30));
    producer.flush();
    if (failure != null) {
      throw failure;
    }
    return Set.copyOf(acknowledged);
  }

  /** Names one version of one article, as {@link Outcomes} does. */
  static String key(String uri, String version) {
    return uri + " v" + version;
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
      for (int position = 0; !enough || position < least; position++) {
        long due = begin + TimeUnit.SECONDS.toNanos(1) * position / perSecond;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        send(Wire.at(position));
        sent = position + 1;
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
                acknowledged.add(key(item.uri(), item.version()));
              } else {
                failure = exception;
              }
            });
  }
}

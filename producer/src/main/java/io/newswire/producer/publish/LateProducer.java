package io.newswire.producer.publish;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;

/**
 * Kafka's producer, made as soon as the name of a broker has an address: Kafka's own refuses to be
 * made before, and waits for everything else. Thread-safe.
 */
final class LateProducer implements AutoCloseable {

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);
  private static final String NO_ADDRESS = "No resolvable bootstrap urls";

  private final Supplier<Producer<String, byte[]>> maker;
  private Producer<String, byte[]> made;
  private boolean closed;

  /**
   * Tries once at once.
   *
   * @throws KafkaException when the settings are wrong
   */
  LateProducer(Supplier<Producer<String, byte[]>> maker) {
    this.maker = maker;
    make();
  }

  /**
   * The producer; waits for it.
   *
   * @throws KafkaException when this is closed first
   */
  synchronized Producer<String, byte[]> get() {
    try {
      while (made == null && !closed) {
        wait(BETWEEN_TRIES.toMillis());
        make();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while no broker had an address", e);
    }
    if (closed) {
      throw new KafkaException("closed");
    }
    return made;
  }

  private synchronized void make() {
    if (made != null || closed) {
      return;
    }
    try {
      made = maker.get();
    } catch (KafkaException e) {
      if (!hasNoAddress(e)) {
        throw e;
      }
    }
  }

  private static boolean hasNoAddress(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigException && cause.getMessage().contains(NO_ADDRESS)) {
        return true;
      }
    }
    return false;
  }

  /** Closes the producer, if there is one, within eight seconds. */
  @Override
  public void close() {
    Producer<String, byte[]> open;
    synchronized (this) {
      closed = true;
      notifyAll();
      open = made;
    }
    if (open != null) {
      open.close(CLOSE_WITHIN);
    }
  }
}

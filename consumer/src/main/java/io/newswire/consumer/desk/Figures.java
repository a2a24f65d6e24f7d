package io.newswire.consumer.desk;

import io.newswire.consumer.store.Funnel;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jdbi.v3.core.JdbiException;

/** The funnel, asked for at most once a second, however many pages are open. */
final class Figures implements Supplier<Funnel> {

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Supplier<Funnel> reader;
  private Funnel last;
  private long lastRead = System.nanoTime() - FRESH.toNanos();

  Figures(Supplier<Funnel> reader) {
    this.reader = reader;
  }

  /** The figures, null while they cannot be had. */
  @Override
  public synchronized Funnel get() {
    if (System.nanoTime() - lastRead >= FRESH.toNanos()) {
      try {
        last = reader.get();
      } catch (KafkaException | JdbiException e) {
        last = null;
      }
      lastRead = System.nanoTime();
    }
    return last;
  }
}

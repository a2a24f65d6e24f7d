package io.newswire.app.ops;

import io.newswire.events.KafkaConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Asks whether a Kafka cluster answers, at most once in some seconds, however often it is asked.
 * Clients do not tell: they wait in silence for a broker to come back.
 */
public final class ClusterProbe implements AutoCloseable {

  private static final Duration FRESH = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final KafkaConnection kafka;
  private Admin admin;
  private boolean answered;
  private long askedAt = System.nanoTime() - FRESH.toNanos();

  /** A probe of a cluster that need not be there. */
  public ClusterProbe(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /** Whether it answers now, or did a moment ago. Takes three seconds at most. */
  public synchronized boolean answers() {
    if (System.nanoTime() - askedAt >= FRESH.toNanos()) {
      answered = ask();
      askedAt = System.nanoTime();
    }
    return answered;
  }

  private boolean ask() {
    try {
      if (admin == null) {
        int patience = (int) PATIENCE.toMillis();
        admin =
            Admin.create(
                kafka.with(
                    Map.of(
                        "client.id",
                        "newswire-health",
                        "request.timeout.ms",
                        patience,
                        "default.api.timeout.ms",
                        patience)));
      }
      admin.describeCluster().clusterId().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
  }
}

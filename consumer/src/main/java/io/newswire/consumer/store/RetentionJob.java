package io.newswire.consumer.store;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every hour makes the months to come, and lets go those that are no longer kept. */
final class RetentionJob implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

  private static final int FIRST_SECONDS = 30;
  private static final int EVERY_SECONDS = 3_600;

  private final Retention retention;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "newswire-store-retention");
            thread.setDaemon(true);
            return thread;
          });

  private ScheduledFuture<?> runs;

  RetentionJob(Jdbi jdbi) {
    this.retention = new Retention(jdbi, Clock.systemUTC());
  }

  void start() {
    runs = clock.scheduleWithFixedDelay(this::run, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    if (runs != null) {
      runs.cancel(true);
    }
    clock.shutdownNow();
  }

  private void run() {
    try {
      retention.prepareMonths();
      retention.apply();
    } catch (JdbiException e) {
      LOG.warn("retention did not get to its end, and is tried again: {}", Outage.reason(e));
    }
  }
}

package io.newswire.app.up;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a service running until the process is told to end, or a part of the service fails. */
public final class Foreground {

  private static final Logger LOG = LoggerFactory.getLogger(Foreground.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration TIME_TO_END = Duration.ofMillis(9_500);

  private Foreground() {}

  /**
   * Runs a service. When the process is told to end (Ctrl-C, SIGTERM), the service is closed and
   * the process ends, within ten seconds.
   *
   * @param started called when it runs
   * @return why it failed
   */
  public static String run(Service service, Runnable started) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(service, ended), "newswire-end"));
    try {
      service.start();
    } catch (RuntimeException e) {
      awaitEnd(ended);
      throw e;
    }
    Optional<String> failure = service.failure();
    if (failure.isEmpty()) {
      started.run();
    }
    while (failure.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
      failure = service.failure();
    }
    awaitEnd(ended);
    return failure.get();
  }

  /** Where the process is about to end anyway, there is nothing more to say. */
  private static void awaitEnd(CountDownLatch ended) throws InterruptedException {
    if (ended.getCount() == 0) {
      new CountDownLatch(1).await();
    }
  }

  private static void end(Service service, CountDownLatch ended) {
    ended.countDown();
    Thread closing = new Thread(service::close, "newswire-close");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(TIME_TO_END.toMillis());
      if (closing.isAlive()) {
        LOG.warn("not everything ended in time; what is missing is made good at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

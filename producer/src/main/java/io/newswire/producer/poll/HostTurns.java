package io.newswire.producer.poll;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the feeds of a host take turns: one request to a host at a time, with a pause after each. A
 * slow host so keeps one worker busy, however many feeds it has, and no host is hammered.
 */
final class HostTurns {

  private static final Logger LOG = LoggerFactory.getLogger(HostTurns.class);

  private final Executor workers;
  private final ScheduledExecutorService timer;
  private final Map<String, Queue<Supplier<Duration>>> waiting = new HashMap<>();

  /**
   * Turns that nobody waits for.
   *
   * @param workers do the work
   * @param timer ends the pauses
   */
  HostTurns(Executor workers, ScheduledExecutorService timer) {
    this.workers = workers;
    this.timer = timer;
  }

  /**
   * Does some work when it is the host's turn.
   *
   * @param work says how long the host is to be left alone afterwards
   */
  void take(String host, Supplier<Duration> work) {
    synchronized (waiting) {
      Queue<Supplier<Duration>> queue = waiting.get(host);
      if (queue != null) {
        queue.add(work);
        return;
      }
      waiting.put(host, new ArrayDeque<>());
    }
    run(host, work);
  }

  private void run(String host, Supplier<Duration> work) {
    workers.execute(
        () -> {
          Duration pause = Duration.ZERO;
          try {
            pause = work.get();
          } catch (RuntimeException e) {
            LOG.error("asking {} failed", host, e);
          }
          after(pause, host);
        });
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it ends with the timer
  private void after(Duration pause, String host) {
    try {
      timer.schedule(() -> next(host), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed: nobody has a turn any more.
    }
  }

  private void next(String host) {
    Supplier<Duration> work;
    synchronized (waiting) {
      work = waiting.get(host).poll();
      if (work == null) {
        waiting.remove(host);
        return;
      }
    }
    run(host, work);
  }
}

package io.newswire.producer.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostTurnsTest {

  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final HostTurns turns = new HostTurns(workers, timer);
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    timer.shutdownNow();
    workers.shutdownNow();
  }

  @Test
  void slowHostHoldsUpNoOther() {
    turns.take("slow", this::stuck);
    turns.take("slow", () -> does("slow second"));

    turns.take("quick", () -> does("quick"));

    await().until(() -> done.equals(List.of("quick")));
    release.countDown();
    await().until(() -> done.equals(List.of("quick", "slow first", "slow second")));
  }

  @Test
  void hostIsLeftAloneForAsLongAsItWants() {
    long start = System.nanoTime();
    turns.take(
        "host",
        () -> {
          done.add("first");
          return Duration.ofMillis(300);
        });

    turns.take("host", () -> does("second"));

    await().until(() -> done.equals(List.of("first", "second")));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void workThatThrowsEndsNothing() {
    turns.take(
        "host",
        () -> {
          throw new IllegalStateException("a bug");
        });

    turns.take("host", () -> does("next"));

    await().until(() -> done.equals(List.of("next")));
  }

  private Duration does(String what) {
    done.add(what);
    return Duration.ZERO;
  }

  private Duration stuck() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return does("slow first");
  }
}

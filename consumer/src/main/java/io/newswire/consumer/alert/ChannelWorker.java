package io.newswire.consumer.alert;

import io.newswire.consumer.alert.channel.Channel;
import io.newswire.consumer.store.Outage;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages of one channel, one after the other, until interrupted.
 *
 * <p>A receiver that takes nothing several times in a row, or asks to be left alone, is left alone
 * for a while, whatever else waits for it.
 */
final class ChannelWorker implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelWorker.class);

  private static final Duration IDLE = Duration.ofMillis(250);
  private static final Duration RELEASE = Duration.ofSeconds(1);
  private static final Duration TROUBLE = Duration.ofSeconds(2);
  private static final Duration MARGIN = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int BAD_LUCK = 2;

  private final Channel channel;
  private final Deliveries deliveries;
  private final Digests digests;
  private final RetryPolicy retries;
  private final RandomGenerator random;
  private int failuresInRow;
  private long nextRelease = System.nanoTime();
  private Duration pause = Duration.ZERO;

  ChannelWorker(Channel channel, Jdbi jdbi, RetryPolicy retries, RandomGenerator random) {
    this.channel = channel;
    this.deliveries = new Deliveries(jdbi);
    this.digests = new Digests(jdbi);
    this.retries = retries;
    this.random = random;
  }

  @Override
  public void run() {
    boolean waiting = false;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          release();
          boolean sent = sendNext();
          waiting = false;
          sleep(sent ? pause : IDLE);
          pause = Duration.ZERO;
        } catch (JdbiException e) {
          if (!waiting) {
            LOG.warn("{}: waiting for PostgreSQL: {}", channel.name(), Outage.reason(e));
          }
          waiting = true;
          sleep(TROUBLE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      channel.close();
    }
  }

  private static void sleep(Duration time) throws InterruptedException {
    if (!time.isZero()) {
      Thread.sleep(time.toMillis());
    }
  }

  private void release() {
    if (System.nanoTime() - nextRelease >= 0) {
      digests.release(channel.name());
      nextRelease = System.nanoTime() + RELEASE.toNanos();
    }
  }

  /** Sends the next message; false when none is due. */
  private boolean sendNext() {
    Optional<Channel.Delivery> due = deliveries.claim(channel.name(), channel.limit().plus(MARGIN));
    due.ifPresent(delivery -> settle(delivery, attempt(delivery)));
    return due.isPresent();
  }

  /** A channel does not throw; a worker that had ended in silence if one did would be worse. */
  private Channel.Result attempt(Channel.Delivery delivery) {
    try {
      return channel.send(delivery);
    } catch (RuntimeException e) {
      LOG.error("{}: {} cannot be sent", channel.name(), delivery.id(), e);
      return new Channel.Result.NotTaken(e.toString(), Duration.ZERO);
    }
  }

  private void settle(Channel.Delivery delivery, Channel.Result result) {
    if (result instanceof Channel.Result.NotTaken notTaken) {
      failuresInRow++;
      retry(delivery, notTaken);
      return;
    }
    failuresInRow = 0;
    if (result instanceof Channel.Result.Taken taken) {
      deliveries.sent(delivery, taken.remark());
    } else if (result instanceof Channel.Result.Refused refused) {
      LOG.warn("{}: {} is refused: {}", channel.name(), delivery.id(), refused.reason());
      deliveries.failed(delivery, "refused", refused.reason());
    } else if (result instanceof Channel.Result.Gone gone) {
      LOG.warn(
          "{}: disabled, {}; 'newswire alerts enable {}' takes it up again",
          channel.name(),
          gone.reason(),
          channel.name());
      deliveries.failed(delivery, "gone", gone.reason());
      deliveries.disable(channel.name(), "disabled: " + gone.reason());
    }
  }

  private void retry(Channel.Delivery delivery, Channel.Result.NotTaken result) {
    if (delivery.attempt() >= retries.attempts()) {
      LOG.warn(
          "{}: gave up on {} after {} attempts: {}",
          channel.name(),
          delivery.id(),
          delivery.attempt(),
          result.reason());
      deliveries.failed(delivery, "not-taken", result.reason());
      return;
    }
    Duration wait = longer(retries.waitAfter(delivery.attempt(), random), result.notBefore());
    LOG.info(
        "{}: attempt {} of {}: {}; again in {} s",
        channel.name(),
        delivery.attempt(),
        delivery.id(),
        result.reason(),
        wait.toSeconds());
    deliveries.postpone(delivery, wait, result.reason());
    Duration rest =
        failuresInRow > BAD_LUCK
            ? retries.waitAfter(failuresInRow - BAD_LUCK, random)
            : Duration.ZERO;
    pause = longer(rest.compareTo(LONGEST_PAUSE) < 0 ? rest : LONGEST_PAUSE, result.notBefore());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}

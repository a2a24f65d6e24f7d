package io.newswire.consumer.alert;

import io.newswire.consumer.store.Outage;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the messages of one channel, one after the other, until interrupted. */
final class ChannelWorker implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelWorker.class);

  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration TROUBLE = Duration.ofSeconds(2);
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final Channel channel;
  private final Deliveries deliveries;
  private final RetryPolicy retries;
  private final RandomGenerator random;

  ChannelWorker(
      Channel channel, Deliveries deliveries, RetryPolicy retries, RandomGenerator random) {
    this.channel = channel;
    this.deliveries = deliveries;
    this.retries = retries;
    this.random = random;
  }

  @Override
  public void run() {
    boolean waiting = false;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          boolean sent = sendNext();
          waiting = false;
          if (!sent) {
            Thread.sleep(IDLE.toMillis());
          }
        } catch (JdbiException e) {
          if (!waiting) {
            LOG.warn("{}: waiting for PostgreSQL: {}", channel.name(), Outage.reason(e));
          }
          waiting = true;
          Thread.sleep(TROUBLE.toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      channel.close();
    }
  }

  /** Sends the next message; false when none is due. */
  private boolean sendNext() {
    Optional<Channel.Delivery> due = deliveries.claim(channel.name(), channel.limit().plus(MARGIN));
    due.ifPresent(delivery -> settle(delivery, channel.send(delivery)));
    return due.isPresent();
  }

  private void settle(Channel.Delivery delivery, Channel.Result result) {
    if (result instanceof Channel.Result.Taken) {
      deliveries.sent(delivery.id());
    } else if (result instanceof Channel.Result.Gone gone) {
      LOG.warn("{}: disabled, {}", channel.name(), gone.reason());
      deliveries.failed(delivery.id(), gone.reason());
      deliveries.disable(channel.name(), gone.reason());
    } else if (result instanceof Channel.Result.NotTaken notTaken) {
      retry(delivery, notTaken);
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
      deliveries.failed(delivery.id(), result.reason());
      return;
    }
    Duration wait = retries.waitAfter(delivery.attempt(), random);
    if (wait.compareTo(result.notBefore()) < 0) {
      wait = result.notBefore();
    }
    LOG.info(
        "{}: attempt {} of {}: {}; again in {} s",
        channel.name(),
        delivery.attempt(),
        delivery.id(),
        result.reason(),
        wait.toSeconds());
    deliveries.postpone(delivery.id(), wait, result.reason());
  }
}

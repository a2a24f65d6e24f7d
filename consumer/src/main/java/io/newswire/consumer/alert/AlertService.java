package io.newswire.consumer.alert;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.LoggerFactory;

/**
 * Sends what the outbox holds. Each channel has a thread of its own, so that one that hangs delays
 * no other. A message is sent until it is taken or its attempts are used up; it may be sent twice,
 * always under the same id.
 */
public final class AlertService implements AutoCloseable {

  /** The log that alerts are written to. */
  public static final String LOG = "io.newswire.alerts";

  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final List<Thread> threads = new ArrayList<>();
  private final List<Channel> channels;
  private final Jdbi jdbi;
  private final AlertConfig config;

  /** A service that is not started. */
  public AlertService(Jdbi jdbi, AlertConfig config) {
    this.jdbi = jdbi;
    this.config = config;
    this.channels = channels(config);
  }

  /** Begins. */
  public void start() {
    for (Channel channel : channels) {
      Thread thread =
          new Thread(
              new ChannelWorker(
                  channel, new Deliveries(jdbi), config.retries(), RandomGenerator.getDefault()),
              "newswire-alert-" + channel.name());
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /** Ends; what was not taken stays in the outbox. */
  @Override
  public void close() {
    channels.forEach(Channel::close);
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(CLOSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Channel> channels(AlertConfig config) {
    List<Channel> channels = new ArrayList<>();
    if (config.log()) {
      channels.add(new LogChannel(LoggerFactory.getLogger(LOG)::info));
    }
    config
        .webhooks()
        .forEach(webhook -> channels.add(new WebhookChannel(webhook, Clock.systemUTC())));
    return channels;
  }
}

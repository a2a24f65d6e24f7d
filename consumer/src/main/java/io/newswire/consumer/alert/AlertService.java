package io.newswire.consumer.alert;

import io.micrometer.core.instrument.MeterRegistry;
import io.newswire.consumer.alert.channel.Channel;
import io.newswire.events.trace.Spans;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/**
 * Sends what the outbox holds. Each channel has a thread of its own, so that one that hangs delays
 * no other. A message is sent until it is taken or its attempts are used up; it may be sent twice,
 * always under the same id.
 */
public final class AlertService implements AutoCloseable {

  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final List<Thread> threads = new ArrayList<>();
  private final List<Channel> channels;
  private final Jdbi jdbi;
  private final AlertConfig config;

  /**
   * A service that is not started.
   *
   * @param meters counts what is sent
   * @param spans goes on with the traces of the articles that alerts tell of
   */
  public AlertService(Jdbi jdbi, AlertConfig config, MeterRegistry meters, Spans spans) {
    this.jdbi = jdbi;
    this.config = config;
    this.channels =
        config.channels().stream()
            .map(channel -> new CountedChannel(channel.open(Clock.systemUTC()), meters))
            .<Channel>map(channel -> new TracedChannel(channel, spans))
            .toList();
  }

  /** Begins. */
  public void start() {
    for (Channel channel : channels) {
      ChannelWorker worker =
          new ChannelWorker(channel, jdbi, config.retries(), RandomGenerator.getDefault());
      Thread thread = new Thread(worker, "newswire-alert-" + channel.name());
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
}

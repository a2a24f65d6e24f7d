package io.newswire.consumer.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.newswire.consumer.alert.channel.Channel;
import java.time.Duration;

/** A channel that counts what becomes of its messages, for operators. */
final class CountedChannel implements Channel {

  private final Channel channel;
  private final Counter taken;
  private final Counter notTaken;
  private final Counter refused;
  private final Counter gone;

  CountedChannel(Channel channel, MeterRegistry meters) {
    this.channel = channel;
    // All are there from the start, at zero, so that the first failure is an increase.
    this.taken = counter(meters, "taken");
    this.notTaken = counter(meters, "not-taken");
    this.refused = counter(meters, "refused");
    this.gone = counter(meters, "gone");
  }

  private Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("newswire.alert.deliveries")
        .description("Attempts to deliver a message, by channel and what the receiver made of it")
        .tag("channel", channel.name())
        .tag("outcome", outcome)
        .register(meters);
  }

  @Override
  public String name() {
    return channel.name();
  }

  @Override
  public Duration limit() {
    return channel.limit();
  }

  @Override
  public Result send(Delivery delivery) {
    Result result = channel.send(delivery);
    if (result instanceof Result.Taken) {
      taken.increment();
    } else if (result instanceof Result.NotTaken) {
      notTaken.increment();
    } else if (result instanceof Result.Refused) {
      refused.increment();
    } else {
      gone.increment();
    }
    return result;
  }

  @Override
  public void close() {
    channel.close();
  }
}

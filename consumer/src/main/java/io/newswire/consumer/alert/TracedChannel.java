package io.newswire.consumer.alert;

import io.newswire.consumer.alert.channel.Channel;
import io.newswire.events.trace.Span;
import io.newswire.events.trace.Spans;
import java.time.Duration;

/** A channel whose attempts belong to the traces of the articles that they tell of. */
final class TracedChannel implements Channel {

  private final Channel channel;
  private final Spans spans;

  TracedChannel(Channel channel, Spans spans) {
    this.channel = channel;
    this.spans = spans;
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
    if (!spans.wanted() || delivery.traceparent() == null) {
      return channel.send(delivery);
    }
    try (Span span = spans.begin("deliver", delivery.traceparent(), null)) {
      span.note("newswire.channel", name()).note("newswire.delivery", delivery.id());
      Result result =
          channel.send(
              new Delivery(
                  delivery.id(), delivery.payload(), delivery.attempt(), span.traceparent()));
      if (!(result instanceof Result.Taken)) {
        span.fail(result.toString());
      }
      return result;
    }
  }

  @Override
  public void close() {
    channel.close();
  }
}

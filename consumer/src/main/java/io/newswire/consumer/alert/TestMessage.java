package io.newswire.consumer.alert;

import io.newswire.consumer.alert.channel.Channel;
import io.newswire.consumer.alert.channel.ChannelConfig;
import io.newswire.consumer.store.PostgresText;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tries a channel by sending something that is no alert. */
public final class TestMessage {

  private TestMessage() {}

  /**
   * Sends a test message, once.
   *
   * @return what went wrong, in words; empty when the receiver has it
   */
  public static Optional<String> send(ChannelConfig config) {
    String id = "msg_" + UUID.randomUUID().toString().replace("-", "");
    Message.Payload payload =
        new Message.Payload(
            "alert.test",
            Instant.now(),
            Map.of("id", id, "headline", "Newswire reaches this channel", "thread", id));
    Channel channel = config.open(Clock.systemUTC());
    try {
      return problem(channel.send(new Channel.Delivery(id, PostgresText.json(payload), 1)));
    } finally {
      channel.close();
    }
  }

  private static Optional<String> problem(Channel.Result result) {
    if (result instanceof Channel.Result.NotTaken notTaken) {
      return Optional.of(notTaken.reason());
    }
    if (result instanceof Channel.Result.Refused refused) {
      return Optional.of(refused.reason());
    }
    return result instanceof Channel.Result.Gone gone
        ? Optional.of(gone.reason())
        : Optional.empty();
  }
}

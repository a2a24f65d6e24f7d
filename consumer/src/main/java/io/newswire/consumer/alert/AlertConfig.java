package io.newswire.consumer.alert;

import io.newswire.consumer.alert.channel.ChannelConfig;
import io.newswire.consumer.alert.channel.LogConfig;
import io.newswire.events.Delivery;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told of alerts.
 *
 * @param channels ways to tell them
 * @param defaults names of the channels that tell of a rule which names none; all without it
 * @param maxAge alerts on articles that came in longer ago than this are stored and shown, but
 *     nobody is told: they come from a replay; one day without it
 * @param retries when a message that was not taken is sent again
 */
public record AlertConfig(
    List<ChannelConfig> channels, List<String> defaults, Duration maxAge, RetryPolicy retries) {

  private static final Duration MAX_AGE = Duration.ofDays(1);

  /** Refuses two channels of one name, and a default that is none of them. */
  public AlertConfig {
    channels = channels == null ? List.of() : List.copyOf(channels);
    maxAge = Objects.requireNonNullElse(maxAge, MAX_AGE);
    retries = Objects.requireNonNullElseGet(retries, RetryPolicy::standard);
    if (maxAge.isNegative() || maxAge.isZero()) {
      throw new IllegalArgumentException("maxAge: must be longer than nothing, not " + maxAge);
    }
    Set<String> names = new LinkedHashSet<>();
    for (ChannelConfig channel : channels) {
      if (!names.add(channel.name())) {
        throw new IllegalArgumentException("channels: two are named '" + channel.name() + "'");
      }
    }
    defaults = defaults == null ? List.copyOf(names) : List.copyOf(defaults);
    for (String name : defaults) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "defaults: no channel is named '" + name + "'; there are " + String.join(", ", names));
      }
    }
  }

  /** All channels tell of every rule that names none; retries and age are the usual ones. */
  public static AlertConfig of(List<ChannelConfig> channels) {
    return new AlertConfig(channels, null, null, null);
  }

  /** The log, and nobody else. */
  public static AlertConfig logOnly() {
    return of(List.of(new LogConfig("log")));
  }

  /** The channel of a name. */
  public Optional<ChannelConfig> channel(String name) {
    return channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
  }

  /** Names of the channels that a rule tells; they need not be declared. */
  Set<String> receivers(Delivery delivery) {
    return new LinkedHashSet<>(delivery.channels().isEmpty() ? defaults : delivery.channels());
  }
}

package io.newswire.events;

import java.time.Duration;
import java.util.List;

/**
 * How the alerts of a rule reach people.
 *
 * @param channels names of the channels to deliver through; empty for all that are configured
 * @param rateLimit how many may be delivered in a time, null for no limit
 * @param digest collects the alerts of this long, from the first of them, into one message;
 *     ISO-8601 in JSON, e.g. {@code PT1H}; null to send each by itself
 * @param schedule when they may be delivered, null for at any time
 */
public record Delivery(
    List<String> channels, RateLimit rateLimit, Duration digest, Schedule schedule) {

  /** At once, through every channel. */
  public static final Delivery AT_ONCE = new Delivery(List.of(), null, null, null);

  /**
   * Fills what may be absent.
   *
   * @throws IllegalArgumentException for a digest shorter than a second or longer than {@link
   *     RateLimit#LONGEST}
   */
  public Delivery {
    channels = channels == null ? List.of() : List.copyOf(channels);
    if (digest != null) {
      RateLimit.requireSpan("digest", digest);
    }
  }
}

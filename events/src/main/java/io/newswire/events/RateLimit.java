package io.newswire.events;

import java.time.Duration;

/**
 * How many alerts of one rule may be delivered within a time.
 *
 * @param max most alerts, at least 1
 * @param per within this time, ISO-8601 in JSON, e.g. {@code PT1H}; from one second to 31 days
 */
public record RateLimit(int max, Duration per) {

  /** Longest time that is counted over, and longest digest. */
  public static final Duration LONGEST = Duration.ofDays(31);

  /**
   * Refuses what could not be kept.
   *
   * @throws IllegalArgumentException naming the key
   */
  public RateLimit {
    if (max < 1) {
      throw new IllegalArgumentException("rateLimit.max must be 1 or more, not " + max);
    }
    requireSpan("rateLimit.per", per);
  }

  static void requireSpan(String key, Duration span) {
    if (span == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    if (span.toSeconds() < 1 || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          key + " must be between PT1S and P31D, not " + span + "; an hour is PT1H");
    }
  }
}

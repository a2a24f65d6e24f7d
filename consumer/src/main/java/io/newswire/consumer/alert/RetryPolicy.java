package io.newswire.consumer.alert;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * When a message that was not taken is sent again: the wait doubles each time up to a longest one,
 * and half of it is random so that receivers which come back are not met by all senders at once.
 *
 * @param first wait after the first attempt
 * @param longest no wait is longer
 * @param attempts how many attempts are made in all
 */
public record RetryPolicy(Duration first, Duration longest, int attempts) {

  /** Refuses what would never wait, or never end. */
  public RetryPolicy {
    Objects.requireNonNull(first, "first: is missing");
    Objects.requireNonNull(longest, "longest: is missing");
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "first: need 0 < first <= longest, not first " + first + ", longest " + longest);
    }
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts: must be at least 1, not " + attempts);
    }
  }

  /** From five seconds to six hours, in all two to three days. */
  public static RetryPolicy standard() {
    return new RetryPolicy(Duration.ofSeconds(5), Duration.ofHours(6), 24);
  }

  /**
   * The wait before the next attempt.
   *
   * @param made attempts made so far, from 1
   * @param random gives the jitter
   */
  Duration waitAfter(int made, RandomGenerator random) {
    long cap = longest.toMillis();
    long full = first.toMillis();
    for (int i = 1; i < made && full < cap; i++) {
      full *= 2;
    }
    full = Math.min(full, cap);
    return Duration.ofMillis(full - (long) (random.nextDouble() * full / 2));
  }
}

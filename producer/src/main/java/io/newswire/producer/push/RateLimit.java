package io.newswire.producer.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token bucket for each sender: it holds the requests of ten seconds, and fills evenly.
 * Thread-safe.
 */
final class RateLimit {

  private static final int MOST_SENDERS = 10_000;
  private static final double BURST_MINUTES = 1.0 / 6;

  private final double perMinute;
  private final Clock clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_SENDERS;
        }
      };

  RateLimit(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /**
   * Counts a request.
   *
   * @throws Refusal when the sender has sent too many
   */
  synchronized void count(String sender) throws Refusal {
    Instant now = clock.instant();
    double capacity = Math.max(1, perMinute * BURST_MINUTES);
    Bucket bucket = buckets.computeIfAbsent(sender, s -> new Bucket(capacity, now));
    double minutes = Duration.between(bucket.at, now).toNanos() / 6e10;
    double left = Math.min(capacity, bucket.left + minutes * perMinute);
    buckets.put(sender, new Bucket(left >= 1 ? left - 1 : left, now));
    if (left < 1) {
      Duration wait = Duration.ofMillis((long) Math.ceil((1 - left) / perMinute * 60_000));
      throw Refusal.forNow(
          429,
          "too-many-requests",
          "more than %d requests a minute".formatted((long) perMinute),
          wait);
    }
  }

  private record Bucket(double left, Instant at) {}
}

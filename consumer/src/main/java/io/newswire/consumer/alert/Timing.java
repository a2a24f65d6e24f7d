package io.newswire.consumer.alert;

import io.newswire.events.Delivery;
import java.time.Instant;

/**
 * When a message of a rule goes out through a channel.
 *
 * @param due not before this
 * @param heldFor why it waits; null when it does not
 */
record Timing(Instant due, Reason heldFor) {

  /** Why a message waits. */
  enum Reason {
    /** The schedule is closed. */
    SCHEDULE,
    /** As many as may be were delivered already. */
    RATE,
    /** Alerts of some time are collected. */
    DIGEST
  }

  /**
   * What a rule has sent through a channel before.
   *
   * @param recent how many messages went out within the time of its rate limit
   * @param oldest when the oldest of them did, null when there is none
   * @param waiting when the last that still waits is due, null when none waits
   */
  record Before(int recent, Instant oldest, Instant waiting) {

    /** Nothing. */
    static final Before NOTHING = new Before(0, null, null);
  }

  /**
   * Decides. What waits joins what waits already, so that it goes out in one digest.
   *
   * @param delivery what the rule says
   * @param now the time
   * @param before what it has sent
   */
  static Timing of(Delivery delivery, Instant now, Before before) {
    Timing timing = new Timing(now, null);
    if (delivery.digest() != null) {
      timing = join(before, now.plus(delivery.digest()), Reason.DIGEST);
    } else if (delivery.rateLimit() != null && before.recent() >= delivery.rateLimit().max()) {
      timing = join(before, before.oldest().plus(delivery.rateLimit().per()), Reason.RATE);
    }
    if (delivery.schedule() == null) {
      return timing;
    }
    Instant open = new Hours(delivery.schedule()).openFrom(timing.due());
    return open.equals(timing.due()) ? timing : new Timing(open, Reason.SCHEDULE);
  }

  private static Timing join(Before before, Instant end, Reason reason) {
    return new Timing(before.waiting() == null ? end : before.waiting(), reason);
  }
}

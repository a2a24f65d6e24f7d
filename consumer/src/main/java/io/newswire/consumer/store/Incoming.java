package io.newswire.consumer.store;

import io.newswire.events.Alert;
import io.newswire.events.Rejection;
import io.newswire.events.Retraction;

/** A record read from Kafka. */
sealed interface Incoming {

  /** Where it stood. */
  Rejection.Coordinates at();

  /** An article's version with its verdict, from either of the two topics that carry them. */
  record Told(ToldVersion version, Rejection.Coordinates at) implements Incoming {}

  /** A dead letter of an earlier stage. */
  record Rejected(Rejection rejection, Rejection.Coordinates at) implements Incoming {}

  /** A kill or correction of what was sent out. */
  record Retracted(Retraction retraction, Rejection.Coordinates at) implements Incoming {}

  /** Something that people are to be told. */
  record Alerted(Alert alert, Rejection.Coordinates at) implements Incoming {}

  /**
   * A record that the store cannot use; it becomes a dead letter here.
   *
   * @param rejection the dead letter
   * @param standsForRaw whether it took the place of a raw record, so that the funnel counts it
   * @param at where it stood
   */
  record Unusable(Rejection rejection, boolean standsForRaw, Rejection.Coordinates at)
      implements Incoming {}
}

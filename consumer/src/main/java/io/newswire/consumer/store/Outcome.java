package io.newswire.consumer.store;

import io.newswire.events.Verdict;

/** How a raw record ended. */
enum Outcome {
  /** Sent out. */
  STORED("stored"),
  /** A copy, linked to its story. */
  DUPLICATES("duplicates"),
  /** The same version again. */
  REDELIVERIES("redeliveries"),
  /** Waits. */
  HELD("held"),
  /** A dead letter. */
  REJECTED("rejected"),
  /** Those of the dead letters that never reached the raw topic. */
  REJECTED_AT_THE_DOOR("rejected-at-the-door");

  private final String code;

  Outcome(String code) {
    this.code = code;
  }

  /** The name in the database. */
  String code() {
    return code;
  }

  static Outcome of(Verdict.Type type) {
    return switch (type) {
      case NEW, REVISION, CORRECTION, KILL -> STORED;
      case EXACT_DUPLICATE, NEAR_DUPLICATE -> DUPLICATES;
      case REDELIVERY -> REDELIVERIES;
      case HELD -> HELD;
    };
  }
}

package io.newswire.events;

import io.newswire.events.Rejection.Coordinates;
import java.time.Instant;
import java.util.Objects;

/**
 * Word that the record behind a dead letter was sent again: the value of {@code news.replays}. The
 * record sent is a new one, with an outcome of its own, and says so in its headers.
 *
 * @param rejection id of the rejection
 * @param from the record that was rejected
 * @param to the record that was sent
 * @param at when
 */
public record Replay(String rejection, Coordinates from, Coordinates to, Instant at) {

  /** Header of a record that was sent again: the id of the rejection. */
  public static final String ID_HEADER = "newswire-replay";

  /** Header of a record that was sent again: the stage in which it was rejected. */
  public static final String STAGE_HEADER = "newswire-replay-stage";

  /** Refuses a replay of nothing. */
  public Replay {
    Objects.requireNonNull(rejection, "rejection");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(at, "at");
  }
}

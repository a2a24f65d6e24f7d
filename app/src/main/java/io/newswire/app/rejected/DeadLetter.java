package io.newswire.app.rejected;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.newswire.events.Rejection;
import io.newswire.events.Replay;
import java.util.Optional;

/**
 * A rejection, and whether its record was sent again.
 *
 * @param rejection the rejection
 * @param replayed when and as what its record was last sent again; null when it was not
 */
public record DeadLetter(@JsonUnwrapped Rejection rejection, Replay replayed) {

  /** The last replay, if there was one. */
  public Optional<Replay> replay() {
    return Optional.ofNullable(replayed);
  }
}

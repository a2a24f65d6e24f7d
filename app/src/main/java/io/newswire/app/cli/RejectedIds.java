package io.newswire.app.cli;

import io.newswire.app.rejected.DeadLetter;
import java.util.List;

/** Finds dead letters by what people type of their ids. */
final class RejectedIds {

  private RejectedIds() {}

  /**
   * The one of an id, or whose id begins so.
   *
   * @throws CommandFailure when there is none, or more than one
   */
  static DeadLetter one(List<DeadLetter> letters, String id) {
    List<DeadLetter> found =
        letters.stream().filter(letter -> letter.rejection().id().startsWith(id)).toList();
    return found.stream()
        .filter(letter -> letter.rejection().id().equals(id) || found.size() == 1)
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    found.isEmpty()
                        ? "no rejection "
                            + id
                            + "; newswire rejected list shows those that are kept"
                        : found.size() + " rejections begin with " + id));
  }
}

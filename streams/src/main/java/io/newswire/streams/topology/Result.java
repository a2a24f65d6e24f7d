package io.newswire.streams.topology;

import io.newswire.events.Rejection;
import java.util.List;

/**
 * What a stage made of a record: something that goes on, or the rejection that ends its way.
 *
 * @param <T> what goes on
 */
sealed interface Result<T> {

  /** It goes on. */
  record Passed<T>(T value) implements Result<T> {}

  /** It ends here. */
  record Failed<T>(Rejection rejection) implements Result<T> {}

  /** What goes on: one or none. */
  default List<T> passed() {
    return this instanceof Passed<T> passed ? List.of(passed.value()) : List.of();
  }

  /** What ends here: one or none. */
  default List<Rejection> failed() {
    return this instanceof Failed<T> failed ? List.of(failed.rejection()) : List.of();
  }
}

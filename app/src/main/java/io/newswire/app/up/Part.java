package io.newswire.app.up;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that runs.
 *
 * @param name what people call it
 * @param failure why it does not run any more; empty while it does
 * @param ending ends it
 */
record Part(String name, Supplier<Optional<String>> failure, AutoCloseable ending) {

  /** A part that cannot fail by itself. */
  static Part of(String name, AutoCloseable ending) {
    return new Part(name, Optional::empty, ending);
  }
}

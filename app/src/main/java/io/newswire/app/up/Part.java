package io.newswire.app.up;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that runs.
 *
 * @param layer what it stands on, and what stands on it
 * @param name what people call it
 * @param failure why it does not run any more; empty while it does
 * @param ending ends it
 */
record Part(Layer layer, String name, Supplier<Optional<String>> failure, AutoCloseable ending) {

  /** A part that cannot fail by itself. */
  static Part of(Layer layer, String name, AutoCloseable ending) {
    return new Part(layer, name, Optional::empty, ending);
  }

  /** Layers, the lowest first: a part needs those below it, and ends before them. */
  enum Layer {
    /** The data folder. */
    FOLDER,
    /** Broker and database. */
    SERVER,
    /** Who reads what the stream processor writes. */
    CONSUMER,
    /** Who reads what the producer writes. */
    STREAMS,
    /** Who writes. */
    PRODUCER,
    /** Who gives the producer something to write, and who tells others that all this runs. */
    TOP
  }
}

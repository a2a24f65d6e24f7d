package io.newswire.streams.topology;

/**
 * What a value of a {@link LiveTopic} is good for.
 *
 * @param <T> what the stage works with
 */
sealed interface Setting<T> {

  /** It can be used. */
  record Usable<T>(T value) implements Setting<T> {}

  /**
   * It cannot; the last good one of its key stays.
   *
   * @param reason one line for whoever put it: what is wrong, and where
   */
  record Refused<T>(String reason) implements Setting<T> {}
}

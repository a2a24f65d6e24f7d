package io.newswire.streams.topology;

import java.util.function.Supplier;

/**
 * Calls a stage so that no text can stop the stream: a stack overflow, which deep nesting or a
 * pattern on a long text can cause, is the record's fault and becomes an exception like any other.
 * Otherwise the thread would die on the same record again and again.
 */
final class Guard {

  private Guard() {}

  static <T> T call(Supplier<T> stage) {
    try {
      return stage.get();
    } catch (StackOverflowError e) {
      throw new IllegalStateException("the text is nested too deeply", e);
    }
  }
}

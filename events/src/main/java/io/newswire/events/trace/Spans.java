package io.newswire.events.trace;

import java.time.Instant;

/**
 * Makes spans: what one service did for one article, and for how long. The services know only this;
 * whoever runs them says where spans go.
 */
public interface Spans extends AutoCloseable {

  /** Makes none, and leaves the trace contexts of records as they are. */
  Spans NONE =
      new Spans() {
        @Override
        public boolean wanted() {
          return false;
        }

        @Override
        public Span begin(String name, String parent, Instant began) {
          return Span.NONE;
        }
      };

  /** Whether anybody wants them; where nobody does, nothing need be prepared for them. */
  boolean wanted();

  /**
   * Begins a span.
   *
   * @param name what is done, the same for all articles, e.g. {@code judge}
   * @param parent the {@code traceparent} of what caused it; null begins a new trace
   * @param began when it began; null for now
   */
  Span begin(String name, String parent, Instant began);

  /** Sends what is left of them. */
  @Override
  default void close() {}
}

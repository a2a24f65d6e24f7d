package io.newswire.events.trace;

import org.apache.kafka.common.header.Headers;

/** Something that is being done for an article; it lasts until it is closed. */
public interface Span extends AutoCloseable {

  /** Nothing that anybody hears of. */
  Span NONE =
      new Span() {
        @Override
        public String traceparent() {
          return null;
        }

        @Override
        public Span note(String key, String value) {
          return this;
        }

        @Override
        public void fail(String reason) {}

        @Override
        public void close() {}
      };

  /** What it causes has this as its parent; null where nobody traces. */
  String traceparent();

  /**
   * Notes something about it.
   *
   * @param value null notes nothing
   */
  Span note(String key, String value);

  /** It failed. */
  void fail(String reason);

  /** It is done. */
  @Override
  void close();

  /** Makes it the parent of what is made of a record with these headers. */
  default Span into(Headers headers) {
    TraceContext.set(headers, traceparent());
    return this;
  }

  /** Does it. */
  default void around(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      fail(e.toString());
      throw e;
    } finally {
      close();
    }
  }
}

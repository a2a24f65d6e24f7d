package io.newswire.producer.publish;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Begins traces. What an article causes, up to its alert, then carries one trace id; a tracing
 * agent in any of the processes adds its spans under it.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
final class TraceParent {

  static final String HEADER = "traceparent";

  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;

  private TraceParent() {}

  /** The header of a new trace: version 00, sampled. */
  static String begin() {
    return "00-" + random(TRACE_BYTES) + "-" + random(SPAN_BYTES) + "-01";
  }

  private static String random(int length) {
    byte[] bytes = new byte[length];
    ThreadLocalRandom.current().nextBytes(bytes);
    // All zeros would be no id.
    bytes[0] |= 1;
    return HexFormat.of().formatHex(bytes);
  }
}

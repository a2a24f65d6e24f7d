package io.newswire.events.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The trace that a record belongs to, in its headers.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public final class TraceContext {

  /** The header's name. */
  public static final String HEADER = "traceparent";

  private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceContext() {}

  /** What the header says; null when there is none, or one that is not well-formed. */
  public static String of(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    if (header == null || header.value() == null) {
      return null;
    }
    String parent = new String(header.value(), US_ASCII);
    return FORM.matcher(parent).matches() ? parent : null;
  }

  /** Sets the header; null leaves it as it is. */
  static void set(Headers headers, String parent) {
    if (parent != null) {
      headers.remove(HEADER).add(HEADER, parent.getBytes(US_ASCII));
    }
  }
}

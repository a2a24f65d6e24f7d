package io.newswire.consumer.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The traces of alerts, kept so that what is sent out later still belongs to the trace of its
 * article.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
final class AlertTraces {

  private static final String HEADER = "traceparent";

  private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private static final String SET =
      "update alerts set traceparent = :trace where id = :id and traceparent is null";

  private final Handle handle;
  private final Map<String, String> traces = new LinkedHashMap<>();

  AlertTraces(Handle handle) {
    this.handle = handle;
  }

  /** Notes the trace of a record, if it is an alert and has one. */
  void note(Incoming record, Headers headers) {
    Header header = headers.lastHeader(HEADER);
    if (!(record instanceof Incoming.Alerted alerted) || header == null || header.value() == null) {
      return;
    }
    String trace = new String(header.value(), US_ASCII);
    if (FORM.matcher(trace).matches()) {
      traces.putIfAbsent(alerted.alert().id(), trace);
    }
  }

  /** Writes what was noted; the alerts are there already. */
  void write() {
    if (traces.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(SET);
    traces.forEach((id, trace) -> batch.bind("id", id).bind("trace", trace).add());
    batch.execute();
  }
}

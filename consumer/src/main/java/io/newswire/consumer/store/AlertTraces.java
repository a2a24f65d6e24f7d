package io.newswire.consumer.store;

import io.newswire.events.trace.TraceContext;
import java.util.LinkedHashMap;
import java.util.Map;
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

  private static final String SET =
      "update alerts set traceparent = :trace where id = :id and traceparent is null";

  private final Handle handle;
  private final Map<String, String> traces = new LinkedHashMap<>();

  AlertTraces(Handle handle) {
    this.handle = handle;
  }

  /** Notes the trace of a record, if it is an alert and has one. */
  void note(Incoming record, Headers headers) {
    if (record instanceof Incoming.Alerted alerted) {
      String trace = TraceContext.of(headers);
      if (trace != null) {
        traces.putIfAbsent(alerted.alert().id(), trace);
      }
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

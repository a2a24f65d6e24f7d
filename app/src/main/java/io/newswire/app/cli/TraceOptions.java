package io.newswire.app.cli;

import io.newswire.app.trace.Tracing;
import io.newswire.events.trace.Spans;
import picocli.CommandLine.Option;

/** Options that say whether what happens to an article is traced. */
final class TraceOptions {

  @Option(
      names = "--trace",
      description = {
        "Trace each article from when it was fetched to its alerts, by OpenTelemetry; also"
            + " NEWSWIRE_TRACE=true.",
        "OTEL_EXPORTER_OTLP_ENDPOINT and its other variables say where spans go; without them only"
            + " a W3C traceparent is kept in headers."
      })
  private boolean traced;

  /**
   * The spans wanted.
   *
   * @param service who makes them, e.g. {@code newswire-streams}
   */
  Spans spans(String service) {
    return traced ? Tracing.of(service) : Spans.NONE;
  }
}

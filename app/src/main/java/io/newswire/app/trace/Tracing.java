package io.newswire.app.trace;

import io.newswire.events.trace.Span;
import io.newswire.events.trace.Spans;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Spans by OpenTelemetry. Where they go is said by its own variables, {@code OTEL_…}; while none of
 * them names an exporter or an endpoint, they go nowhere, and only the trace contexts in headers
 * remain.
 *
 * @see <a href="https://opentelemetry.io/docs/languages/java/configuration/">its variables</a>
 */
public final class Tracing implements Spans {

  private static final String SCOPE = "io.newswire";

  private static final TextMapGetter<String> ONE_HEADER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
          return List.of("traceparent");
        }

        @Override
        public String get(String traceparent, String key) {
          return "traceparent".equals(key) ? traceparent : null;
        }
      };

  private final Tracer tracer;
  private final Runnable end;

  private Tracing(OpenTelemetry telemetry, Runnable end) {
    this.tracer = telemetry.getTracer(SCOPE);
    this.end = end;
  }

  /**
   * Spans of a service, as this process's {@code OTEL_…} variables and properties say.
   *
   * @param service e.g. {@code newswire-streams}; {@code OTEL_SERVICE_NAME} goes before it
   */
  public static Tracing of(String service) {
    return of(service, Map.of());
  }

  /**
   * Spans of a service.
   *
   * @param settings what holds where variables and properties say nothing, e.g. {@code
   *     otel.exporter.otlp.endpoint}
   */
  static Tracing of(String service, Map<String, String> settings) {
    AutoConfiguredOpenTelemetrySdkBuilder builder =
        AutoConfiguredOpenTelemetrySdk.builder()
            .addPropertiesSupplier(() -> defaults(service))
            .addPropertiesSupplier(() -> settings)
            .addPropertiesCustomizer(
                properties ->
                    properties.getString("otel.exporter.otlp.endpoint") == null
                            && properties.getString("otel.exporter.otlp.traces.endpoint") == null
                            && properties.getString("otel.traces.exporter") == null
                        ? Map.of("otel.traces.exporter", "none")
                        : Map.of())
            .disableShutdownHook();
    OpenTelemetrySdk sdk = builder.build().getOpenTelemetrySdk();
    return new Tracing(sdk, sdk::close);
  }

  /** Spans by a telemetry of one's own. */
  public static Tracing over(OpenTelemetry telemetry) {
    return new Tracing(telemetry, () -> {});
  }

  private static Map<String, String> defaults(String service) {
    Map<String, String> defaults = new HashMap<>();
    defaults.put("otel.service.name", service);
    // Figures are served to Prometheus, and logs are written, without it.
    defaults.put("otel.metrics.exporter", "none");
    defaults.put("otel.logs.exporter", "none");
    defaults.put("otel.exporter.otlp.protocol", "http/protobuf");
    return defaults;
  }

  @Override
  public boolean wanted() {
    return true;
  }

  @Override
  public Span begin(String name, String parent, Instant began) {
    SpanBuilder builder = tracer.spanBuilder(name);
    if (parent == null) {
      builder.setNoParent();
    } else {
      builder.setParent(
          W3CTraceContextPropagator.getInstance().extract(Context.root(), parent, ONE_HEADER));
    }
    if (began != null) {
      builder.setStartTimestamp(began);
    }
    return new OpenSpan(builder.startSpan());
  }

  /** Sends what is left, and ends. */
  @Override
  public void close() {
    end.run();
  }

  /** A span that lasts. */
  private record OpenSpan(io.opentelemetry.api.trace.Span span) implements Span {

    @Override
    public String traceparent() {
      SpanContext context = span.getSpanContext();
      return "00-%s-%s-%s"
          .formatted(context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex());
    }

    @Override
    public Span note(String key, String value) {
      if (value != null) {
        span.setAttribute(key, value);
      }
      return this;
    }

    @Override
    public void fail(String reason) {
      span.setStatus(StatusCode.ERROR, reason);
    }

    @Override
    public void close() {
      span.end();
    }
  }
}

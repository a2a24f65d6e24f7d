package io.newswire.app.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.newswire.events.trace.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TracingTest {

  @Test
  void sendsSpansWhereItsSettingsSay() throws IOException {
    // given
    List<String> received = new CopyOnWriteArrayList<>();
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          received.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort();

    // when
    try (Tracing tracing =
        Tracing.of("newswire-test", Map.of("otel.exporter.otlp.endpoint", endpoint))) {
      tracing.begin("take in", null, null).note("newswire.source", "a-source").close();
    }

    // then
    collector.stop(0);
    assertThat(received)
        .singleElement()
        .satisfies(spans -> assertThat(spans).contains("take in", "newswire-test", "a-source"));
  }

  @Test
  void goesOnWithTheTraceItIsGivenAlsoWhenSpansGoNowhere() {
    try (Tracing tracing = Tracing.of("newswire-test")) {
      Span first = tracing.begin("take in", null, null);

      Span second = tracing.begin("tag", first.traceparent(), null);

      assertThat(first.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
      assertThat(second.traceparent())
          .startsWith(first.traceparent().substring(0, 36))
          .isNotEqualTo(first.traceparent());
    }
  }
}

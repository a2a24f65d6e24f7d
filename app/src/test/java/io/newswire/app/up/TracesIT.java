package io.newswire.app.up;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.app.embedded.Ports;
import io.newswire.app.trace.Tracing;
import io.newswire.producer.source.Push;
import io.newswire.producer.source.Sources;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to an article is one trace, from when it was fetched to whoever is told. */
class TracesIT {

  private static final String HEADLINE = "Fire in the port of Tobruk";

  @TempDir Path data;

  @Test
  void leadFromTheFolderOverTheTopologyToTheWebhook() throws Exception {
    // given
    InMemorySpanExporter exported = InMemorySpanExporter.create();
    try (SdkTracerProvider provider =
            SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exported))
                .build();
        Receiver receiver = new Receiver();
        Station station =
            Station.start(
                data,
                receiver.alerts(),
                null,
                Sources.NONE.with(Push.DEFAULT.at("127.0.0.1", Ports.free())),
                Tracing.over(OpenTelemetrySdk.builder().setTracerProvider(provider).build()))) {

      // when
      station.deliver("coast-agency", "fire.json", ARTICLE);
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () -> {
                assertThat(receiver.messagesOn(HEADLINE)).hasSize(1);
                assertThat(byName(exported))
                    .containsKeys("take in", "tag", "judge", "store", "deliver");
              });

      // then
      Map<String, List<SpanData>> spans = byName(exported);
      SpanData takeIn = spans.get("take in").get(0);
      SpanData tag = spans.get("tag").get(0);
      SpanData judge = spans.get("judge").get(0);
      SpanData deliver = spans.get("deliver").get(0);
      assertThat(exported.getFinishedSpanItems())
          .extracting(SpanData::getTraceId)
          .containsOnly(takeIn.getTraceId());
      assertThat(takeIn.getParentSpanContext().isValid()).isFalse();
      assertThat(tag.getParentSpanId()).isEqualTo(takeIn.getSpanId());
      assertThat(judge.getParentSpanId()).isEqualTo(tag.getSpanId());
      assertThat(spans.get("store"))
          .extracting(SpanData::getParentSpanId)
          .containsOnly(judge.getSpanId());
      assertThat(deliver.getParentSpanId()).isEqualTo(judge.getSpanId());
      assertThat(receiver.traces())
          .containsExactly("00-%s-%s-01".formatted(deliver.getTraceId(), deliver.getSpanId()));
    }
  }

  private static Map<String, List<SpanData>> byName(InMemorySpanExporter exported) {
    return exported.getFinishedSpanItems().stream().collect(groupingBy(SpanData::getName));
  }

  private static final String ARTICLE =
      """
      {"uri": "urn:x:fire", "standard": {"name": "ninjs", "version": "3.1"}, "type": "text",
       "versionCreated": "2026-03-02T06:42:00Z", "language": "en", "urgency": 1,
       "headlines": [{"role": "main", "value": "Fire in the port of Tobruk"}],
       "bodies": [{"role": "main", "contentType": "text/plain", "value":
         "TOBRUK, Libya - A fire broke out in the port on Monday, the fire brigade said."}]}
      """;
}

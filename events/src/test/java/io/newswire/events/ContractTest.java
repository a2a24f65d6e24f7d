package io.newswire.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each topic has a golden record. It must parse for ever: add fields to it, never take any away,
 * and never change what one means.
 */
class ContractTest {

  static Stream<Topic<?>> topics() {
    return Topics.all().stream();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void readsAndWritesTheGoldenRecord(Topic<?> topic) throws IOException {
    byte[] golden = GoldenRecords.of(topic);

    byte[] written = roundTrip(topic, golden);

    assertThat(Json.mapper().readTree(written)).isEqualTo(Json.mapper().readTree(golden));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void passesOverFieldsOfANewerVersion(Topic<?> topic) throws IOException {
    String golden = new String(GoldenRecords.of(topic), StandardCharsets.UTF_8);
    String newer = golden.replaceFirst("\\{", "{\"fieldOfTheFuture\": [1, {\"a\": 2}],");

    byte[] written = roundTrip(topic, newer.getBytes(StandardCharsets.UTF_8));

    assertThat(Json.mapper().readTree(written)).isEqualTo(Json.mapper().readTree(golden));
  }

  @Test
  void saysWhatIsWrongWithARecordThatIsNoJson() {
    var bytes = "<html>".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Topics.RAW.valueSerde().deserializer().deserialize("news.raw", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("news.raw: no Article")
        .hasMessageContaining("'<'");
  }

  @Test
  void refusesNestingBeyondTheBound() {
    String deep = "{\"extra\":{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}}";

    assertThatThrownBy(
            () ->
                Topics.RAW
                    .valueSerde()
                    .deserializer()
                    .deserialize("news.raw", deep.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("nesting");
  }

  @Test
  void refusesADocumentBeyondTheBound() {
    byte[] endless =
        ("[" + "1,".repeat(Topics.MAX_EVENT_BYTES) + "1]").getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Json.mapper().readTree(new ByteArrayInputStream(endless)))
        .hasMessageContaining("length");
  }

  @Test
  void findsARouteByItsShortName() {
    assertThat(Topics.route("conflict")).map(Topic::name).hasValue("news.route.conflict");
    assertThat(Topics.route("nowhere")).isEmpty();
  }

  @Test
  void readsAnAlertFromBeforeRulesSaidHowToDeliverIt() throws IOException {
    String old =
        """
        {"id": "al-1", "severity": "info", "uri": "tag:one", "revision": 1, "source": "one",
         "headline": "Fire", "because": {"rule": "fires", "version": 1, "evidence": []},
         "raised": "2026-03-02T09:30:00Z"}
        """;

    Alert alert = Json.mapper().readValue(old, Alert.class);

    assertThat(alert.delivery()).isEqualTo(Delivery.AT_ONCE);
  }

  @Test
  void readsARuleWhoseAlertIsOnlyASeverity() throws IOException {
    String json = "{\"id\": \"flash\", \"when\": \"urgency == 1\", \"alert\": \"critical\"}";

    Rule rule = Json.mapper().readValue(json, Rule.class);

    assertThat(rule.alert()).isEqualTo(Rule.Alerting.of(Alert.Severity.CRITICAL));
    assertThat(rule.version()).isEqualTo(1);
    assertThat(rule.enabled()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'channels': ['mail']}|alert.severity is missing",
        "{'severity': 'info', 'rateLimit': {'max': 0, 'per': 'PT1H'}}|rateLimit.max must be 1",
        "{'severity': 'info', 'rateLimit': {'max': 1}}|rateLimit.per is missing",
        "{'severity': 'info', 'digest': 'P400D'}|digest must be between PT1S and P31D",
        "{'severity': 'info', 'independentSources': -2}|independentSources must be 1 or more",
      })
  void refusesADeliveryThatCannotBeKept(String alert, String message) {
    String json = alert.replace('\'', '"');

    assertThatThrownBy(() -> Json.mapper().readValue(json, Rule.Alerting.class))
        .hasMessageContaining(message);
  }

  @Test
  void stampsCloudEventsHeadersOnce() {
    var headers = new RecordHeaders();
    var time = java.time.Instant.parse("2026-03-02T09:30:00Z");

    CloudEvents.stamp(headers, Topics.ARTICLES, "id-1", "/example", time);
    CloudEvents.stamp(headers, Topics.ARTICLES, "id-2", "/example", time);

    assertThat(headers.headers("ce_id")).hasSize(1);
    assertThat(new String(headers.lastHeader("ce_id").value(), StandardCharsets.UTF_8))
        .isEqualTo("id-2");
    assertThat(new String(headers.lastHeader("ce_type").value(), StandardCharsets.UTF_8))
        .isEqualTo("io.newswire.articles.v1");
  }

  private static <V> byte[] roundTrip(Topic<V> topic, byte[] bytes) {
    try (var serde = topic.valueSerde()) {
      return serde
          .serializer()
          .serialize(topic.name(), serde.deserializer().deserialize(topic.name(), bytes));
    }
  }
}

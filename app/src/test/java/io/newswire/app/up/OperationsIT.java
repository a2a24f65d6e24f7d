package io.newswire.app.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.newswire.app.embedded.Ports;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.alert.channel.Secret;
import io.newswire.consumer.alert.channel.WebhookConfig;
import io.newswire.events.Json;
import io.newswire.producer.source.Push;
import io.newswire.producer.source.Source;
import io.newswire.producer.source.Sources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators watch, on a station where everything happens that is to be watched. */
class OperationsIT {

  private static final Path OBSERVABILITY = Path.of("..", "deploy", "observability");

  private static final Pattern METRIC =
      Pattern.compile("\\b(?:newswire|kafka|jvm|process)_[a-z0-9_]+");

  private static final String FERRY =
      """
      {"uri": "urn:x:ferry", "standard": {"name": "ninjs", "version": "3.1"}, "type": "text",
       "headlines": [{"role": "main", "value": "Ferry runs aground off Misrata"}],
       "bodies": [{"role": "main", "contentType": "text/plain", "value": "Nobody was hurt."}]}
      """;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path data;

  @Test
  void servesEveryMetricThatTheDashboardAndTheAlertRulesName() throws Exception {
    // given
    List<String> expressions = new ArrayList<>();
    collect(Json.mapper().readTree(OBSERVABILITY.resolve("dashboard.json").toFile()), expressions);
    collect(new YAMLMapper().readTree(OBSERVABILITY.resolve("alerts.yaml").toFile()), expressions);
    assertThat(expressions).hasSizeGreaterThan(30);
    TreeSet<String> named = new TreeSet<>();
    for (String expression : expressions) {
      METRIC.matcher(expression).results().map(MatchResult::group).forEach(named::add);
    }
    Path bad = Files.createDirectories(data.resolve("bad"));
    Path good = Files.createDirectories(data.resolve("good"));
    try (Station station =
        Station.start(data, deafReceiver(), Duration.ofMillis(1), declared(bad, good))) {
      Files.writeString(bad.resolve("broken.json"), "{\"headline\": ");
      Files.writeString(good.resolve("ferry.json"), FERRY);

      // when
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                String metrics = get(station.operations() + "metrics").body();
                TreeSet<String> missing = new TreeSet<>(named);
                missing.removeIf(name -> served(metrics, name));
                assertThat(missing).isEmpty();
                assertThat(metrics)
                    .contains("newswire_funnel{outcome=\"stored\"}")
                    .contains(
                        "newswire_source_state{source=\"bad-source\",state=\"all-rejected\"} 1.0")
                    .containsPattern("deaf\",outcome=\"not-taken\"} [1-9]")
                    .containsPattern("newswire_verdicts_total\\{type=\"new\"} [1-9]");
              });

      // then
      assertThat(get(station.operations() + "health/ready").statusCode()).isEqualTo(200);
      assertThat(get(station.operations() + "health/live").statusCode()).isEqualTo(200);
    }
  }

  /** Whether a scrape has at least one sample of a name. */
  private static boolean served(String metrics, String name) {
    return metrics.contains("\n" + name + "{") || metrics.contains("\n" + name + " ");
  }

  private static void collect(JsonNode node, List<String> expressions) {
    if (node.isObject() && node.path("expr").isTextual()) {
      expressions.add(node.path("expr").asText());
    }
    node.forEach(child -> collect(child, expressions));
  }

  private static AlertConfig deafReceiver() {
    String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    URI nowhere = URI.create("http://127.0.0.1:" + Ports.free() + "/");
    return AlertConfig.of(
        List.of(new WebhookConfig("deaf", nowhere, List.of(Secret.of(secret)), true)));
  }

  private static Sources declared(Path bad, Path good) {
    return new Sources(
        List.of(
            new Source.Folder("bad-source", bad, null, "en"),
            new Source.Folder("good-source", good, null, "en")),
        Push.DEFAULT.at("127.0.0.1", Ports.free()));
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).build(),
            HttpResponse.BodyHandlers.ofString(UTF_8));
  }
}

package io.newswire.producer.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.Declaration;
import io.newswire.events.Json;
import io.newswire.producer.ManualClock;
import io.newswire.producer.PretendKafka;
import io.newswire.producer.connector.ConnectorException;
import io.newswire.producer.connector.Intake;
import io.newswire.producer.source.LiveSources;
import io.newswire.producer.source.Push;
import io.newswire.producer.source.PushToken;
import io.newswire.producer.source.Source;
import io.newswire.producer.source.SourceJson;
import io.newswire.producer.source.Sources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PushConnectorTest {

  private static final String WIRE = "{\"id\":\"urn:x:1\",\"title\":\"One\",\"text\":\"First.\"}";
  private static final Push OPEN = new Push(null, 0, null, null);
  private static final Push GUARDED =
      new Push(
          null, 0, null, Map.of("agency", "token-of-the-agency", "daily", "token-of-the-daily"));

  private final HttpClient client = HttpClient.newHttpClient();
  private final ManualClock clock = new ManualClock();
  private final PretendKafka prompt = PretendKafka.prompt();
  private final PretendKafka slow = PretendKafka.slow(clock);
  private PushConnector connector;

  @AfterEach
  void close() {
    if (connector != null) {
      connector.close();
    }
    prompt.close();
    slow.close();
  }

  @Test
  void acceptsADocument() throws Exception {
    start(OPEN, prompt);

    HttpResponse<String> response = send(post("/v1/wires/agency", WIRE));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(json(response)).isEqualTo(json("{\"accepted\":1,\"rejected\":[]}"));
    assertThat(prompt.articles().get(0).source()).isEqualTo("agency");
  }

  @Test
  void documentWithoutASourceInItsPathIsOfTheSourceItStates() throws Exception {
    start(OPEN, prompt);

    send(post("/v1/wires", "{\"id\":\"a\",\"source\":\"stated\",\"title\":\"One\"}"));

    assertThat(prompt.articles().get(0).source()).isEqualTo("stated");
  }

  @Test
  void answersOnlyWhenKafkaHasAcknowledged() throws Exception {
    start(OPEN, slow);
    CompletableFuture<HttpResponse<String>> response =
        client.sendAsync(post("/v1/wires/agency", WIRE).build(), BodyHandlers.ofString());
    await().until(() -> slow.uris().size() == 1);
    assertThat(response).isNotDone();

    slow.acknowledgeAll();

    assertThat(response)
        .succeedsWithin(Duration.ofSeconds(5))
        .returns(202, HttpResponse::statusCode);
  }

  @Test
  void saysWhichItemsWereRejectedAndWhy() throws Exception {
    start(OPEN, prompt);

    HttpResponse<String> response = send(post("/v1/wires/agency", WIRE + "\n{\"id\":"));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(json(response).path("accepted").asInt()).isEqualTo(1);
    assertThat(json(response).path("rejected"))
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.path("code").asText()).isEqualTo("malformed");
              assertThat(rejected.path("message").asText()).startsWith("line 2");
              assertThat(rejected.path("id").asText()).isEqualTo(prompt.rejections().get(0).id());
            });
  }

  @Test
  void documentOfNoUseIs422() throws Exception {
    start(OPEN, prompt);

    HttpResponse<String> response = send(post("/v1/wires/agency", "{\"id\":"));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).path("rejected")).hasSize(1);
  }

  @Test
  void emptyBodyIs422() throws Exception {
    start(OPEN, prompt);

    HttpResponse<String> response = send(post("/v1/wires/agency", ""));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(code(response)).isEqualTo("empty");
  }

  @Test
  void missingTokenIs401() throws Exception {
    start(GUARDED, prompt);

    HttpResponse<String> response = send(post("/v1/wires/agency", WIRE));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(code(response)).isEqualTo("no-token");
    assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(prompt.articles()).isEmpty();
  }

  @Test
  void tokenOfAnotherSourceIs401() throws Exception {
    start(GUARDED, prompt);

    HttpResponse<String> response =
        send(post("/v1/wires/agency", WIRE).header("Authorization", "Bearer token-of-the-daily"));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(code(response)).isEqualTo("wrong-token");
  }

  @Test
  void tokenTellsTheSource() throws Exception {
    start(GUARDED, prompt);

    HttpResponse<String> response =
        send(post("/v1/wires", WIRE).header("Authorization", "Bearer token-of-the-daily"));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(prompt.articles().get(0).source()).isEqualTo("daily");
  }

  @Test
  void tokenThatIsDeclaredWhileItRunsClosesTheDoorToOthers() throws Exception {
    LiveSources sources = told(OPEN);
    start(OPEN, sources, prompt);

    sources.declare(desk("token-of-the-desk", false));

    assertThat(send(post("/v1/wires/desk", WIRE)).statusCode()).isEqualTo(401);
    assertThat(send(postAsDesk("token-of-the-desk")).statusCode()).isEqualTo(202);
    assertThat(prompt.articles()).singleElement().returns("desk", article -> article.source());
  }

  @Test
  void tokenThatWasReplacedIs401() throws Exception {
    LiveSources sources = told(OPEN);
    start(OPEN, sources, prompt);
    sources.declare(desk("token-of-the-desk", false));

    sources.declare(desk("token-that-is-newer", false));

    assertThat(code(send(postAsDesk("token-of-the-desk")))).isEqualTo("wrong-token");
    assertThat(send(postAsDesk("token-that-is-newer")).statusCode()).isEqualTo(202);
  }

  @Test
  void digestOfATokenIsNoToken() throws Exception {
    LiveSources sources = told(OPEN);
    sources.declare(desk("token-of-the-desk", false));
    start(OPEN, sources, prompt);

    HttpResponse<String> response = send(postAsDesk(PushToken.digest("token-of-the-desk")));

    assertThat(code(response)).isEqualTo("wrong-token");
  }

  @Test
  void pausedSourceIs403() throws Exception {
    LiveSources sources = told(OPEN);
    sources.declare(desk("token-of-the-desk", true));
    start(OPEN, sources, prompt);

    HttpResponse<String> response = send(postAsDesk("token-of-the-desk"));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(code(response)).isEqualTo("paused");
    assertThat(prompt.articles()).isEmpty();
  }

  @Test
  void untilKafkaHasToldWhoMayPushTheAnswerIs503() throws Exception {
    LiveSources untold = new LiveSources(Sources.NONE);
    start(
        new PushConnector(
            OPEN, untold, prompt.intake(), Optional::empty, Duration.ofMillis(100), clock));

    HttpResponse<String> response = send(post("/v1/wires/agency", WIRE));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(code(response)).isEqualTo("starting");
    assertThat(prompt.articles()).isEmpty();
  }

  @Test
  void webPageWithoutATokenIs403() throws Exception {
    start(OPEN, prompt);

    HttpResponse<String> response =
        send(post("/v1/wires/agency", WIRE).header("Origin", "https://evil.example"));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(code(response)).isEqualTo("from-a-web-page");
  }

  @Test
  void sourceThatCannotBeOneIs400() throws Exception {
    start(OPEN, prompt);

    HttpResponse<String> response = send(post("/v1/wires/a%20b", WIRE));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(code(response)).isEqualTo("bad-source");
  }

  @Test
  void bodyThatStatesTooManyBytesIs413() throws Exception {
    start(OPEN, prompt);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.port())) {
      socket.setSoTimeout(30_000);

      // No body follows: who still sends when the door is shut may miss what is said there.
      socket
          .getOutputStream()
          .write(
              "POST /v1/wires/agency HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n"
                  .formatted(Intake.MAX_BYTES + 1)
                  .getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"code\":\"too-large\"");
    }
  }

  @Test
  void bodyThatHasTooManyBytesWithoutStatingThemIs413() throws Exception {
    start(OPEN, prompt);
    var unstated =
        BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[Intake.MAX_BYTES + 1]));

    HttpResponse<String> response = send(request("/v1/wires/agency").POST(unstated));

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void pictureIs415() throws Exception {
    start(OPEN, prompt);

    HttpResponse<String> response =
        send(post("/v1/wires/agency", WIRE).header("Content-Type", "image/png"));

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(code(response)).isEqualTo("unsupported-type");
  }

  @Test
  void unknownEncodingIs415() throws Exception {
    start(OPEN, prompt);

    HttpResponse<String> response =
        send(post("/v1/wires/agency", WIRE).header("Content-Encoding", "br"));

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(code(response)).isEqualTo("unsupported-encoding");
  }

  @Test
  void gzipIsUnpacked() throws Exception {
    start(OPEN, prompt);

    HttpResponse<String> response =
        send(
            request("/v1/wires/agency")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(WIRE))));

    assertThat(response.statusCode()).isEqualTo(202);
  }

  @Test
  void tooManyRequestsAre429UntilTimePasses() throws Exception {
    start(new Push(null, 0, 6, null), prompt);
    send(post("/v1/wires/agency", WIRE));

    HttpResponse<String> refused = send(post("/v1/wires/agency", WIRE));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
    clock.advance(Duration.ofSeconds(10));
    assertThat(send(post("/v1/wires/agency", WIRE)).statusCode()).isEqualTo(202);
  }

  @Test
  void whileKafkaIsAwayTheAnswerIs503() throws Exception {
    start(
        new PushConnector(
            OPEN, told(OPEN), prompt.intake(), () -> Optional.of(Duration.ofSeconds(6))));

    HttpResponse<String> response = send(post("/v1/wires/agency", WIRE));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(code(response)).isEqualTo("kafka-away");
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void whatIsNotAcknowledgedInTimeIs503() throws Exception {
    start(
        new PushConnector(
            OPEN, told(OPEN), slow.intake(), Optional::empty, Duration.ofMillis(100), clock));

    HttpResponse<String> response = send(post("/v1/wires/agency", WIRE));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(code(response)).isEqualTo("not-acknowledged");
  }

  @Test
  void anotherPathIs404() throws Exception {
    start(OPEN, prompt);

    HttpResponse<String> response = send(post("/", WIRE));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(code(response)).isEqualTo("not-found");
  }

  @Test
  void tellsThatItLives() throws Exception {
    start(OPEN, prompt);

    HttpResponse<String> response = send(request("/health/live").GET());

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void takenPortIsNamedAndHowToChooseAnother() throws Exception {
    start(OPEN, prompt);
    var second =
        new PushConnector(
            new Push(null, connector.port(), null, null),
            told(OPEN),
            prompt.intake(),
            Optional::empty);

    assertThatThrownBy(second::start)
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("127.0.0.1:" + connector.port())
        .hasMessageContaining("push: {port: N}");
  }

  private void start(Push push, PretendKafka kafka) {
    start(push, told(push), kafka);
  }

  private void start(Push push, LiveSources sources, PretendKafka kafka) {
    start(
        new PushConnector(
            push, sources, kafka.intake(), Optional::empty, Duration.ofSeconds(10), clock));
  }

  /** What a producer knows when Kafka has told that nothing was declared since. */
  private static LiveSources told(Push push) {
    LiveSources sources = new LiveSources(Sources.NONE.with(push));
    sources.declare(Map.of());
    return sources;
  }

  private static Map<String, Declaration> desk(String token, boolean paused) {
    var desk = new Source.Desk("desk", PushToken.digest(token), null, null);
    return Map.of("desk", new Declaration("desk", SourceJson.write(desk), paused, Instant.EPOCH));
  }

  private void start(PushConnector created) {
    connector = created;
    connector.start();
  }

  private HttpRequest.Builder postAsDesk(String token) {
    return post("/v1/wires/desk", WIRE).header("Authorization", "Bearer " + token);
  }

  private HttpRequest.Builder post(String path, String body) {
    return request(path).POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String code(HttpResponse<String> response) throws IOException {
    return json(response).path("code").asText();
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return json(response.body());
  }

  private static JsonNode json(String text) throws IOException {
    return Json.mapper().readTree(text);
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}

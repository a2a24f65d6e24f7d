package io.newswire.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newswire.app.embedded.EmbeddedKafka;
import io.newswire.app.embedded.Ports;
import io.newswire.app.topics.TopicPlan;
import io.newswire.app.topics.TopicReader;
import io.newswire.events.KafkaConnection;
import io.newswire.events.SourceState;
import io.newswire.events.SourceState.State;
import io.newswire.events.Topics;
import io.newswire.events.trace.Spans;
import io.newswire.producer.ProducerConfig;
import io.newswire.producer.ProducerService;
import io.newswire.producer.source.Push;
import io.newswire.producer.source.Sources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sources are added, shown and changed on the command line while a producer runs. */
@Timeout(240)
class SourcesCommandIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final String FEED =
      """
      <rss version="2.0"><channel><title>Example</title><link>http://example.net/</link>
      <ttl>5</ttl>
      <item><guid>urn:example:%1$s</guid><title>News of %1$s</title>
      <description>Something happened at %1$s.</description>
      <pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate></item></channel></rss>
      """;

  private static final MeterRegistry METERS = new SimpleMeterRegistry();

  @TempDir static Path folder;
  private static EmbeddedKafka broker;
  private static ProducerService producer;
  private static HttpServer site;
  private static int pushPort;

  @BeforeAll
  static void start() throws IOException {
    broker = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    KafkaConnection kafka = KafkaConnection.to(broker.bootstrapServers());
    TopicPlan.apply(kafka, TopicPlan.of(kafka, Topics.all()));
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/feed/", exchange -> answer(exchange, 200, FEED.formatted(name(exchange))));
    site.createContext("/page", exchange -> answer(exchange, 200, "<html><body>no</body></html>"));
    site.createContext(
        "/robots.txt",
        exchange -> answer(exchange, 200, "User-agent: *\nDisallow: /feed/closed\n"));
    site.start();
    pushPort = Ports.free();
    Push push = Push.DEFAULT.at("127.0.0.1", pushPort);
    producer =
        new ProducerService(
            kafka, new ProducerConfig(Sources.NONE.with(push), null), METERS, Spans.NONE);
    producer.start();
  }

  @AfterAll
  static void stop() {
    producer.close();
    site.stop(0);
    broker.close();
  }

  @Test
  void feedThatIsAddedIsTakenInWithoutARestart() {
    CommandRun run = sources("add", url("added"), "--id=added", "--allow-private");

    assertThat(run.exitCode()).as(run.err()).isZero();
    await().atMost(PATIENCE).until(() -> isIn("added", State.OK));
    assertThat(sources("list").out())
        .containsPattern("added +ok +20\\d\\d-\\S+ +1 +20\\d\\d-\\S+ +" + url("added"));
  }

  @Test
  void feedThatIsPausedAndResumedGoesOn() {
    sources("add", url("paused"), "--id=paused", "--allow-private");
    await().atMost(PATIENCE).until(() -> isIn("paused", State.OK));
    sources("pause", "paused");
    await().atMost(PATIENCE).until(() -> isIn("paused", State.PAUSED));

    sources("resume", "paused");

    await().atMost(PATIENCE).until(() -> isIn("paused", State.UNCHANGED));
  }

  @Test
  void feedThatIsRemovedIsForgotten() {
    sources("add", url("removed"), "--id=removed", "--allow-private");
    await().atMost(PATIENCE).until(() -> isIn("removed", State.OK));

    CommandRun run = sources("remove", "removed");

    assertThat(run.exitCode()).as(run.err()).isZero();
    await().atMost(PATIENCE).until(() -> !producer.sources().containsKey("removed"));
    assertThat(sources("list").out()).doesNotContain("removed");
  }

  @Test
  void declarationThatCannotBeUsedIsRejectedAndCounted() throws Exception {
    // given
    KafkaConnection kafka = KafkaConnection.to(broker.bootstrapServers());
    String noSource =
        "{\"source\":\"odd\",\"declares\":{\"id\":\"odd\",\"type\":\"smoke\"},\"paused\":false}";

    // when
    try (var sender =
        new KafkaProducer<>(kafka.with(Map.of()), new StringSerializer(), new StringSerializer())) {
      sender.send(new ProducerRecord<>(Topics.DECLARATIONS.name(), "broken", "{")).get();
      sender.send(new ProducerRecord<>(Topics.DECLARATIONS.name(), "odd", noSource)).get();
    }

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(METERS.find("newswire.rejections").tag("stage", "settings").counters())
                    .extracting(counter -> counter.getId().getTag("code"))
                    .containsExactlyInAnyOrder("malformed", "unusable"));
    CommandRun rejected =
        CommandRun.of("rejected", "list", "--bootstrap-servers", broker.bootstrapServers());
    assertThat(rejected.out())
        .contains(
            "malformed      news.declarations-0@", "type: expected poll, watch, pull or push");
  }

  @Test
  void tokenLetsSomebodyPushUntilItIsReplacedOrRemoved() {
    // given
    String first = sources("token", "desk", "--language=fr").out().strip();

    // when
    String second = sources("token", "desk").out().strip();

    // then
    assertThat(second).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(first);
    await().atMost(PATIENCE).until(() -> pushed(first) == 401 && pushed(second) == 202);
    await().atMost(PATIENCE).until(() -> isIn("desk", State.OK));
    assertThat(declarations()).contains("\"language\":\"fr\"").doesNotContain(first, second);
    assertThat(sources("list").out()).containsPattern("desk +ok .*POST /v1/wires/desk");
    assertThat(sources("remove", "desk").err()).contains("no token is left");
    await().atMost(PATIENCE).until(() -> !producer.sources().containsKey("desk"));
  }

  @Test
  void whatCannotWorkIsNotAdded() {
    assertRefused("is no address", "add", "not a url");
    assertRefused("--force adds it all the same", "add", url("x"));
    assertRefused("no feed: no article in it", "add", page(), "--allow-private");
    assertRefused("robots", "add", url("closed"), "--allow-private");
  }

  @Test
  void whatMayWorkLaterIsAddedByForce() {
    CommandRun run = sources("add", page(), "--id=later", "--allow-private", "--force");

    assertThat(run.exitCode()).as(run.err()).isZero();
    await().atMost(PATIENCE).until(() -> isIn("later", State.ALL_REJECTED));
  }

  @Test
  void trialShowsWhatWouldBePublished() {
    CommandRun run = sources("test", url("tried"), "--allow-private");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "robots.txt allows it",
            "status 200",
            "would be published: 1 articles (rss), rejected: 0",
            "2026-03-02T09:00:00Z  News of tried");
  }

  @Test
  void feedsOfOtherReadersAreImportedAndExported() throws IOException {
    Path opml =
        Files.writeString(
            folder.resolve("feeds.opml"),
            """
            <opml version="2.0"><body>
            <outline text="Imported" type="rss" xmlUrl="https://imported.example/rss"/>
            <outline text="Broken" type="rss" xmlUrl="gopher://broken.example/"/>
            </body></opml>
            """);

    CommandRun run = sources("import", opml.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCodes.SOME_REJECTED);
    assertThat(run.out()).contains("1 added, 0 known, 1 refused");
    assertThat(run.err()).contains("line 3: gopher://broken.example/");
    assertThat(sources("export").out()).contains("xmlUrl=\"https://imported.example/rss\"");
  }

  private static String declarations() {
    try (TopicReader reader =
        new TopicReader(KafkaConnection.to(broker.bootstrapServers()), Topics.DECLARATIONS)) {
      StringBuilder all = new StringBuilder();
      reader.fromBeginning();
      reader.toEnd(
          record -> {
            all.append(record.value() == null ? "" : new String(record.value(), UTF_8));
            return true;
          });
      return all.toString();
    }
  }

  private static int pushed(String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + pushPort + "/v1/wires/desk"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"urn:x:1\",\"title\":\"One\"}"))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static void assertRefused(String why, String... arguments) {
    CommandRun run = sources(arguments);
    assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
    assertThat(run.err()).contains(why);
  }

  private static boolean isIn(String source, State state) {
    SourceState now = producer.sources().get(source);
    return now != null && now.state() == state;
  }

  private static CommandRun sources(String... arguments) {
    List<String> all = new ArrayList<>(List.of("sources", arguments[0]));
    all.add("--bootstrap-servers=" + broker.bootstrapServers());
    all.addAll(Arrays.asList(arguments).subList(1, arguments.length));
    return CommandRun.of(all.toArray());
  }

  private static String url(String name) {
    return "http://localhost:%d/feed/%s".formatted(site.getAddress().getPort(), name);
  }

  private static String page() {
    return "http://localhost:%d/page".formatted(site.getAddress().getPort());
  }

  private static String name(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().replaceFirst(".*/", "");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}

package io.newswire.consumer.desk;

import static io.newswire.consumer.TestWire.alert;
import static io.newswire.consumer.TestWire.article;
import static io.newswire.consumer.TestWire.event;
import static io.newswire.consumer.TestWire.fresh;
import static io.newswire.consumer.TestWire.story;
import static io.newswire.consumer.TestWire.verdict;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.consumer.TestDatabase;
import io.newswire.consumer.TestWire;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.store.Database;
import io.newswire.consumer.store.Funnel;
import io.newswire.consumer.store.TestStore;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Json;
import io.newswire.events.Mention;
import io.newswire.events.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskIT {

  private static final String ODD_URI = "https://example.org/a b?c=1&d=%2F#é";

  private static TestDatabase server;

  private final HttpClient http = HttpClient.newHttpClient();
  private final TestWire wire = new TestWire();
  private Database database;
  private Desk desk;

  @BeforeAll
  static void startServer() {
    server = TestDatabase.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void openDesk() {
    database = server.fresh();
    desk =
        new Desk(
            new DeskConfig("127.0.0.1", 0),
            database,
            () -> new Funnel(4, 1, 2, 0, 0, 1),
            () -> Map.of("store", "Kafka"));
    desk.start();
  }

  @AfterEach
  void closeDesk() {
    desk.close();
    database.close();
  }

  @Test
  void aLineTellsItsTagsItsAlertsAndItsCopies() throws Exception {
    // given
    tellAStory();

    // when
    JsonNode lines = json(get("/api/articles")).path("lines");

    // then
    assertThat(lines).hasSize(2);
    JsonNode line = lines.get(1);
    assertThat(line.path("headline").asText()).isEqualTo("Strike ends in Misrata");
    assertThat(line.path("actors").get(0).path("name").asText()).isEqualTo("Khalifa Haftar");
    assertThat(line.path("places").get(0).path("id").asText()).isEqualTo("gn:2214846");
    assertThat(line.path("alerts").get(0).path("rule").asText()).isEqualTo("ports");
    assertThat(line.path("copies").get(0).path("verdict").path("reason").asText())
        .isEqualTo("contained");
    assertThat(line.path("story").path("independentSources").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "q=striking misrata|a",
        "q=strik* misr*|a",
        "q=\"strike ends\"|a",
        "q=\"ends strike\"|~~",
        "q=docker -rain|a",
        "q=\"strike' & ! ):*|a",
        "q='; drop table articles; --|~~",
        "q=volcano|~~",
        "actor=haftar|a",
        "actor=lex:haftar|a",
        "actor=100%|~~",
        "place=MISR|a",
        "country=lby|a",
        "source=paper|https://example.org/a b?c=1&d=%2F#é",
        "source=radi*|copy",
        "language=en-GB|https://example.org/a b?c=1&d=%2F#é a",
        "verdict=near-duplicate|copy",
        "near=32.4,15.1,20|a",
        "near=32.9,15.1,20|~~",
        "box=15,32,16,33|a",
        "box=170,32,-170,33|~~",
        "from=2026-03-02T06:30:00Z|https://example.org/a b?c=1&d=%2F#é",
        "to=2026-03-02T06:01:00Z|a",
        "to=2026-03-02|~~"
      })
  void filtersChooseLines(String filter, String expected) throws Exception {
    // given
    tellAStory();
    String[] parameter = filter.split("=", 2);

    // when
    JsonNode lines =
        json(get("/api/articles?" + parameter[0] + "=" + encode(parameter[1]))).path("lines");

    // then
    assertThat(String.join(" ", uris(lines))).isEqualTo(expected);
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrOverlap() throws Exception {
    // given
    for (int i = 0; i < 7; i++) {
      wire.tell(fresh(article("a" + i, "agency", i / 3, "Item " + i)));
    }
    store();

    // when
    List<String> seen = new ArrayList<>();
    JsonNode page = json(get("/api/articles?limit=3"));
    seen.addAll(uris(page.path("lines")));
    while (page.hasNonNull("next")) {
      page = json(get("/api/articles?limit=3&cursor=" + page.path("next").asText()));
      seen.addAll(uris(page.path("lines")));
    }

    // then
    assertThat(seen).containsExactly("a6", "a5", "a4", "a3", "a2", "a1", "a0");
  }

  @Test
  void anArticleOfAnyUriOpensWithTextAndHistory() throws Exception {
    // given
    tellAStory();

    // when
    JsonNode opened = json(get("/api/articles/" + encode(ODD_URI)));

    // then
    assertThat(opened.path("event").path("article").path("body").asText()).contains("Dockers");
    assertThat(opened.path("history")).hasSize(1);
  }

  @Test
  void aStoryListsAllItsArticles() throws Exception {
    // given
    tellAStory();

    // when
    JsonNode story = json(get("/api/stories/st-a"));

    // then
    assertThat(uris(story.path("articles"))).containsExactly("a", "copy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/articles?limit=0",
        "/api/articles?limit=9999",
        "/api/articles?limit=x",
        "/api/articles?cursor=x",
        "/api/articles?cursor=MjAyNi0wMy0wMg",
        "/api/articles?actr=haftar",
        "/api/articles?from=yesterday",
        "/api/articles?from=2026-13-01",
        "/api/articles?from=2026-03-03&to=2026-03-02",
        "/api/articles?near=91,0,10",
        "/api/articles?near=a,b,c",
        "/api/articles?box=1,2,3",
        "/api/articles?country=Libya",
        "/api/articles?verdict=wrong",
        "/api/articles?format=xml",
        "/api/articles?q=a*",
        "/api/places?box=0,10,1,5",
        "/api/actors?kind=robot",
        "/api/actors?cursor=%25",
        "/api/export?format=xls",
        "/api/export?q=%2A&limit=3",
        "/api/stream?after=x"
      })
  void aRequestThatMakesNoSenseIsToldWhy(String request) throws Exception {
    // when
    HttpResponse<String> response = get(request);

    // then
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("error").asText())
        .as("names the parameter")
        .startsWith(request.replaceFirst(".*[?&]([a-z]+)=.*", "$1").replace("to", "from, to"));
  }

  @Test
  void aQueryOfThirtyMegabytesIsRefusedUnread() throws Exception {
    // given
    URI address = desk.address();

    // when
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write("GET /api/articles?q=".getBytes(UTF_8));
      String answer = sendUntilAnswered(socket, 30 << 20);

      // then
      assertThat(answer).isIn("HTTP/1.1 414", "HTTP/1.1 431");
    }
    assertThat(get("/api/articles").statusCode()).isEqualTo(200);
  }

  @Test
  void articlesComeAsGeoJson() throws Exception {
    // given
    tellAStory();

    // when
    HttpResponse<String> response = get("/api/articles?place=misrata&format=geojson");

    // then
    assertThat(response.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/geo+json");
    JsonNode feature = json(response).path("features").get(0);
    assertThat(feature.path("geometry").toString())
        .isEqualTo("{\"type\":\"MultiPoint\",\"coordinates\":[[15.0901,32.3754]]}");
  }

  @Test
  void actorsAndPlacesAreFoundByName() throws Exception {
    // given
    tellAStory();

    // when
    JsonNode actors = json(get("/api/actors?q=khal&country=lby")).path("actors");

    // then
    assertThat(actors.get(0).path("id").asText()).isEqualTo("lex:haftar");
    assertThat(json(get("/api/actors/lex:haftar")).path("name").asText())
        .isEqualTo("Khalifa Haftar");
    assertThat(json(get("/api/places?box=15,32,16,33")).path("places")).hasSize(1);
    assertThat(get("/api/places/gn:0").statusCode()).isEqualTo(404);
  }

  @Test
  void theDocumentDescribesTheRoutesAndTheirParameters() throws Exception {
    // given
    Map<String, List<String>> served = new TreeMap<>();
    desk.routes()
        .forEach(route -> served.put(route.path(), route.parameters().stream().sorted().toList()));

    // when
    JsonNode document = json(get("/api/openapi.json"));

    // then
    Map<String, List<String>> described = new TreeMap<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                described.put(
                    path.getKey(),
                    StreamSupport.stream(
                            path.getValue().path("get").path("parameters").spliterator(), false)
                        .filter(parameter -> parameter.path("in").asText().equals("query"))
                        .map(parameter -> parameter.path("name").asText())
                        .sorted()
                        .toList()));
    assertThat(described).isEqualTo(served);
  }

  @ParameterizedTest
  @CsvSource({"jsonl, 1", "plover, 1", "csv, 2", "geojson, 3"})
  void whatAFilterLetsThroughIsExported(String format, int lines) throws Exception {
    // given
    tellAStory();

    // when
    HttpResponse<String> export = get("/api/export?actor=haftar&format=" + format);

    // then
    assertThat(export.body()).contains("Khalifa Haftar");
    assertThat(export.body().lines()).hasSize(lines);
  }

  @Test
  void aStreamThatComesBackMissesNothingAndRepeatsNothing() throws Exception {
    // given
    wire.tell(fresh(article("a", "agency", 0, "First")));
    store();
    String last;
    try (SseReader before = new SseReader(stream("/api/stream?after=0", null))) {
      SseReader.Event first = before.await("lines");
      assertThat(first.data()).contains("\"First\"");
      last = first.id();
    }
    wire.tell(fresh(article("b", "agency", 1, "While away")));
    store();

    // when
    try (SseReader after = new SseReader(stream("/api/stream?after=0", last))) {

      // then
      assertThat(after.await("lines").data()).contains("While away").doesNotContain("\"First\"");
      wire.tell(fresh(article("c", "agency", 2, "Live")));
      store();
      assertThat(after.await("lines").data()).contains("\"Live\"").doesNotContain("While away");
    }
  }

  @Test
  void aCopyReachesTheStreamAsAChangeOfItsStorysLine() throws Exception {
    // given
    wire.tell(fresh(article("a", "agency", 0, "First")));
    store();
    String change = json(get("/api/articles")).path("change").asText();
    wire.tell(copyOf("a"));
    store();

    // when
    try (SseReader stream = new SseReader(stream("/api/stream?after=" + change, null))) {
      JsonNode changes = Json.mapper().readTree(stream.await("lines").data());

      // then
      assertThat(changes.path("unlisted").get(0).asText()).isEqualTo("copy");
      assertThat(changes.path("lines").get(0).path("uri").asText()).isEqualTo("a");
      assertThat(changes.path("lines").get(0).path("copies")).hasSize(1);
    }
  }

  @Test
  void theStreamTellsTheFunnelAndWhatIsWaitedFor() throws Exception {
    // when
    try (SseReader stream = new SseReader(stream("/api/stream", null))) {

      // then
      assertThat(stream.await("status").data()).contains("Kafka");
      assertThat(stream.await("funnel").data())
          .contains("\"accepted\":4", "\"stored\":1", "\"underWay\":0");
    }
  }

  @Test
  void healthTellsWhatIsWaitedFor() throws Exception {
    // when
    HttpResponse<String> ready = get("/health/ready");

    // then
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("Kafka");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void thePageLoadsNothingFromElsewhere() throws Exception {
    // when
    HttpResponse<String> page = get("/");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>Newswire</title>").doesNotContain("//");
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .startsWith("default-src 'none'");
  }

  @Test
  void aForeignHostNameIsRefused() throws Exception {
    // given
    URI address = desk.address();

    // when
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write("GET /api/articles HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readNBytes(12), UTF_8);

      // then
      assertThat(answer).isEqualTo("HTTP/1.1 403");
    }
  }

  @Test
  void aBusyPortIsNamedWithTheWayOut() throws IOException {
    // given
    try (ServerSocket busy = new ServerSocket(0)) {
      Desk other =
          new Desk(new DeskConfig("127.0.0.1", busy.getLocalPort()), database, () -> null, Map::of);

      // when
      assertThatThrownBy(other::start)

          // then
          .isInstanceOf(PortInUseException.class)
          .hasMessageContaining("port " + busy.getLocalPort())
          .hasMessageContaining("--desk-port");
    }
  }

  @Test
  void anOpenStreamDoesNotKeepTheDeskFromClosing() throws Exception {
    // given
    SseReader stream = new SseReader(stream("/api/stream", null));
    stream.await("status");

    // when
    long begun = System.nanoTime();
    desk.close();

    // then
    assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
    await().untilAsserted(() -> assertThat(stream.ended()).isTrue());
    stream.close();
  }

  /** A story with a copy, tags and an alert; and an article with an odd uri. */
  private void tellAStory() {
    Mention mention = new Mention(Mention.Field.BODY, 0, 7, "Dockers", "alias", null);
    ArticleEvent first =
        fresh(article("a", "agency", 0, "Strike ends in Misrata"))
            .withActors(List.of(TestWire.haftar(mention)))
            .withLocations(List.of(TestWire.misrata(mention)));
    wire.tell(first)
        .alert(alert("al-1", first))
        .tell(copyOf("a"))
        .tell(fresh(article(ODD_URI, "paper", 30, "Rain expected")));
    store();
  }

  private static ArticleEvent copyOf(String uri) {
    return event(
        article("copy", "radio", 5, "Strike over"),
        1,
        verdict(Verdict.Type.NEAR_DUPLICATE, "contained", uri),
        story(uri, 2));
  }

  private void store() {
    TestStore.write(database.jdbi(), AlertConfig.logOnly(), wire);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(desk.address().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private InputStream stream(String path, String lastEventId)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(desk.address().resolve(path));
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()).body();
  }

  /** Sends a long line, and reads the beginning of the answer, which need not wait for its end. */
  private static String sendUntilAnswered(Socket socket, int bytes) throws IOException {
    byte[] chunk = "a".repeat(1 << 16).getBytes(UTF_8);
    try {
      for (int sent = 0; sent < bytes && socket.getInputStream().available() == 0; ) {
        socket.getOutputStream().write(chunk);
        sent += chunk.length;
      }
    } catch (IOException e) {
      // The server has closed its end; what it said before can still be read.
    }
    return new String(socket.getInputStream().readNBytes(12), UTF_8);
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return Json.mapper().readTree(response.body());
  }

  private static List<String> uris(JsonNode lines) {
    return StreamSupport.stream(lines.spliterator(), false)
        .map(line -> line.path("uri").asText())
        .toList();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}

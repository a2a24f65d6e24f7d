package io.newswire.consumer.desk;

import static io.newswire.consumer.TestWire.alert;
import static io.newswire.consumer.TestWire.article;
import static io.newswire.consumer.TestWire.event;
import static io.newswire.consumer.TestWire.fresh;
import static io.newswire.consumer.TestWire.story;
import static io.newswire.consumer.TestWire.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.consumer.FreshDatabase;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A desk with a database of its own for each test of a class, and a wire to fill it from. */
final class DeskRun
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

  static final String ODD_URI = "https://example.org/a b?c=1&d=%2F#é";

  private final HttpClient http = HttpClient.newHttpClient();
  private final FreshDatabase database = new FreshDatabase();
  private TestWire wire;
  private Desk desk;

  @Override
  public void beforeAll(ExtensionContext context) {
    database.beforeAll(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    database.afterAll(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    wire = new TestWire();
    database.beforeEach(context);
    desk =
        new Desk(
            new DeskConfig("127.0.0.1", 0),
            database.database(),
            () -> new Funnel(4, 1, 2, 0, 0, 1),
            () -> Map.of("store", "Kafka"));
    desk.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    desk.close();
    database.afterEach(context);
  }

  /** Closes the desk before its time. */
  void close() {
    desk.close();
  }

  TestWire wire() {
    return wire;
  }

  Database database() {
    return database.database();
  }

  List<Route> routes() {
    return desk.routes();
  }

  URI address() {
    return desk.address();
  }

  /** A story with a copy, tags and an alert; and an article with an odd uri. */
  void tellAStory() {
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

  static ArticleEvent copyOf(String uri) {
    return event(
        article("copy", "radio", 5, "Strike over"),
        1,
        verdict(Verdict.Type.NEAR_DUPLICATE, "contained", uri),
        story(uri, 2));
  }

  void store() {
    TestStore.write(database.jdbi(), AlertConfig.logOnly(), wire);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(desk.address().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  InputStream stream(String path, String lastEventId) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(desk.address().resolve(path));
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()).body();
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return Json.mapper().readTree(response.body());
  }

  static List<String> uris(JsonNode lines) {
    return StreamSupport.stream(lines.spliterator(), false)
        .map(line -> line.path("uri").asText())
        .toList();
  }
}

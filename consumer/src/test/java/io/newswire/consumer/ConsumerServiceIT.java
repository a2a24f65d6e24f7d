package io.newswire.consumer;

import static io.newswire.consumer.TestDatabase.value;
import static io.newswire.consumer.TestWire.article;
import static io.newswire.consumer.TestWire.event;
import static io.newswire.consumer.TestWire.fresh;
import static io.newswire.consumer.TestWire.story;
import static io.newswire.consumer.TestWire.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.desk.DeskConfig;
import io.newswire.consumer.store.DatabaseConfig;
import io.newswire.events.Article;
import io.newswire.events.Json;
import io.newswire.events.Rejection;
import io.newswire.events.Topics;
import io.newswire.events.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumerServiceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static TestDatabase server;

  @TempDir private Path folder;

  private final TestWire wire = new TestWire();
  private TestKafka kafka;
  private DatabaseConfig direct;
  private Gate gate;
  private Jdbi jdbi;
  private ConsumerService service;

  @BeforeAll
  static void startServer() {
    server = TestDatabase.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void startKafka() throws Exception {
    kafka = TestKafka.start(folder);
    direct = server.empty();
    gate = Gate.to(URI.create(direct.url().substring("jdbc:".length())).getPort());
    jdbi = Jdbi.create(direct.url(), direct.user(), direct.password());
  }

  @AfterEach
  void stopAll() throws IOException {
    if (service != null) {
      service.close();
    }
    gate.close();
    kafka.close();
  }

  @Test
  void whatIsOnTheTopicsComesToTheDeskAndTheFunnelBalances() throws Exception {
    // given
    Article first = article("a", "agency", 0, "Strike ends");
    Article copy = article("b", "paper", 5, "Strike ends");
    wire.raw(first)
        .raw(copy)
        .raw(first)
        .tell(fresh(first))
        .tell(event(copy, 1, verdict(Verdict.Type.EXACT_DUPLICATE, "same", "a"), story("a", 2)))
        .tell(event(first, 1, verdict(Verdict.Type.REDELIVERY, "same", "a"), null))
        .bytes(Topics.RAW, "no JSON")
        .reject("r1", "normalize")
        .reject("r2", Rejection.AT_THE_DOOR);
    kafka.send(wire.records());

    // when
    start();

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Json.mapper().readTree(get("/api/funnel")))
                    .isEqualTo(
                        Json.mapper()
                            .readTree(
                                """
                                {"accepted": 5, "stored": 1, "duplicates": 1, "redeliveries": 1,
                                 "held": 0, "rejected": 2, "underWay": 0}
                                """)));
    assertThat(get("/api/articles")).contains("Strike ends");
    await().untilAsserted(() -> assertThat(service.health().ready()).isTrue());
  }

  @Test
  void aRestartInTheMiddleLosesNothingAndDoublesNothing() {
    // given
    for (int i = 0; i < 3_000; i++) {
      wire.tell(fresh(article("a" + i, "agency", i, "Item " + i)));
    }
    kafka.send(wire.records());
    start();
    await().atMost(PATIENCE).until(() -> stored() > 0);
    service.close();
    long before = stored();

    // when
    start();

    // then
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored()).isEqualTo(3_000));
    assertThat(before).as("stored by the first service").isLessThanOrEqualTo(3_000);
    assertThat(value(jdbi, "select sum(records) from funnel")).isEqualTo("3000");
  }

  @Test
  void aDatabaseThatGoesAwayIsWaitedFor() {
    // given
    wire.tell(fresh(article("a", "agency", 0, "Before")));
    kafka.send(wire.records());
    start();
    await().atMost(PATIENCE).until(() -> stored() == 1);
    gate.shut();
    kafka.send(new TestWire().tell(fresh(article("b", "agency", 1, "Meanwhile"))).records());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(service.health().waitingFor()).containsEntry("store", "PostgreSQL"));

    // when
    gate.open();

    // then
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored()).isEqualTo(2));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(service.health().ready()).isTrue());
  }

  @Test
  void aServiceStartedBeforeItsDatabaseSaysSoAndGoesOnWhenItComes() {
    // given
    gate.shut();
    wire.tell(fresh(article("a", "agency", 0, "Early")));
    kafka.send(wire.records());
    start();
    assertThat(service.health().waitingFor().get("start")).startsWith("PostgreSQL at");

    // when
    gate.open();

    // then
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored()).isEqualTo(1));
  }

  @Test
  void closingWhileNothingAnswersTakesLessThanTenSeconds() {
    // given
    gate.shut();
    start();

    // when
    long begun = System.nanoTime();
    service.close();

    // then
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  private void start() {
    DatabaseConfig throughGate =
        new DatabaseConfig(
            direct.url().replaceFirst(":[0-9]+/", ":" + gate.port() + "/"),
            direct.user(),
            direct.password());
    service =
        new ConsumerService(
            kafka.connection(),
            new ConsumerConfig(
                Set.of(ConsumerConfig.Part.values()),
                throughGate,
                AlertConfig.logOnly(),
                new DeskConfig("127.0.0.1", 0)));
    service.start();
  }

  private long stored() {
    String exists = value(jdbi, "select to_regclass('articles') is not null");
    return "t".equals(exists) || "true".equals(exists)
        ? Long.parseLong(value(jdbi, "select count(*) from articles"))
        : 0;
  }

  private String get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(service.deskAddress().orElseThrow().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}

package io.newswire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.app.embedded.EmbeddedKafka;
import io.newswire.app.embedded.EmbeddedPostgres;
import io.newswire.app.embedded.Ports;
import io.newswire.app.topics.TopicPlan;
import io.newswire.consumer.ConsumerConfig;
import io.newswire.consumer.ConsumerService;
import io.newswire.consumer.store.DatabaseConfig;
import io.newswire.events.Actor;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.ArticleEventBuilder;
import io.newswire.events.Json;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Location;
import io.newswire.events.Mention;
import io.newswire.events.Origin;
import io.newswire.events.Story;
import io.newswire.events.Topics;
import io.newswire.events.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that ask what is stored: rules are tried on it, it is exported, and it is let go. */
@Timeout(240)
class StoredArticlesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String FRESH = "tag:example.org,2026:fresh";
  private static final String EARLIER = "tag:example.org,2026:earlier";
  private static final String ANCIENT = "tag:example.org,2026:ancient";

  private static final String RULES =
      """
      rules:
        - id: port-strikes
          when: text.mentions(["strik*"]) && "LBY" in countries && !text.mentions(["football"])
          alert: warning
      """;

  @TempDir static Path folder;
  private static EmbeddedKafka broker;
  private static EmbeddedPostgres postgres;
  private static ConsumerService consumer;
  private static Instant now;

  @BeforeAll
  static void start() throws Exception {
    now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    postgres = EmbeddedPostgres.start(folder.resolve("postgresql"), 0);
    broker = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    KafkaConnection kafka = KafkaConnection.to(broker.bootstrapServers());
    TopicPlan.apply(kafka, TopicPlan.of(kafka, Topics.all()));
    publish(
        kafka,
        event(FRESH, now.minus(1, ChronoUnit.HOURS), "Dockers strike in Misrata"),
        event(EARLIER, now.minus(60, ChronoUnit.HOURS), "Strike, \"the longest\", ends"),
        event(ANCIENT, now.minus(40, ChronoUnit.DAYS), "Strike of the past"));
    consumer =
        new ConsumerService(
            kafka,
            new ConsumerConfig(
                Set.of(ConsumerConfig.Part.STORE),
                new DatabaseConfig(postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password()),
                null,
                null));
    consumer.start();
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> run("export", "-o", folder.resolve("all")).err().contains("3 articles in"));
  }

  @AfterAll
  static void stop() {
    consumer.close();
    broker.close();
    postgres.close();
  }

  @Test
  void aRuleOfAFileIsTriedOnWhatWasStoredInASpan() throws IOException {
    // given
    Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);

    // when
    CommandRun run = run("rules", "test", rules, "--last=24h");

    // then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            FRESH + "  Dockers strike in Misrata",
            "because port-strikes: text says \"strike\", countries has LBY, text does not say"
                + " \"football\"",
            "port-strikes would match 1 of 1 articles");
  }

  @Test
  void aRuleThatWasPutIsTriedByItsId() throws IOException {
    // given
    Path rules =
        Files.writeString(folder.resolve("put.yaml"), RULES.replace("port-strikes", "put-strikes"));
    CommandRun put =
        CommandRun.of("rules", "put", rules, "--bootstrap-servers=" + broker.bootstrapServers());

    // when
    CommandRun run =
        run(
            "rules",
            "test",
            "put-strikes",
            "--last=72h",
            "--show=1",
            "--bootstrap-servers=" + broker.bootstrapServers());

    // then
    assertThat(put.exitCode()).as(put.err()).isZero();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("put-strikes would match 2 of 2 articles")
        .containsOnlyOnce("because put-strikes");
  }

  @Test
  void theSameArticlesAreFoundWithoutADatabase() throws IOException {
    // given
    Path rules = Files.writeString(folder.resolve("kafka.yaml"), RULES);

    // when
    CommandRun run =
        CommandRun.of(
            "rules",
            "test",
            rules,
            "--last=72h",
            "--bootstrap-servers=" + broker.bootstrapServers());

    // then
    assertThat(run.out()).as(run.err()).contains("port-strikes would match");
  }

  @Test
  void anArticleIsExplainedPartByPart() throws IOException {
    // given
    Path rules = Files.writeString(folder.resolve("explain.yaml"), RULES.replace("LBY", "EGY"));

    // when
    CommandRun run = run("rules", "test", rules, "--explain=" + FRESH);

    // then
    assertThat(run.out())
        .as(run.err())
        .contains(
            "port-strikes does not hold for " + FRESH,
            "yes  text.mentions([\"strik*\"])",
            "no   \"EGY\" in countries",
            "countries is LBY");
  }

  @Test
  void anArticleThatIsNotKeptCannotBeExplained() throws IOException {
    // given
    Path rules = Files.writeString(folder.resolve("nothing.yaml"), RULES);

    // when
    CommandRun run = run("rules", "test", rules, "--explain=urn:nothing");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCodes.FAILED);
    assertThat(run.err()).contains("no article urn:nothing is kept in").doesNotContain("\tat ");
  }

  @Test
  void jsonLinesAreTheEventsAsTheyWere() throws IOException {
    // when
    Path file = exported("jsonl", "--query=dockers");

    // then
    ArticleEvent event = Json.mapper().readValue(file.toFile(), ArticleEvent.class);
    assertThat(event)
        .isEqualTo(event(FRESH, now.minus(1, ChronoUnit.HOURS), "Dockers strike in Misrata"));
  }

  @Test
  void geoJsonIsACollectionOfPoints() throws IOException {
    // when
    Path file = exported("geojson", "--near=32.37,15.09,20");

    // then
    JsonNode collection = Json.mapper().readTree(file.toFile());
    assertThat(collection.path("type").textValue()).isEqualTo("FeatureCollection");
    assertThat(collection.path("features")).hasSize(3);
    assertThat(collection.at("/features/0/geometry").toString())
        .isEqualTo("{\"type\":\"MultiPoint\",\"coordinates\":[[15.0901,32.3754]]}");
  }

  @Test
  void csvHasAHeadAndQuotesWhatNeedsIt() throws IOException {
    // when
    Path file = exported("csv", "--query=longest");

    // then
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("uri,source,language,time,published,headline,");
    assertThat(lines.get(1)).contains(EARLIER, "\"Strike, \"\"the longest\"\", ends\"", "32.3754");
  }

  @Test
  void ploverNamesActorsByTheirCodes() throws IOException {
    // when
    Path file = exported("plover", "--actor=haftar", "--query=dockers");

    // then
    JsonNode row = Json.mapper().readTree(file.toFile());
    assertThat(row.path("event_id").textValue()).isEqualTo(FRESH);
    assertThat(row.at("/actors/0/actor_name").textValue()).isEqualTo("Khalifa Haftar");
    assertThat(row.at("/actors/0/actor_code").textValue()).isEqualTo("LBY");
  }

  @Test
  void anExportIsCompressedWhereItsNameSaysSo() throws IOException {
    // given
    Path file = folder.resolve("all.jsonl.gz");

    // when
    CommandRun run = run("export", "--output", file);

    // then
    assertThat(run.exitCode()).as(run.err()).isZero();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains(FRESH);
    }
  }

  @Test
  void aFilterThatCannotBeMeantIsNamed() {
    // when
    CommandRun run = run("export", "--near=here");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(run.err()).contains("near");
  }

  @Test
  void whatIsOlderThanTheMonthsKeptIsLetGo() throws Exception {
    // given
    String uri = "tag:example.org,2026:gone";
    publish(
        KafkaConnection.to(broker.bootstrapServers()),
        event(uri, now.minus(800, ChronoUnit.DAYS), "A lighthouse"));
    await().atMost(PATIENCE).until(() -> count("--query=lighthouse") == 1);

    // when
    CommandRun run = run("store", "retain", "--months=1200");

    // then
    assertThat(run.out())
        .as(run.err())
        .isEqualToNormalizingNewlines("kept: the present month and the 1200 before it\n");
    assertThat(count("--query=lighthouse")).isEqualTo(1);
    assertThat(run("store", "retain", "--months=12").out()).contains("1 articles let go");
    assertThat(count("--query=lighthouse")).isZero();
    assertThat(run("store", "retain", "--all").out()).contains("everything is kept");
    assertThat(run("store", "retain").out()).contains("everything is kept");
  }

  @Test
  void aNumberOfMonthsThatCannotBeIsRefused() {
    // when
    CommandRun run = run("store", "retain", "--months=0");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(run.err()).contains("--months: must be 1 to 1200");
  }

  private static long count(String filter) throws IOException {
    return Files.readAllLines(exported("jsonl", filter)).size();
  }

  private static Path exported(String format, String... filters) {
    Path file = folder.resolve("exported." + format);
    List<Object> arguments = new ArrayList<>(List.of("export", "--format=" + format, "-o", file));
    arguments.addAll(Arrays.asList(filters));
    CommandRun run = run(arguments.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return file;
  }

  private static CommandRun run(Object... arguments) {
    return CommandRun.in(
        Map.of(
            "NEWSWIRE_JDBC_URL",
            postgres.jdbcUrl(),
            "NEWSWIRE_DB_USER",
            EmbeddedPostgres.USER,
            "NEWSWIRE_DB_PASSWORD",
            postgres.password()),
        arguments);
  }

  private static void publish(KafkaConnection kafka, ArticleEvent... events)
      throws InterruptedException, ExecutionException {
    try (var values = Topics.ARTICLES.valueSerde();
        KafkaProducer<byte[], ArticleEvent> producer =
            new KafkaProducer<>(
                kafka.with(Map.of()),
                new org.apache.kafka.common.serialization.ByteArraySerializer(),
                values.serializer())) {
      for (ArticleEvent event : events) {
        producer.send(new ProducerRecord<>(Topics.ARTICLES.name(), event)).get();
      }
    }
  }

  private static ArticleEvent event(String uri, Instant time, String headline) {
    Mention mention =
        new Mention(Mention.Field.HEADLINE, 0, 6, headline.substring(0, 6), null, null);
    return ArticleEventBuilder.builder()
        .article(
            ArticleBuilder.builder()
                .uri(uri)
                .source("agency")
                .versionCreated(time)
                .received(time)
                .language("en")
                .headline(headline)
                .body("The port stood still.")
                .origin(new Origin("watch", "text", "a.txt", "00"))
                .build())
        .revision(1)
        .verdict(new Verdict(Verdict.Type.NEW, "first", null, null, null))
        .story(new Story("st-" + uri, uri, time, 1, List.of("agency"), 1))
        .actors(
            List.of(
                new Actor(
                    "lex:haftar",
                    "Khalifa Haftar",
                    Actor.Kind.PERSON,
                    "LBY",
                    new Actor.Plover("LBY", List.of("MIL")),
                    null,
                    null,
                    null,
                    List.of(mention),
                    0.9,
                    true)))
        .locations(
            List.of(
                new Location(
                    2_214_846L,
                    "Misrata",
                    "PPLA",
                    "LBY",
                    null,
                    Location.Point.of(15.0901, 32.3754),
                    Location.Role.DATELINE,
                    List.of(mention),
                    0.98,
                    List.of())))
        .build();
  }
}

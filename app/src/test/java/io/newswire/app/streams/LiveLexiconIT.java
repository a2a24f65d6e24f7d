package io.newswire.app.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.app.cli.CommandRun;
import io.newswire.events.Actor;
import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.LexiconEntry;
import io.newswire.events.Origin;
import io.newswire.events.Topics;
import io.newswire.streams.topology.StreamsService;
import io.newswire.streams.topology.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Entries of the lexicon that are put, removed and tried while the service runs. */
@Timeout(300)
class LiveLexiconIT {

  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir static Path folder;
  private static Broker broker;
  private static StreamsService service;
  private static final AtomicInteger SENT = new AtomicInteger();

  @BeforeAll
  static void start() throws Exception {
    broker = new Broker(folder.resolve("kafka"));
    broker.createTopics();
    service = new StreamsService(broker.connection(), StreamsSettings.in(folder.resolve("state")));
    service.start();
    await().atMost(SOON).until(service::isRunning);
  }

  @AfterAll
  static void stop() {
    service.close();
    broker.close();
  }

  @Test
  void tagsWithAnEntryThatWasPutAndNoLongerOnceItIsRemoved() throws Exception {
    String id = "lex:LBY-zalta-harbour-watch";
    CommandRun put = lexicon("put", file(entry(id, "Zalta Harbour Watch", "written for a test")));
    assertThat(put.exitCode()).as(put.err()).isZero();
    String version = awaitTagged("Zalta Harbour Watch", id, true).lexicon();

    CommandRun removed = lexicon("remove", id);

    assertThat(removed.exitCode()).as(removed.err()).isZero();
    assertThat(awaitTagged("Zalta Harbour Watch", id, false).lexicon()).isNotEqualTo(version);
    assertThat(lexicon("history", id).out()).contains("added: Zalta Harbour Watch", "reset");
  }

  @Test
  void tagsWithAPlaceSoonAfterItWasPutAndGoesOnMeanwhile() throws Exception {
    String id = "lex:LBY-zaltarin-camp";
    awaitEvent(send("The town of Zaltarin, in Libya, was quiet."));
    Path place =
        file(
            "{\"id\": \"%s\", \"name\": \"Zaltarin\", \"country\": \"LBY\", \"place\": {\"longitude\": 14.2, \"latitude\": 27.5}, \"source\": \"written for a test\"}"
                .formatted(id));

    CommandRun put = lexicon("put", place);

    assertThat(put.exitCode()).as(put.err()).isZero();
    Instant began = putAt(id);
    Duration took = Duration.between(began, taggedWith("Zaltarin"));
    System.out.println(
        "live lexicon: put to first article tagged with it " + took.toMillis() + " ms");
    assertThat(took).isLessThan(Duration.ofSeconds(60));
  }

  /** When the entry was put. */
  private static Instant putAt(String id) {
    return broker.committed(Topics.LEXICON).stream()
        .filter(entry -> entry != null && entry.id().equals(id))
        .map(LexiconEntry::updated)
        .findFirst()
        .orElseThrow();
  }

  /** Sends articles that name a place until one has it; when that one was seen. */
  private static Instant taggedWith(String place) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> awaitEvent(send("The town of " + place + ", in Libya, was quiet.")),
            event -> event.locations().stream().anyMatch(one -> one.name().equals(place)));
    return Instant.now();
  }

  @Test
  void refusesABadEntryAtTheDoorWithItsReason() throws Exception {
    CommandRun put = lexicon("put", file(entry("lex:bad", "Bad Entry", "")));

    assertThat(put.exitCode()).isEqualTo(2);
    assertThat(put.err()).contains("lex:bad: source: missing");
  }

  @Test
  void rejectsABadEntryThatCameByAnotherWay() throws Exception {
    String bad = entry("lex:sneaked-in", "Sneaked In", "");

    broker.send(Topics.LEXICON, "lex:sneaked-in", bad.getBytes(UTF_8));

    await()
        .atMost(SOON)
        .until(
            () ->
                broker.committed(Topics.REJECTED).stream()
                    .anyMatch(rejection -> "lex:sneaked-in".equals(rejection.uri())));
  }

  @Test
  void triesALexiconOnTheArticlesThatAreKept() throws Exception {
    String uri = send("The Ostrakine Grain Board raised prices.");
    awaitEvent(uri);
    String id = "lex:EGY-ostrakine-grain-board";

    CommandRun retag =
        CommandRun.of(
            "retag",
            "--bootstrap-servers",
            broker.connection().bootstrapServers(),
            "--entries",
            file(entry(id, "Ostrakine Grain Board", "written for a test")));

    assertThat(retag.exitCode()).as(retag.err()).isZero();
    assertThat(retag.out()).containsPattern("gained +1 +Ostrakine Grain Board +" + id);
    assertThat(broker.committed(Topics.RETAGGED))
        .filteredOn(event -> event.article().uri().equals(uri))
        .isNotEmpty()
        .allMatch(event -> event.actors().stream().map(Actor::id).anyMatch(id::equals));
  }

  private static CommandRun lexicon(String command, Object argument) {
    return CommandRun.of(
        "lexicon",
        command,
        "--bootstrap-servers",
        broker.connection().bootstrapServers(),
        argument);
  }

  private static String entry(String id, String name, String source) {
    return "{\"id\": \"%s\", \"kind\": \"organisation\", \"name\": \"%s\", \"plover\": {\"code\": \"LBY\", \"sector\": [\"REB\"]}, \"source\": \"%s\"}"
        .formatted(id, name, source);
  }

  private static Path file(String line) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "entries", ".jsonl"), line);
  }

  /** Sends articles that name somebody until one is tagged, or not, with the actor. */
  private static ArticleEvent awaitTagged(String name, String id, boolean tagged) {
    return await()
        .atMost(SOON)
        .until(
            () -> awaitEvent(send("The " + name + " met on Friday.")),
            event -> event.actors().stream().anyMatch(actor -> actor.id().equals(id)) == tagged);
  }

  private static ArticleEvent awaitEvent(String uri) {
    return await()
        .atMost(SOON)
        .until(
            () ->
                broker.committed(Topics.ARTICLES).stream()
                    .filter(event -> event.article().uri().equals(uri))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static String send(String text) throws Exception {
    String uri = "tag:lexicon-" + SENT.incrementAndGet();
    Article article =
        ArticleBuilder.builder()
            .uri(uri)
            .source("harbour-post")
            .received(Instant.now())
            .language("en")
            .headline("Notice " + uri)
            .body("Notice " + uri + " concerns item " + uri.hashCode() + ".\n\n" + text)
            .origin(new Origin("test", "text", uri, null))
            .build();
    broker.send(article);
    return uri;
  }
}

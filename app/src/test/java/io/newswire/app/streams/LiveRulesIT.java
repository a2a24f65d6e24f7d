package io.newswire.app.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Because;
import io.newswire.events.Origin;
import io.newswire.events.Rejection;
import io.newswire.events.Topics;
import io.newswire.events.trace.Spans;
import io.newswire.streams.topology.StreamsService;
import io.newswire.streams.topology.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are put while the service runs. */
@Timeout(300)
class LiveRulesIT {

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final MeterRegistry METERS = new SimpleMeterRegistry();

  @TempDir static Path folder;
  private static Broker broker;
  private static StreamsService service;

  private final AtomicInteger sent = new AtomicInteger();

  @BeforeAll
  static void start() throws Exception {
    broker = new Broker(folder.resolve("kafka"));
    broker.createTopics();
    put("before-the-start", "{\"when\": \"'early' in keywords\", \"route\": \"politics\"}");
    service =
        new StreamsService(
            broker.connection(), StreamsSettings.in(folder.resolve("state")), METERS, Spans.NONE);
    service.start();
    await().atMost(SOON).until(service::isRunning);
  }

  @AfterAll
  static void stop() {
    service.close();
    broker.close();
  }

  @Test
  void appliesWhatWasPutBeforeItStarted() throws Exception {
    send("tag:early", "early");

    assertThat(awaitEvent("tag:early").because())
        .extracting(Because::rule)
        .containsExactly("before-the-start");
  }

  @Test
  void appliesARuleWithinSecondsAndNoLongerOnceItIsRemoved() throws Exception {
    put("barges", "{\"version\": 7, \"when\": \"'barges' in keywords\", \"route\": \"politics\"}");
    awaitRuleOf("barges", "barges", 7);

    broker.send(Topics.RULES, "barges", null);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              String uri = "tag:barges-after-" + sent.incrementAndGet();
              send(uri, "barges");
              assertThat(awaitEvent(uri).because()).isEmpty();
            });
  }

  @Test
  void keepsTheLastGoodVersionOfARuleAndRejectsTheBadOne() throws Exception {
    put("canals", "{\"version\": 1, \"when\": \"'canals' in keywords\", \"route\": \"politics\"}");
    awaitRuleOf("canals", "canals", 1);

    put("canals", "{\"version\": 2, \"when\": \"'canals' in keywrds\", \"route\": \"politics\"}");
    broker.send(Topics.RULES, "canals", "version: 3".getBytes(UTF_8));

    await().atMost(SOON).until(() -> rejectedOf("canals").size() == 2);
    assertThat(rejectedOf("canals"))
        .extracting(Rejection::code)
        .containsExactlyInAnyOrder("unusable", "malformed");
    assertThat(rejectedOf("canals"))
        .extracting(Rejection::message)
        .anySatisfy(message -> assertThat(message).contains("did you mean 'keywords'?"));
    awaitRuleOf("canals", "canals", 1);
    assertThat(METERS.get("newswire.rejections").tag("stage", Rejection.SETTINGS).counters())
        .extracting(Counter::count)
        .containsExactly(1.0, 1.0);
  }

  private void awaitRuleOf(String keyword, String rule, int version) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              String uri = "tag:" + keyword + "-" + sent.incrementAndGet();
              send(uri, keyword);
              assertThat(awaitEvent(uri).because())
                  .extracting(because -> because.rule() + " " + because.version())
                  .containsExactly(rule + " " + version);
            });
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

  private static List<Rejection> rejectedOf(String rule) {
    return broker.committed(Topics.REJECTED).stream()
        .filter(rejection -> rejection.stage().equals(Rejection.SETTINGS))
        .filter(rejection -> rule.equals(rejection.uri()))
        .toList();
  }

  private static void put(String id, String rule) throws Exception {
    String json = rule.replaceFirst("\\{", "{\"id\": \"" + id + "\", ");
    broker.send(Topics.RULES, id, json.getBytes(UTF_8));
  }

  private static void send(String uri, String keyword) throws Exception {
    Article article =
        ArticleBuilder.builder()
            .uri(uri)
            .source("harbour-post")
            .received(Instant.now())
            .language("en")
            .headline("Notice " + uri)
            .body("Notice " + uri + " concerns item " + uri.hashCode() + ".")
            .keywords(List.of(keyword))
            .origin(new Origin("test", "text", uri, null))
            .build();
    broker.send(article);
  }
}

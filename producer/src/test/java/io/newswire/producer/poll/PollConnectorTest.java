package io.newswire.producer.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.events.Article;
import io.newswire.events.Position;
import io.newswire.events.SourceState;
import io.newswire.events.SourceState.State;
import io.newswire.events.Topics;
import io.newswire.producer.PretendKafka;
import io.newswire.producer.net.AddressRules;
import io.newswire.producer.net.Tempo;
import io.newswire.producer.source.Push;
import io.newswire.producer.source.Source;
import io.newswire.producer.source.Sources;
import io.newswire.producer.topic.Positions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollConnectorTest {

  private static final String ONE = "{\"id\":\"1\",\"title\":\"One\"}\n";
  private static final String BROKEN = "{\"please\":";
  private static final String TWO = "{\"id\":\"2\",\"title\":\"Two\"}\n";

  private static final Tempo QUICK =
      new Tempo(new Random(1)) {
        @Override
        public Duration afterSuccess(Duration every) {
          return Duration.ofMillis(50);
        }

        @Override
        public Duration betweenRequests() {
          return Duration.ofMillis(10);
        }

        @Override
        public Duration afterFailure(Duration every, int failures, Duration retryAfter) {
          return Duration.ofMillis(50);
        }
      };

  private final MockWebServer server = new MockWebServer();
  private final PretendKafka prompt = PretendKafka.prompt();
  private final PretendKafka slow = PretendKafka.slow(Clock.systemUTC());
  private final List<PollConnector> open = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    open.forEach(PollConnector::close);
    server.close();
    prompt.close();
    slow.close();
  }

  @Test
  void itemsArePublishedWithWhatIsStatedOfTheirSource() {
    server.enqueue(document(ONE, "\"v1\""));

    poll(prompt, Map.of());

    await().until(() -> !prompt.articles().isEmpty());
    assertThat(prompt.articles().get(0))
        .returns("1", Article::uri)
        .returns("daily", Article::source)
        .returns("Example Group", Article::publisher)
        .returns("en", Article::language)
        .returns("poll", article -> article.origin().connector());
  }

  @Test
  void onlyNewItemsArePublishedAtTheNextPoll() {
    server.enqueue(document(ONE, "\"v1\""));
    server.enqueue(new MockResponse.Builder().code(304).build());
    server.enqueue(document(TWO + ONE, "\"v2\""));

    poll(prompt, Map.of());

    await().until(() -> prompt.uris().size() == 2);
    await().until(() -> server.getRequestCount() >= 4);
    assertThat(prompt.uris()).containsExactly("1", "2");
  }

  @Test
  void positionIsWrittenOnlyWhenEverythingIsAcknowledged() {
    server.enqueue(document(ONE + TWO, "\"v1\""));
    poll(slow, Map.of());
    await().until(() -> slow.uris().size() == 2);
    slow.acknowledgeNext();
    assertThat(slow.records(Topics.POSITIONS)).isEmpty();

    slow.acknowledgeNext();

    await().until(() -> !slow.records(Topics.POSITIONS).isEmpty());
    assertThat(slow.values(Topics.POSITIONS).get(0))
        .returns("\"v1\"", Position::etag)
        .satisfies(position -> assertThat(position.seen()).containsOnlyKeys("1", "2"));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void whatKafkaRefusedIsAskedForAgainFromTheOldPosition() throws InterruptedException {
    server.enqueue(document(ONE, "\"v1\""));
    server.enqueue(document(ONE, "\"v1\""));
    poll(slow, Map.of());
    await().until(() -> slow.uris().size() == 1);

    slow.refuseNext(new AuthorizationException("not now"));

    await().until(() -> slow.uris().size() == 2);
    assertThat(slow.records(Topics.POSITIONS)).isEmpty();
    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isNull();
  }

  @Test
  void anotherProducerGoesOnWhereThisOneStopped() throws InterruptedException {
    server.enqueue(document(ONE, "\"v1\""));
    Position reached = readOnce();
    server.enqueue(document(TWO + ONE, "\"v2\""));

    poll(prompt, Map.of("daily", reached));

    await().until(() -> prompt.uris().size() == 2);
    assertThat(prompt.uris()).containsExactly("1", "2");
    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("\"v1\"");
  }

  @Test
  void failingServerThatRecoversIsReadAgain() {
    server.enqueue(new MockResponse.Builder().code(500).build());
    server.enqueue(new MockResponse.Builder().code(503).build());
    server.enqueue(document(ONE, "\"v1\""));

    poll(prompt, Map.of());

    await().until(() -> prompt.uris().equals(List.of("1")));
  }

  @Test
  void permanentMoveIsRemembered() {
    server.enqueue(new MockResponse.Builder().code(301).setHeader("Location", "/moved").build());
    server.enqueue(document(ONE, "\"v1\""));

    poll(prompt, Map.of());

    await().until(() -> !prompt.records(Topics.POSITIONS).isEmpty());
    assertThat(prompt.values(Topics.POSITIONS).get(0))
        .returns(server.url("/moved").toString(), Position::location)
        .returns(server.url("/rss").toString(), Position::url);
  }

  @Test
  void permanentMoveToWhatIsNoFeedIsNotBelieved() {
    server.enqueue(new MockResponse.Builder().code(301).setHeader("Location", "/login").build());
    server.enqueue(document(BROKEN, null));

    poll(prompt, Map.of());

    await().until(() -> !prompt.records(Topics.POSITIONS).isEmpty());
    assertThat(prompt.values(Topics.POSITIONS).get(0).location()).isNull();
    assertThat(prompt.rejections()).hasSize(1);
  }

  @Test
  void feedThatIsGoneIsNotAskedAgain() {
    server.enqueue(new MockResponse.Builder().code(410).build());

    poll(prompt, Map.of());

    await().until(() -> !prompt.records(Topics.POSITIONS).isEmpty());
    assertThat(prompt.values(Topics.POSITIONS).get(0).gone()).isNotNull();
    await()
        .during(Duration.ofMillis(500))
        .atMost(Duration.ofSeconds(2))
        .until(() -> server.getRequestCount() == 1);
  }

  @Test
  void stateOfTheSourceIsToldHonestly() {
    server.enqueue(document(ONE, "\"v1\""));
    server.enqueue(new MockResponse.Builder().code(503).build());
    server.enqueue(new MockResponse.Builder().code(304).build());
    server.enqueue(document(BROKEN, "\"v2\""));
    server.enqueue(new MockResponse.Builder().code(304).build());

    poll(prompt, Map.of());

    await().until(() -> states().size() >= 5);
    assertThat(states())
        .startsWith(
            State.OK, State.FAILING, State.UNCHANGED, State.ALL_REJECTED, State.ALL_REJECTED);
    assertThat(prompt.values(Topics.SOURCES).get(1).reason()).isEqualTo("http-503");
    assertThat(prompt.values(Topics.SOURCES).get(1).nextPoll()).isNotNull();
  }

  @Test
  void positionOfAnotherAddressIsNotUsed() throws InterruptedException {
    server.enqueue(document(ONE, "\"v1\""));
    var elsewhere =
        new Position(
            "daily",
            "http://old.example/",
            null,
            "\"v0\"",
            null,
            Map.of(),
            Clock.systemUTC().instant(),
            Clock.systemUTC().instant());

    poll(prompt, Map.of("daily", elsewhere));

    await().until(() -> prompt.uris().size() == 1);
    assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isNull();
  }

  @Test
  void hostileServerDelaysNoOtherFeed() throws IOException {
    try (var hostile = new MockWebServer()) {
      hostile.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder()
                  .body("x".repeat(100_000))
                  .throttleBody(1, 1, TimeUnit.SECONDS)
                  .build();
            }
          });
      hostile.start(InetAddress.getByName("127.0.0.2"), 0);
      server.enqueue(document(ONE, "\"v1\""));
      List<Source.Feed> feeds = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        feeds.add(
            feed("hostile-" + i, URI.create("http://127.0.0.2:" + hostile.getPort() + "/" + i)));
      }
      feeds.add(feed("daily", server.url("/rss").uri()));

      poll(feeds, prompt, Map.of());

      await().atMost(Duration.ofSeconds(10)).until(() -> prompt.uris().equals(List.of("1")));
      assertThat(hostile.getRequestCount()).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void nothingIsAskedBeforeThePositionsAreRead() {
    server.enqueue(document(ONE, "\"v1\""));
    var connector =
        connector(
            List.of(feed("daily", server.url("/rss").uri())),
            prompt,
            new Positions() {
              @Override
              public Map<String, Position> read() {
                throw new KafkaException("not there yet");
              }

              @Override
              public CompletionStage<Void> write(Position position) {
                throw new IllegalStateException("nothing to write");
              }
            });

    connector.start();

    await()
        .during(Duration.ofMillis(300))
        .atMost(Duration.ofSeconds(2))
        .until(() -> server.getRequestCount() == 0);
    assertThat(connector.health().well()).isFalse();
  }

  private List<State> states() {
    return prompt.values(Topics.SOURCES).stream().map(SourceState::state).toList();
  }

  /** Reads the feed once, as a producer does that stops afterwards. */
  private Position readOnce() {
    Source.Feed feed = feed("daily", server.url("/rss").uri());
    var client =
        new FeedClient(
            okhttp3.Dns.SYSTEM, AddressRules::isPublic, Duration.ofSeconds(5), Clock.systemUTC());
    var positions = prompt.positions(Map.of());
    var intake = prompt.intake(new Sources(List.of(feed), Push.DEFAULT));
    var subscription =
        new Subscription(
            feed,
            null,
            intake,
            positions,
            client,
            Permission.ALL,
            null,
            prompt.reports(),
            QUICK,
            Clock.systemUTC());
    subscription.poll().toCompletableFuture().join();
    return prompt.values(Topics.POSITIONS).get(0);
  }

  private PollConnector poll(PretendKafka kafka, Map<String, Position> known) {
    return poll(List.of(feed("daily", server.url("/rss").uri())), kafka, known);
  }

  private PollConnector poll(
      List<Source.Feed> feeds, PretendKafka kafka, Map<String, Position> known) {
    var connector = connector(feeds, kafka, kafka.positions(known));
    connector.start();
    return connector;
  }

  private PollConnector connector(
      List<Source.Feed> feeds, PretendKafka kafka, Positions positions) {
    var sources = new Sources(List.copyOf(feeds), Push.DEFAULT);
    var client =
        new FeedClient(
            okhttp3.Dns.SYSTEM, AddressRules::isPublic, Duration.ofSeconds(20), Clock.systemUTC());
    var connector =
        new PollConnector(
            kafka.intake(sources),
            positions,
            client,
            Permission.ALL,
            kafka.reports(),
            QUICK,
            Clock.systemUTC());
    connector.poll(feeds);
    open.add(connector);
    return connector;
  }

  private static Source.Feed feed(String id, URI url) {
    return new Source.Feed(id, url, Duration.ofSeconds(10), "Example Group", "en", true, false);
  }

  private static MockResponse document(String lines, String etag) {
    var response = new MockResponse.Builder().body(lines);
    return etag == null ? response.build() : response.setHeader("ETag", etag).build();
  }
}

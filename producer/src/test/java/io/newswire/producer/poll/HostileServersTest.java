package io.newswire.producer.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.events.Article;
import io.newswire.events.SourceState;
import io.newswire.events.Topics;
import io.newswire.producer.PretendKafka;
import io.newswire.producer.net.Tempo;
import io.newswire.producer.source.Push;
import io.newswire.producer.source.Source;
import io.newswire.producer.source.Sources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many hostile servers at once, and some that are not: these are asked as if they were alone. */
class HostileServersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** So long a request may take: longer than this whole test. */
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private static final int OF_EACH_KIND = 3;
  private static final int GOOD = 5;
  private static final int TURNS = 5;

  /** Servers that hold their clients until the deadline. */
  private static final List<String> SLOW = List.of("mute", "drip", "headers");

  /** What each other kind of server comes to, by the code in {@code news.sources}. */
  private static final Map<String, String> COMES_TO =
      Map.of(
          "endless", "too-large",
          "bomb", "too-large",
          "loop", "too-many-redirects",
          "inward", "forbidden-address",
          "metadata", "forbidden-address",
          "short", "protocol",
          "rebinding", "forbidden-address");

  private static final Tempo QUICK =
      new Tempo(new Random(1)) {
        @Override
        public Duration afterSuccess(Duration every) {
          return Duration.ofMillis(100);
        }

        @Override
        public Duration betweenRequests() {
          return Duration.ofMillis(10);
        }
      };

  private final PretendKafka kafka = PretendKafka.prompt();
  private final Map<String, AtomicInteger> lookUps = new LinkedHashMap<>();
  private HostileServer server;
  private PollConnector connector;

  @BeforeEach
  void start() throws IOException {
    server = new HostileServer(InetAddress.getByName("127.0.0.2"));
  }

  @AfterEach
  void close() {
    connector.close();
    server.close();
    kafka.close();
  }

  @Test
  void goodFeedsAreAskedOnTimeWhileHostileOnesHoldTheirs() {
    List<Source.Feed> feeds = new ArrayList<>();
    SLOW.forEach(kind -> feeds.addAll(feeds(kind, OF_EACH_KIND)));
    COMES_TO.keySet().forEach(kind -> feeds.addAll(feeds(kind, OF_EACH_KIND)));
    List<Source.Feed> good = feeds("good", GOOD);
    feeds.addAll(good);

    poll(feeds);

    await().atMost(PATIENCE).until(() -> turnsOf(good) >= TURNS);
    assertThat(turnsOf(feeds("drip", OF_EACH_KIND))).as("still held by it").isEqualTo(1);
    assertThat(kafka.uris())
        .containsExactlyInAnyOrderElementsOf(good.stream().map(f -> f.url().getHost()).toList());
    await().atMost(PATIENCE).untilAsserted(this::everyHostileFeedHasItsReason);
    assertThat(kafka.articles()).extracting(Article::source).allMatch(id -> id.startsWith("good"));
  }

  private int turnsOf(List<Source.Feed> feeds) {
    return feeds.stream().mapToInt(f -> server.requests(f.url().getHost())).min().orElse(0);
  }

  private void everyHostileFeedHasItsReason() {
    Map<String, String> reasons = reasons();
    COMES_TO.forEach(
        (kind, reason) -> {
          for (int i = 0; i < OF_EACH_KIND; i++) {
            assertThat(reasons).containsEntry(kind + "-" + i, reason);
          }
        });
  }

  private Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (SourceState state : kafka.values(Topics.SOURCES)) {
      if (state.reason() != null) {
        reasons.put(state.source(), state.reason());
      }
    }
    return reasons;
  }

  private List<Source.Feed> feeds(String kind, int count) {
    List<Source.Feed> feeds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = kind + "-" + i;
      URI url = URI.create("http://" + id + ".example:" + server.port() + "/");
      feeds.add(new Source.Feed(id, url, Duration.ofMinutes(1), null, null, false, false));
    }
    return feeds;
  }

  private void poll(List<Source.Feed> feeds) {
    Clock clock = Clock.systemUTC();
    var client = new FeedClient(this::lookUp, HostileServersTest::isOutside, DEADLINE, clock);
    connector =
        new PollConnector(
            kafka.intake(new Sources(List.copyOf(feeds), Push.DEFAULT)),
            kafka.positions(Map.of()),
            client,
            new Robots(client, clock),
            kafka.reports(),
            QUICK,
            clock);
    connector.poll(feeds);
    connector.start();
  }

  /** In this test the internet is at 127.0.0.2, and everything else is inside. */
  private static boolean isOutside(InetAddress address) {
    return address.getHostAddress().equals("127.0.0.2");
  }

  /** A name that is reborn leads outside when it is first looked up, and inside after that. */
  private List<InetAddress> lookUp(String host) throws UnknownHostException {
    int times;
    synchronized (lookUps) {
      times = lookUps.computeIfAbsent(host, asked -> new AtomicInteger()).getAndIncrement();
    }
    boolean inside = host.startsWith("rebinding") && times > 0;
    return List.of(InetAddress.getByName(inside ? "127.0.0.1" : "127.0.0.2"));
  }
}

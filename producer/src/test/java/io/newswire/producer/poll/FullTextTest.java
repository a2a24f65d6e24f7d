package io.newswire.producer.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.events.Article;
import io.newswire.events.Topics;
import io.newswire.producer.PretendKafka;
import io.newswire.producer.net.AddressRules;
import io.newswire.producer.net.Tempo;
import io.newswire.producer.source.Push;
import io.newswire.producer.source.Source;
import io.newswire.producer.source.Sources;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FullTextTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String SENTENCE =
      "The harbour of the small town was closed on Monday after a storm had damaged both piers, the"
          + " mayor said, and fishermen were told to stay ashore until the end of the week. ";

  private static final Tempo QUICK =
      new Tempo(new Random(1)) {
        @Override
        public Duration betweenRequests() {
          return Duration.ofMillis(10);
        }

        @Override
        public Duration beforeAnotherTrial(int trials, Duration retryAfter) {
          return Duration.ofMillis(10);
        }
      };

  private final MockWebServer server = new MockWebServer();
  private final PretendKafka kafka = PretendKafka.prompt();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private PollConnector connector;

  @BeforeEach
  void start() throws IOException {
    server.start();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request.getTarget());
          }
        });
  }

  @AfterEach
  void close() {
    connector.close();
    server.close();
    kafka.close();
  }

  @Test
  void summaryIsCompletedFromItsPage() {
    poll(true);

    await().atMost(PATIENCE).until(() -> kafka.articles().size() == 3);
    assertThat(article("open"))
        .satisfies(open -> assertThat(open.body()).contains("stay ashore").doesNotContain("Menu"))
        .returns("A storm closed the harbour.", Article::summary)
        .returns(
            server.url("/open").toString(),
            open -> open.extra().get(ArticlePages.FETCHED).asText());
  }

  @Test
  void pageThatCannotBeHadLeavesTheSummaryAndSaysWhy() {
    poll(true);

    await().atMost(PATIENCE).until(() -> !kafka.records(Topics.SOURCES).isEmpty());
    assertThat(article("closed"))
        .returns("A storm closed the harbour.", Article::body)
        .returns("robots", closed -> closed.extra().get(ArticlePages.FAILED).asText());
    assertThat(article("missing"))
        .returns("http-404", missing -> missing.extra().get(ArticlePages.FAILED).asText());
    assertThat(kafka.values(Topics.SOURCES).get(0).reason()).isEqualTo("full-text");
  }

  @Test
  void pageThatFailsForAMomentIsAskedForAgain() {
    failures.put("/open", 2);

    poll(true);

    await().atMost(PATIENCE).until(() -> kafka.articles().size() == 3);
    assertThat(article("open").body()).contains("stay ashore");
  }

  @Test
  void pageThatFailsForLongerIsNotWaitedFor() {
    failures.put("/open", 100);

    poll(true);

    await().atMost(PATIENCE).until(() -> kafka.articles().size() == 3);
    assertThat(article("open"))
        .returns("http-503", open -> open.extra().get(ArticlePages.FAILED).asText());
  }

  @Test
  void pagesAreLeftAloneUnlessTheSourceSaysSo() {
    poll(false);

    await().atMost(PATIENCE).until(() -> !kafka.records(Topics.POSITIONS).isEmpty());
    assertThat(kafka.articles())
        .extracting(Article::body)
        .containsOnly("A storm closed the harbour.");
    assertThat(server.getRequestCount()).as("robots.txt and the feed").isEqualTo(2);
  }

  private Article article(String name) {
    return kafka.articles().stream()
        .filter(a -> a.headline().equals("Harbour " + name))
        .findFirst()
        .orElseThrow();
  }

  private MockResponse answer(String path) {
    var response = new MockResponse.Builder();
    if (failures.merge(path, -1, Integer::sum) >= 0) {
      return response.code(503).build();
    }
    return switch (path) {
      case "/robots.txt" -> response.body("User-agent: *\nDisallow: /closed\n").build();
      case "/rss" ->
          response
              .body(
                  "<rss version=\"2.0\"><channel><title>Example</title>"
                      + item("open")
                      + item("closed")
                      + item("missing")
                      + "</channel></rss>")
              .build();
      case "/open" ->
          response
              .body(
                  "<html><body><nav>Menu</nav><article><h1>Harbour closed</h1>"
                      + ("<p>" + SENTENCE + "</p>").repeat(8)
                      + "</article></body></html>")
              .build();
      default -> response.code(404).build();
    };
  }

  private String item(String name) {
    return "<item><guid isPermaLink=\"false\">%s</guid><title>Harbour %s</title><link>%s</link>"
            .formatted(name, name, server.url("/" + name))
        + "<description>A storm closed the harbour.</description></item>";
  }

  private void poll(boolean fullText) {
    var feed = new Source.Feed("daily", server.url("/rss").uri(), null, null, null, true, fullText);
    Clock clock = Clock.systemUTC();
    var client = new FeedClient(Dns.SYSTEM, AddressRules::isPublic, Duration.ofSeconds(20), clock);
    connector =
        new PollConnector(
            kafka.intake(new Sources(List.of(feed), Push.DEFAULT)),
            kafka.positions(Map.of()),
            client,
            new Robots(client, clock),
            kafka.reports(),
            QUICK,
            clock);
    connector.poll(List.of(feed));
    connector.start();
  }
}

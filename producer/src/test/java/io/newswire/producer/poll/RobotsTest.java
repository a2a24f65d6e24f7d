package io.newswire.producer.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.producer.ManualClock;
import io.newswire.producer.net.AddressRules;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RobotsTest {

  private final MockWebServer server = new MockWebServer();
  private final ManualClock clock = new ManualClock();
  private final FeedClient client =
      new FeedClient(Dns.SYSTEM, AddressRules::isPublic, Duration.ofSeconds(10), clock);
  private final Robots robots = new Robots(client, clock);

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void whatIsDisallowedIsNotAsked() {
    says("User-agent: *\nDisallow: /private/\n");

    Permission.Answer answer = robots.ask(url("/private/rss"), true);

    assertThat(answer.refusal()).map(Fetched.Failed::code).hasValue("robots");
    assertThat(robots.ask(url("/rss"), true).refusal()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void whatIsSaidToUsOutranksWhatIsSaidToAll() {
    says("User-agent: *\nDisallow: /\n\nUser-agent: Newswire\nCrawl-delay: 7\nAllow: /\n");

    Permission.Answer answer = robots.ask(url("/rss"), true);

    assertThat(answer).isEqualTo(new Permission.Answer(Optional.empty(), Duration.ofSeconds(7)));
  }

  @Test
  void siteWithoutRobotsLetsUsDoEverything() {
    server.enqueue(new MockResponse.Builder().code(404).build());

    Permission.Answer answer = robots.ask(url("/rss"), true);

    assertThat(answer.refusal()).isEmpty();
    assertThat(answer.delay()).isZero();
  }

  @Test
  void siteThatCannotTellIsNotAskedUntilItCan() {
    server.enqueue(new MockResponse.Builder().code(503).build());
    says("User-agent: *\nAllow: /\n");

    Permission.Answer answer = robots.ask(url("/rss"), true);

    assertThat(answer.refusal()).map(Fetched.Failed::code).hasValue("http-503");
    clock.advance(Duration.ofMinutes(10));
    assertThat(robots.ask(url("/rss"), true).refusal()).isEmpty();
  }

  @Test
  void whatWasSaidIsRememberedForADay() {
    says("User-agent: *\nAllow: /\n");
    says("User-agent: *\nDisallow: /\n");
    robots.ask(url("/rss"), true);
    clock.advance(Duration.ofHours(23));
    assertThat(robots.ask(url("/rss"), true).refusal()).isEmpty();

    clock.advance(Duration.ofHours(1));

    assertThat(robots.ask(url("/rss"), true).refusal()).isPresent();
  }

  private void says(String text) {
    server.enqueue(new MockResponse.Builder().body(text).build());
  }

  private URI url(String path) {
    return server.url(path).uri();
  }
}

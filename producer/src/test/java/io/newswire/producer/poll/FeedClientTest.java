package io.newswire.producer.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.producer.ManualClock;
import io.newswire.producer.connector.Intake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Dns;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedClientTest {

  private static final String FEED = "<rss/>";

  private final MockWebServer server = new MockWebServer();
  private final ManualClock clock = new ManualClock();

  /** The server at 127.0.0.1 plays the public internet; everything else is inside. */
  private final FeedClient client = client(host -> List.of(loopback(1)), Duration.ofSeconds(10));

  @BeforeEach
  void start() throws IOException {
    server.start(loopback(1), 0);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void documentComesWithItsValidators() {
    server.enqueue(
        ok(FEED)
            .setHeader("ETag", "\"v1\"")
            .setHeader("Last-Modified", "Mon, 02 Mar 2026 09:00:00 GMT")
            .build());

    Fetched fetched = fetch("/rss");

    assertThat(fetched).isInstanceOf(Fetched.Document.class);
    var document = (Fetched.Document) fetched;
    assertThat(document.bytes()).asString().isEqualTo(FEED);
    assertThat(document.etag()).isEqualTo("\"v1\"");
    assertThat(document.lastModified()).isEqualTo("Mon, 02 Mar 2026 09:00:00 GMT");
    assertThat(document.movedTo()).isNull();
  }

  @Test
  void validatorsAreSentAndNewswireNamesItself() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().code(304).build());

    Fetched fetched = client.fetch(url("/rss"), "\"v1\"", "Mon, 02 Mar 2026 09:00:00 GMT", false);

    assertThat(fetched).isEqualTo(new Fetched.Unchanged(Duration.ZERO));
    RecordedRequest request = server.takeRequest();
    assertThat(request.getHeaders().get("If-None-Match")).isEqualTo("\"v1\"");
    assertThat(request.getHeaders().get("If-Modified-Since"))
        .isEqualTo("Mon, 02 Mar 2026 09:00:00 GMT");
    assertThat(request.getHeaders().get("User-Agent")).startsWith("Newswire/");
  }

  @Test
  void permanentRedirectIsToldFromATemporaryOne() {
    server.enqueue(redirect(301, "/new"));
    server.enqueue(redirect(302, "/today"));
    server.enqueue(ok(FEED).build());

    Fetched fetched = fetch("/rss");

    assertThat(((Fetched.Document) fetched).movedTo()).isEqualTo(url("/new"));
  }

  @Test
  void temporaryRedirectMovesNothing() {
    server.enqueue(redirect(302, "/today"));
    server.enqueue(redirect(301, "/new"));
    server.enqueue(ok(FEED).build());

    Fetched fetched = fetch("/rss");

    assertThat(((Fetched.Document) fetched).movedTo()).isNull();
  }

  @Test
  void redirectLoopEndsAfterFive() {
    for (int i = 0; i < 10; i++) {
      server.enqueue(redirect(302, "/rss"));
    }

    Fetched fetched = fetch("/rss");

    assertFailed(fetched, "too-many-redirects");
    assertThat(server.getRequestCount()).isEqualTo(6);
  }

  @Test
  void redirectToAnotherSchemeIsNotFollowed() {
    server.enqueue(redirect(302, "file:///etc/passwd"));

    Fetched fetched = fetch("/rss");

    assertFailed(fetched, "bad-redirect");
  }

  @Test
  void redirectToAnAddressInsideIsNotFollowed() throws IOException {
    try (var inside = new MockWebServer()) {
      inside.start(loopback(2), 0);
      inside.enqueue(ok("secret").build());
      server.enqueue(redirect(302, "http://127.0.0.2:" + inside.getPort() + "/"));

      Fetched fetched = fetch("/rss");

      assertFailed(fetched, "forbidden-address");
      assertThat(inside.getRequestCount()).isZero();
    }
  }

  @Test
  void nameWithAnAddressInsideIsNotAsked() {
    var lying = client(host -> List.of(loopback(1), loopback(2)), Duration.ofSeconds(10));

    Fetched fetched = lying.fetch(url("/rss"), null, null, false);

    assertFailed(fetched, "forbidden-address");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void nameThatIsRebornInsideIsNotAskedAgain() {
    var lookUps = new AtomicInteger();
    var rebinding =
        client(
            host -> List.of(loopback(lookUps.getAndIncrement() == 0 ? 1 : 2)),
            Duration.ofSeconds(10));
    server.enqueue(redirect(302, "http://other.example:" + server.getPort() + "/"));

    Fetched fetched = rebinding.fetch(url("/rss"), null, null, false);

    assertFailed(fetched, "forbidden-address");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void sourceThatMayBeInsideIsAsked() {
    server.enqueue(ok(FEED).build());
    var inside = client(host -> List.of(loopback(1)), Duration.ofSeconds(10), false);

    Fetched fetched = inside.fetch(url("/rss"), null, null, true);

    assertThat(fetched).isInstanceOf(Fetched.Document.class);
  }

  @Test
  void slowDripEndsAtTheDeadline() {
    server.enqueue(ok("x".repeat(10_000)).throttleBody(1, 100, TimeUnit.MILLISECONDS).build());
    var hasty = client(host -> List.of(loopback(1)), Duration.ofMillis(700));
    long start = System.nanoTime();

    Fetched fetched = hasty.fetch(url("/rss"), null, null, false);

    assertFailed(fetched, "timeout");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void deadlineHoldsForAllRedirectsTogether() {
    for (int i = 0; i < 5; i++) {
      server.enqueue(
          new MockResponse.Builder()
              .code(302)
              .setHeader("Location", "/rss")
              .headersDelay(300, TimeUnit.MILLISECONDS)
              .build());
    }
    var hasty =
        new FeedClient(
            host -> List.of(loopback(1)),
            address -> address.equals(loopback(1)),
            Duration.ofMillis(700),
            Clock.systemUTC());

    Fetched fetched = hasty.fetch(url("/rss"), null, null, false);

    assertFailed(fetched, "timeout");
    assertThat(server.getRequestCount()).isLessThan(5);
  }

  @Test
  void gzipIsUnpacked() throws IOException {
    server.enqueue(gzip(FEED.getBytes(UTF_8)));

    Fetched fetched = fetch("/rss");

    assertThat(((Fetched.Document) fetched).bytes()).asString().isEqualTo(FEED);
  }

  @Test
  void gzipBombIsNotUnpackedWhole() throws IOException {
    server.enqueue(gzip(new byte[20 * Intake.MAX_BYTES]));

    Fetched fetched = fetch("/rss");

    assertThat(fetched).isInstanceOf(Fetched.TooLarge.class);
    assertThat(((Fetched.TooLarge) fetched).beginning()).hasSizeLessThanOrEqualTo(4_096);
  }

  @Test
  void bodyShorterThanStatedIsNoDocument() {
    server.enqueue(
        ok(FEED)
            .setHeader("Content-Length", 1_000)
            .onResponseEnd(mockwebserver3.SocketEffect.ShutdownConnection.INSTANCE)
            .build());

    Fetched fetched = fetch("/rss");

    assertFailed(fetched, "protocol");
  }

  @Test
  void serverSaysInSecondsHowLongToLeaveItAlone() {
    server.enqueue(status(429).setHeader("Retry-After", "120").build());

    Fetched fetched = fetch("/rss");

    assertFailed(fetched, "http-429");
    assertThat(((Fetched.Failed) fetched).retryAfter()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void serverSaysWithADateHowLongToLeaveItAlone() {
    server.enqueue(status(503).setHeader("Retry-After", "Mon, 02 Mar 2026 11:00:00 GMT").build());

    Fetched fetched = fetch("/rss");

    assertThat(((Fetched.Failed) fetched).retryAfter()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void goneIsGone() {
    server.enqueue(status(410).build());

    Fetched fetched = fetch("/rss");

    assertThat(fetched).isEqualTo(new Fetched.Gone());
  }

  @Test
  void nameWithoutAnAddressFails() {
    var nowhere =
        client(
            host -> {
              throw new UnknownHostException(host);
            },
            Duration.ofSeconds(10));

    Fetched fetched = nowhere.fetch(url("/rss"), null, null, false);

    assertFailed(fetched, "unknown-host");
  }

  private FeedClient client(Dns dns, Duration deadline) {
    return client(dns, deadline, true);
  }

  private FeedClient client(Dns dns, Duration deadline, boolean serverIsOutside) {
    return new FeedClient(
        dns, address -> serverIsOutside && address.equals(loopback(1)), deadline, clock);
  }

  @Test
  void redirectToWhatRobotsDisallowIsNotFollowed() {
    server.enqueue(new MockResponse.Builder().code(302).setHeader("Location", "/private").build());
    var refusal = new Fetched.Failed("robots", "not there", null);
    Permission permission =
        (url, inside) -> new Permission.Answer(Optional.of(refusal), Duration.ZERO);

    Fetched fetched = client.fetch(url("/rss"), null, null, false, permission);

    assertThat(fetched).isEqualTo(refusal);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private Fetched fetch(String path) {
    return client.fetch(url(path), null, null, false);
  }

  private URI url(String path) {
    return URI.create("http://feed.example:" + server.getPort() + path);
  }

  private static void assertFailed(Fetched fetched, String code) {
    assertThat(fetched)
        .asInstanceOf(InstanceOfAssertFactories.type(Fetched.Failed.class))
        .returns(code, Fetched.Failed::code);
  }

  private static InetAddress loopback(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static MockResponse.Builder ok(String body) {
    return new MockResponse.Builder().body(body);
  }

  private static MockResponse.Builder status(int code) {
    return new MockResponse.Builder().code(code);
  }

  private static MockResponse redirect(int code, String location) {
    return status(code).setHeader("Location", location).build();
  }

  private static MockResponse gzip(byte[] bytes) throws IOException {
    var packed = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(packed))) {
      sink.write(bytes);
    }
    return new MockResponse.Builder().setHeader("Content-Encoding", "gzip").body(packed).build();
  }
}

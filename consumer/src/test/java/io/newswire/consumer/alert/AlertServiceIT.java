package io.newswire.consumer.alert;

import static io.newswire.consumer.TestWire.alert;
import static io.newswire.consumer.TestWire.article;
import static io.newswire.consumer.TestWire.event;
import static io.newswire.consumer.TestWire.fresh;
import static io.newswire.consumer.TestWire.story;
import static io.newswire.consumer.TestWire.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newswire.consumer.FreshDatabase;
import io.newswire.consumer.TestReceiver;
import io.newswire.consumer.TestWire;
import io.newswire.consumer.alert.channel.ChannelConfig;
import io.newswire.consumer.alert.channel.Secret;
import io.newswire.consumer.alert.channel.WebhookConfig;
import io.newswire.consumer.store.TestStore;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Retraction;
import io.newswire.events.Verdict;
import io.newswire.events.trace.Spans;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlertServiceIT {

  private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final RetryPolicy QUICK =
      new RetryPolicy(Duration.ofMillis(50), Duration.ofMillis(100), 5);

  @RegisterExtension private static final FreshDatabase database = new FreshDatabase();

  private final TestWire wire = new TestWire();
  private final ArticleEvent first = fresh(article("a", "agency", 0, "Strike ends"));
  private final TestReceiver receiver = TestReceiver.start();
  private AlertConfig config = toReceiver(receiver.url());
  private AlertService service;

  @AfterEach
  void closeAll() {
    if (service != null) {
      service.close();
    }
    receiver.close();
  }

  @Test
  void anAlertReachesItsReceiverSigned() throws Exception {
    // given
    store(wire.tell(first).alert(alert("al-1", first)));

    // when
    startService();

    // then
    await().untilAsserted(() -> assertThat(receiver.requests()).hasSize(1));
    TestReceiver.Received got = receiver.requests().get(0);
    new Webhook(SECRET).verify(got.body(), got.headers());
    assertThat(got.body()).contains("\"alert.raised\"", "Strike ends", "location Misrata (LBY)");
    await().untilAsserted(() -> assertThat(statuses()).isEqualTo("alert sent"));
  }

  @Test
  void aReceiverThatFailsGetsTheSameMessageAgain() {
    // given
    AtomicInteger calls = new AtomicInteger();
    receiver.answer(exchange -> calls.incrementAndGet() < 3 ? 500 : 204);
    store(wire.tell(first).alert(alert("al-1", first)));

    // when
    startService();

    // then
    await().untilAsserted(() -> assertThat(statuses()).isEqualTo("alert sent"));
    assertThat(receiver.requests()).hasSize(3);
    assertThat(receiver.ids()).hasSize(1);
  }

  @Test
  void attemptsAreBounded() {
    // given
    receiver.answer(exchange -> 500);
    store(wire.tell(first).alert(alert("al-1", first)));

    // when
    startService();

    // then
    await().untilAsserted(() -> assertThat(statuses()).isEqualTo("alert failed"));
    assertThat(receiver.requests()).hasSize(QUICK.attempts());
    assertThat(database.value("select last_error from deliveries"))
        .isEqualTo("the receiver answered 500");
  }

  @Test
  void aReceiverThatIsGoneGetsNothingMore() {
    // given
    receiver.answer(exchange -> 410);
    ArticleEvent second = fresh(article("b", "agency", 1, "Port opens"));
    store(wire.tell(first).tell(second).alert(alert("al-1", first)).alert(alert("al-2", second)));

    // when
    startService();

    // then
    await().untilAsserted(() -> assertThat(statuses()).isEqualTo("alert failed, alert failed"));
    assertThat(receiver.requests()).hasSize(1);
    assertThat(database.value("select channel from disabled_channels")).isEqualTo("desk");
  }

  @Test
  void aReceiverThatHangsDelaysNoOther() {
    // given
    CountDownLatch released = new CountDownLatch(1);
    receiver.answer(exchange -> hangUntil(released));
    try (TestReceiver other = TestReceiver.start()) {
      config = quickly(webhook("desk", receiver.url(), true), webhook("other", other.url(), true));
      store(wire.tell(first).alert(alert("al-1", first)));

      // when
      startService();

      // then
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(other.requests()).hasSize(1));
      assertThat(database.value("select status from deliveries where channel = 'desk'"))
          .isEqualTo("pending");
    } finally {
      released.countDown();
    }
  }

  @Test
  void whatOneServiceLeftTheNextOneSends() {
    // given
    store(wire.tell(first).alert(alert("al-1", first)));
    assertThat(new Deliveries(database.jdbi()).claim("desk", Duration.ofMillis(10)))
        .as("taken by a service that then died")
        .isPresent();

    // when
    startService();

    // then
    await().untilAsserted(() -> assertThat(statuses()).isEqualTo("alert sent"));
    assertThat(database.value("select attempts from deliveries")).isEqualTo("2");
  }

  @Test
  void aKillBeforeDeliveryCancelsTheAlert() {
    // given
    store(wire.tell(first).alert(alert("al-1", first)).tell(kill()).retract(killed()));

    // when
    startService();

    // then
    ArticleEvent second = fresh(article("b", "agency", 60, "Port opens"));
    store(new TestWire().tell(second).alert(alert("al-2", second)));
    await().untilAsserted(() -> assertThat(receiver.requests()).hasSize(1));
    assertThat(receiver.requests().get(0).body()).contains("Port opens");
    assertThat(statuses()).startsWith("alert canceled");
  }

  @Test
  void aKillBehindDeliveryWithdrawsTheAlert() {
    // given
    store(wire.tell(first).alert(alert("al-1", first)));
    startService();
    await().untilAsserted(() -> assertThat(statuses()).isEqualTo("alert sent"));

    // when
    store(wire.tell(kill()).retract(killed()));

    // then
    await().untilAsserted(() -> assertThat(statuses()).isEqualTo("alert sent, withdrawal sent"));
    assertThat(receiver.requests().get(1).body())
        .contains("\"alert.withdrawn\"", "\"al-1\"", "Wrong port");
  }

  @Test
  void aCorrectionIsToldToWhoeverGotTheAlert() {
    // given
    store(wire.tell(first).alert(alert("al-1", first)));
    startService();
    await().untilAsserted(() -> assertThat(statuses()).isEqualTo("alert sent"));
    ArticleEvent corrected =
        event(
            article("a", "agency", 30, "Strike ends in Sirte"),
            2,
            verdict(Verdict.Type.CORRECTION, "signal", "a"),
            story("a", 1));

    // when
    store(wire.tell(corrected).retract(retraction(Retraction.Kind.CORRECTION)));

    // then
    await().untilAsserted(() -> assertThat(statuses()).isEqualTo("alert sent, correction sent"));
    assertThat(receiver.requests().get(1).body())
        .contains("\"alert.corrected\"", "Strike ends in Sirte");
  }

  @Test
  void aPrivateReceiverIsRefusedUnlessAllowed() {
    // given
    config = quickly(webhook("desk", receiver.url(), false));
    store(wire.tell(first).alert(alert("al-1", first)));

    // when
    startService();

    // then
    await().untilAsserted(() -> assertThat(statuses()).isEqualTo("alert failed"));
    assertThat(receiver.requests()).isEmpty();
    assertThat(database.value("select last_error from deliveries"))
        .contains("is a private address");
  }

  private static AlertConfig toReceiver(URI url) {
    return quickly(webhook("desk", url, true));
  }

  private static AlertConfig quickly(ChannelConfig... channels) {
    return new AlertConfig(List.of(channels), null, null, QUICK);
  }

  private static WebhookConfig webhook(String name, URI url, boolean allowPrivate) {
    return new WebhookConfig(name, url, List.of(Secret.of(SECRET)), allowPrivate);
  }

  private static ArticleEvent kill() {
    return event(
        article("a", "agency", 30, "").withBody(""),
        2,
        verdict(Verdict.Type.KILL, "canceled", "a"),
        story("a", 1));
  }

  private static Retraction killed() {
    return retraction(Retraction.Kind.KILL);
  }

  private static Retraction retraction(Retraction.Kind kind) {
    Instant at = TestWire.MORNING.plusSeconds(1_800);
    return new Retraction("a", kind, "st-a", null, "Strike ends", "Wrong port", at);
  }

  private static int hangUntil(CountDownLatch released) {
    try {
      released.await();
      return 204;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 503;
    }
  }

  private void store(TestWire news) {
    TestStore.write(database.jdbi(), config, news);
  }

  private void startService() {
    service = new AlertService(database.jdbi(), config, new SimpleMeterRegistry(), Spans.NONE);
    service.start();
  }

  /** What became of the messages, in their order. */
  private String statuses() {
    return database.value(
        "select string_agg(kind || ' ' || status, ', ' order by position) from deliveries");
  }
}

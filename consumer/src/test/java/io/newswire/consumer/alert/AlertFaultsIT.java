package io.newswire.consumer.alert;

import static io.newswire.consumer.TestDatabase.value;
import static io.newswire.consumer.TestWire.alert;
import static io.newswire.consumer.TestWire.article;
import static io.newswire.consumer.TestWire.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newswire.consumer.TestDatabase;
import io.newswire.consumer.TestReceiver;
import io.newswire.consumer.TestWire;
import io.newswire.consumer.alert.channel.ChannelConfig;
import io.newswire.consumer.alert.channel.Secret;
import io.newswire.consumer.alert.channel.WebhookConfig;
import io.newswire.consumer.store.Database;
import io.newswire.consumer.store.TestStore;
import io.newswire.events.ArticleEvent;
import io.newswire.events.trace.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receivers that misbehave, side by side with one that does not. */
class AlertFaultsIT {

  private static final int ALERTS = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  private final TestDatabase server = TestDatabase.start();
  private final Database database = server.fresh();
  private final TestReceiver well = TestReceiver.start();
  private final TestReceiver failing = TestReceiver.start();
  private final TestReceiver limiting = TestReceiver.start();
  private final TestReceiver breaking = TestReceiver.start();
  private final TestReceiver leaving = TestReceiver.start();
  private AlertService service;

  @AfterEach
  void close() {
    if (service != null) {
      service.close();
    }
    List.of(well, failing, limiting, breaking, leaving).forEach(TestReceiver::close);
    database.close();
    server.close();
  }

  @Test
  void nothingIsLostAndNothingComesUnderTwoIds() {
    // given
    failing.answer(everyNth(3, exchange -> 500));
    limiting.answer(
        everyNth(
            40,
            exchange -> {
              exchange.getResponseHeaders().set("Retry-After", "1");
              return 429;
            }));
    breaking.answer(everyNth(5, AlertFaultsIT::breakOff));
    AtomicInteger requests = new AtomicInteger();
    leaving.answer(exchange -> requests.incrementAndGet() < 10 ? 204 : 410);
    AlertConfig config = config();
    TestStore.write(database.jdbi(), config, wire());
    service = new AlertService(database.jdbi(), config, new SimpleMeterRegistry(), Spans.NONE);

    // when
    service.start();

    // then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        value(
                            database.jdbi(),
                            "select count(*) from deliveries where status = 'pending'"))
                    .isEqualTo("0"));
    assertThat(value(database.jdbi(), figures()))
        .isEqualTo("breaking 100 0, failing 100 0, leaving 9 91, limiting 100 0, well 100 0");
    assertThat(well.requests()).hasSize(ALERTS);
    for (TestReceiver receiver : List.of(well, failing, limiting, breaking)) {
      assertThat(receiver.ids()).hasSize(ALERTS);
    }
    assertThat(breaking.requests()).as("with those that came again").hasSizeGreaterThan(ALERTS);
    assertThat(leaving.requests()).as("nothing after 410").hasSize(10);
  }

  private static String figures() {
    return "select string_agg(concat_ws(' ', channel, sent, failed), ', ' order by channel) from ("
        + "select channel, count(*) filter (where status = 'sent') as sent,"
        + " count(*) filter (where status = 'failed') as failed from deliveries group by 1) f";
  }

  private static ToIntFunction<HttpExchange> everyNth(int n, ToIntFunction<HttpExchange> answer) {
    AtomicInteger requests = new AtomicInteger();
    return exchange -> requests.incrementAndGet() % n == 0 ? answer.applyAsInt(exchange) : 204;
  }

  /** It has the message, and dies before it can say so. */
  private static int breakOff(HttpExchange exchange) {
    exchange.close();
    throw new IllegalStateException("broken off, as the test wants it");
  }

  private AlertConfig config() {
    List<ChannelConfig> channels =
        List.of(
            channel("well", well),
            channel("failing", failing),
            channel("limiting", limiting),
            channel("breaking", breaking),
            channel("leaving", leaving));
    RetryPolicy retries = new RetryPolicy(Duration.ofMillis(20), Duration.ofMillis(200), 50);
    return new AlertConfig(channels, null, null, retries);
  }

  private static ChannelConfig channel(String name, TestReceiver receiver) {
    return new WebhookConfig(name, receiver.url(), List.of(Secret.of(SECRET)), true);
  }

  private static TestWire wire() {
    TestWire wire = new TestWire();
    List<ArticleEvent> events = new ArrayList<>();
    for (int i = 0; i < ALERTS; i++) {
      events.add(fresh(article("a" + i, "agency", 0, "Item " + i)));
    }
    events.forEach(event -> wire.tell(event).alert(alert("al-" + event.article().uri(), event)));
    return wire;
  }
}

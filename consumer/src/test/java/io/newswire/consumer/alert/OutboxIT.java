package io.newswire.consumer.alert;

import static io.newswire.consumer.TestWire.MORNING;
import static io.newswire.consumer.TestWire.alert;
import static io.newswire.consumer.TestWire.article;
import static io.newswire.consumer.TestWire.event;
import static io.newswire.consumer.TestWire.fresh;
import static io.newswire.consumer.TestWire.story;
import static io.newswire.consumer.TestWire.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.consumer.FreshDatabase;
import io.newswire.consumer.TestWire;
import io.newswire.consumer.alert.channel.Channel;
import io.newswire.consumer.alert.channel.LogConfig;
import io.newswire.consumer.store.TestStore;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Delivery;
import io.newswire.events.RateLimit;
import io.newswire.events.Retraction;
import io.newswire.events.Schedule;
import io.newswire.events.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which messages there are, and when they are due. The wire is stored on its first morning. */
class OutboxIT {

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final AlertConfig TWO =
      new AlertConfig(
          List.of(new LogConfig("desk"), new LogConfig("night")), List.of("desk"), null, null);

  @RegisterExtension private static final FreshDatabase database = new FreshDatabase();

  private final TestWire wire = new TestWire();
  private final ArticleEvent first = fresh(article("a", "agency", 0, "Strike ends"));
  private final ArticleEvent second = fresh(article("b", "agency", 1, "Port opens"));
  private final ArticleEvent third = fresh(article("c", "agency", 2, "Ferry sails"));

  @Test
  void aRuleThatNamesNoChannelTellsTheDefaultOnes() {
    // when
    store(wire.tell(first).alert(alert("al-1", first)));

    // then
    assertThat(messages()).isEqualTo("desk alert pending");
  }

  @Test
  void aRuleTellsTheChannelsItNames() {
    // when
    store(wire.tell(first).alert(alert("al-1", first, to("night"))));

    // then
    assertThat(messages()).isEqualTo("night alert pending");
  }

  @Test
  void anAlertToAChannelThatIsNotDeclaredWaitsForIt() {
    // when
    store(wire.tell(first).alert(alert("al-1", first, to("nihgt"))));

    // then
    assertThat(messages()).isEqualTo("nihgt alert pending");
  }

  @Test
  void aSecondAlertOfStoryAndRuleContinuesTheThread() {
    // given
    ArticleEvent revised =
        event(
            article("a", "agency", 30, "Strike ends in Misrata"),
            2,
            verdict(Verdict.Type.REVISION, "changed", "a"),
            story("a", 1));

    // when
    store(wire.tell(first).alert(alert("al-1", first)).tell(revised).alert(alert("al-2", revised)));

    // then
    assertThat(messages()).isEqualTo("desk alert pending, desk update pending");
    assertThat(database.value("select count(distinct thread) from deliveries")).isEqualTo("1");
    assertThat(
            database.value(
                "select payload #>> '{data,opening}' from deliveries where kind='update'"))
        .isEqualTo("Strike ends");
  }

  @Test
  void whatFollowsWaitsUntilTheAlertIsTold() {
    // given
    store(wire.tell(first).alert(alert("al-1", first)).tell(corrected()).retract(correction()));
    assertThat(messages()).isEqualTo("desk alert pending, desk correction pending");
    Channel.Delivery alert = claim().orElseThrow();

    // when
    Optional<Channel.Delivery> next = claim();

    // then
    assertThat(next).isEmpty();
    new Deliveries(database.jdbi()).sent(alert, null);
    assertThat(claim().orElseThrow().payload()).contains("alert.corrected");
  }

  @Test
  void aCorrectionThatAlertsAgainIsToldOnce() {
    // given
    store(wire.tell(first).alert(alert("al-1", first)));

    // when
    store(wire.tell(corrected()).retract(correction()).alert(alert("al-2", corrected())));

    // then
    assertThat(messages()).isEqualTo("desk alert pending, desk correction pending");
  }

  @Test
  void severalAlertsOfAKilledArticleAreWithdrawnOnce() {
    // given
    ArticleEvent revised =
        event(
            article("a", "agency", 20, "Strike ends in Misrata"),
            2,
            verdict(Verdict.Type.REVISION, "changed", "a"),
            story("a", 1));
    store(wire.tell(first).alert(alert("al-1", first)).tell(revised).alert(alert("al-2", revised)));
    new Deliveries(database.jdbi()).sent(claim().orElseThrow(), null);
    new Deliveries(database.jdbi()).sent(claim().orElseThrow(), null);

    // when
    store(wire.tell(kill("a", 3)).retract(killed("a")));

    // then
    assertThat(messages()).isEqualTo("desk alert sent, desk update sent, desk withdrawal pending");
  }

  @Test
  void nobodyIsToldOfWhatIsOld() {
    // given
    Clock nextWeek = Clock.fixed(MORNING.plus(Duration.ofDays(7)), ZoneOffset.UTC);

    // when
    TestStore.write(database.jdbi(), TWO, wire.tell(first).alert(alert("al-1", first)), nextWeek);

    // then
    assertThat(messages()).isNull();
    assertThat(database.value("select withheld from alerts"))
        .isEqualTo("the article came in at 2026-03-02T06:00:05Z, longer ago than maxAge PT24H");
  }

  @Test
  void outsideItsHoursARuleWaitsAndThenTellsAllAtOnce() {
    // given
    Schedule afternoons =
        new Schedule(List.of(), LocalTime.of(14, 0), LocalTime.of(18, 0), ZoneOffset.UTC);
    Delivery delivery = new Delivery(List.of(), null, null, afternoons);
    store(
        wire.tell(first)
            .tell(second)
            .alert(alert("al-1", first, delivery))
            .alert(alert("al-2", second, delivery)));
    assertThat(messages()).isEqualTo("desk alert held, desk alert held");
    assertThat(due()).isEqualTo("2026-03-02T14:00:00Z");

    // when
    new Digests(database.jdbi()).release("desk");

    // then
    assertThat(messages())
        .isEqualTo("desk alert collected, desk alert collected, desk digest pending");
    assertThat(claim().orElseThrow().payload())
        .contains("alert.digest", "schedule", "Strike ends", "Port opens");
  }

  @Test
  void oneThatWaitedAloneGoesOutByItself() {
    // given
    Delivery delivery = new Delivery(List.of(), null, Duration.ofHours(1), null);
    store(wire.tell(first).alert(alert("al-1", first, delivery)));

    // when
    new Digests(database.jdbi()).release("desk");

    // then
    assertThat(messages()).isEqualTo("desk alert pending");
  }

  @Test
  void whatIsBeyondTheRateGoesIntoOneDigest() {
    // given
    Delivery delivery = new Delivery(List.of(), new RateLimit(1, Duration.ofHours(1)), null, null);
    store(
        wire.tell(first)
            .tell(second)
            .tell(third)
            .alert(alert("al-1", first, delivery))
            .alert(alert("al-2", second, delivery))
            .alert(alert("al-3", third, delivery)));
    assertThat(messages()).isEqualTo("desk alert pending, desk alert held, desk alert held");
    assertThat(due()).isEqualTo("2026-03-02T07:00:00Z");

    // when
    new Digests(database.jdbi()).release("desk");

    // then
    assertThat(messages())
        .isEqualTo(
            "desk alert pending, desk alert collected, desk alert collected, desk digest pending");
  }

  @Test
  void whatIsKilledBeforeItsDigestGoesOutIsLeftOut() {
    // given
    Delivery delivery = new Delivery(List.of(), null, Duration.ofHours(1), null);
    store(
        wire.tell(first)
            .tell(second)
            .tell(third)
            .alert(alert("al-1", first, delivery))
            .alert(alert("al-2", second, delivery))
            .alert(alert("al-3", third, delivery)));
    new Digests(database.jdbi()).release("desk");
    store(wire.tell(kill("b", 2)).retract(killed("b")));

    // when
    new Digests(database.jdbi()).release("desk");

    // then
    assertThat(claim().orElseThrow().payload())
        .contains("Strike ends", "Ferry sails")
        .doesNotContain("Port opens");
    assertThat(messages()).doesNotContain("withdrawal");
  }

  @Test
  void whatIsKilledAfterItsDigestWentOutIsWithdrawn() {
    // given
    Delivery delivery = new Delivery(List.of(), null, Duration.ofHours(1), null);
    store(
        wire.tell(first)
            .tell(second)
            .alert(alert("al-1", first, delivery))
            .alert(alert("al-2", second, delivery)));
    new Digests(database.jdbi()).release("desk");
    new Deliveries(database.jdbi()).sent(claim().orElseThrow(), null);

    // when
    store(wire.tell(kill("b", 2)).retract(killed("b")));

    // then
    assertThat(messages())
        .isEqualTo("desk alert sent, desk alert sent, desk digest sent, desk withdrawal pending");
  }

  @Test
  void whatADisabledChannelWouldHaveBeenToldIsShownAsFailed() {
    // given
    new Deliveries(database.jdbi()).disable("desk", "disabled: the receiver answered 410");

    // when
    store(wire.tell(first).alert(alert("al-1", first)));

    // then
    assertThat(messages()).isEqualTo("desk alert failed");
    assertThat(
            new AlertLog(database.jdbi())
                .newest(Instant.EPOCH, null, 10)
                .get(0)
                .deliveries()
                .get(0))
        .extracting(AlertLog.Delivery::lastError)
        .isEqualTo("disabled: the receiver answered 410");
  }

  @Test
  void everyAttemptIsLogged() {
    // given
    Deliveries deliveries = new Deliveries(database.jdbi());
    store(wire.tell(first).alert(alert("al-1", first)));
    deliveries.postpone(claim().orElseThrow(), Duration.ZERO, "the receiver answered 500");

    // when
    deliveries.sent(claim().orElseThrow(), null);

    // then
    assertThat(
            database.value(
                "select string_agg(concat_ws(' ', alert, channel, attempt, outcome, detail,"
                    + " next is not null), '; ' order by attempt) from delivery_log"))
        .isEqualTo("al-1 desk 1 not-taken the receiver answered 500 t; al-1 desk 2 taken f");
  }

  private static ArticleEvent corrected() {
    return event(
        article("a", "agency", 30, "Strike ends in Sirte"),
        2,
        verdict(Verdict.Type.CORRECTION, "signal", "a"),
        story("a", 1));
  }

  private static Retraction correction() {
    Instant at = MORNING.plusSeconds(1_800);
    return new Retraction("a", Retraction.Kind.CORRECTION, "st-a", null, "Strike", "Wrong", at);
  }

  private static ArticleEvent kill(String uri, int revision) {
    return event(
        article(uri, "agency", 40, "").withBody(""),
        revision,
        verdict(Verdict.Type.KILL, "canceled", uri),
        story(uri, 1));
  }

  private static Retraction killed(String uri) {
    Instant at = MORNING.plusSeconds(2_400);
    return new Retraction(uri, Retraction.Kind.KILL, "st-" + uri, null, "Killed", "Wrong", at);
  }

  private static Delivery to(String channel) {
    return new Delivery(List.of(channel), null, null, null);
  }

  private void store(TestWire news) {
    TestStore.write(database.jdbi(), TWO, news);
  }

  private Optional<Channel.Delivery> claim() {
    return new Deliveries(database.jdbi()).claim("desk", LEASE);
  }

  private String messages() {
    return database.value(
        "select string_agg(concat_ws(' ', channel, kind, status), ', ' order by position)"
            + " from deliveries where kind <> 'digest' or status <> 'canceled'");
  }

  private String due() {
    return database.value(
        "select to_char(max(due) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
            + " from deliveries where status = 'held'");
  }
}

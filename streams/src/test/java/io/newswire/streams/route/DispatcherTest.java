package io.newswire.streams.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Alert;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.ArticleEventBuilder;
import io.newswire.events.Because;
import io.newswire.events.Origin;
import io.newswire.events.Retraction;
import io.newswire.events.Story;
import io.newswire.events.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispatcherTest {

  private static final Instant TIME = Instant.parse("2026-03-02T09:30:00Z");

  private final Dispatcher dispatcher =
      new Dispatcher(
          new LiveRules(
              Rules.parse(
                  "test",
                  """
                  rules:
                    - {id: strikes, when: 'text.mentions(["strike"])', route: politics, alert: info}
                    - {id: flash, when: 'urgency <= 2', alert: critical}
                    - {id: confirmed, when: 'story.independentSources >= 2', alert: warning}
                    - id: fires
                      when: text.mentions(["fire"])
                      alert: {severity: info, independentSources: 3}
                  """)));

  @Test
  void sendsAnArticleToTheRoutesOfTheRulesThatHold() {
    Dispatch dispatch = first(event(Verdict.Type.NEW, 1, 5, "Port strike", 1));

    assertThat(dispatch.routes()).containsOnlyKeys("politics");
    assertThat(dispatch.on("politics"))
        .singleElement()
        .extracting(ArticleEvent::because)
        .isEqualTo(List.of(new Because("strikes", 1, List.of("text says \"strike\""))));
    assertThat(dispatch.published()).hasSize(1);
    assertThat(dispatch.sent().routes()).containsOnlyKeys("politics");
  }

  @Test
  void sendsALaterVersionWhereTheEarlierOneWent() {
    Sent sent = first(event(Verdict.Type.NEW, 1, 5, "Port strike", 1)).sent();

    Dispatch dispatch =
        dispatcher.dispatch(
            event(Verdict.Type.REVISION, 2, 5, "Port reopens", 1), null, sent, Alerted.NOTHING);

    assertThat(dispatch.routes()).containsOnlyKeys("politics");
    assertThat(dispatch.on("politics").get(0).because())
        .extracting(Because::rule)
        .containsExactly("strikes");
  }

  @Test
  void sendsAKillWhereItsArticleWentAndSaysWhatItWas() {
    Sent sent = first(event(Verdict.Type.NEW, 1, 5, "Port strike", 1)).sent();

    Dispatch dispatch =
        dispatcher.dispatch(
            event(Verdict.Type.KILL, 2, 1, "", 3), "tag:other", sent, Alerted.NOTHING);

    assertThat(dispatch.routes()).containsOnlyKeys("politics");
    assertThat(dispatch.alerts()).isEmpty();
    assertThat(dispatch.retraction())
        .isEqualTo(
            new Retraction(
                "tag:one", Retraction.Kind.KILL, "s1", "tag:other", "Port strike", null, TIME));
  }

  @Test
  void alertsOncePerStoryAndRule() {
    Alerted alerted = first(event(Verdict.Type.NEW, 1, 5, "Port strike", 1)).alerted();

    Dispatch dispatch =
        dispatcher.dispatch(
            event(Verdict.Type.REVISION, 2, 5, "Port strike goes on", 1), null, null, alerted);

    assertThat(dispatch.alerts()).isEmpty();
    assertThat(dispatch.alerted()).isNull();
  }

  @Test
  void alertsAgainForEveryRevisionWhenTheRuleIsCritical() {
    Dispatch first = first(event(Verdict.Type.NEW, 1, 1, "Fire", 1));

    Dispatch second =
        dispatcher.dispatch(
            event(Verdict.Type.REVISION, 2, 1, "Fire spreads", 1), null, null, first.alerted());

    assertThat(second.alerts())
        .extracting(alert -> alert.because().rule())
        .containsExactly("flash");
    assertThat(second.alerts().get(0).id()).isNotEqualTo(first.alerts().get(0).id());
  }

  @Test
  void waitsForAsManyIndependentSourcesAsTheRuleAsksFor() {
    Dispatch first = first(event(Verdict.Type.NEW, 1, 5, "Fire", 1));

    Dispatch copy =
        dispatcher.dispatch(
            event(Verdict.Type.NEAR_DUPLICATE, 1, 5, "Blaze", 3), null, null, first.alerted());

    assertThat(first.alerts()).isEmpty();
    assertThat(copy.alerts())
        .filteredOn(alert -> alert.because().rule().equals("fires"))
        .singleElement()
        .extracting(Alert::headline)
        .isEqualTo("Fire");
    assertThat(copy.alerted().waiting()).isEmpty();
    assertThat(copy.alerted().rules()).contains("fires");
  }

  @Test
  void aKillEndsWhatWaitsForSources() {
    Alerted waiting = first(event(Verdict.Type.NEW, 1, 5, "Fire", 1)).alerted();

    Dispatch kill = dispatcher.dispatch(event(Verdict.Type.KILL, 2, 5, "", 1), null, null, waiting);

    assertThat(kill.alerts()).isEmpty();
    assertThat(kill.alerted()).isEqualTo(Alerted.NOTHING);
  }

  @Test
  void alertsNobodyOfAnArchive() {
    ArticleEvent event = event(Verdict.Type.NEW, 1, 1, "Port strike", 1);
    Origin archive = new Origin(Origin.BACKFILL, "text", "one.txt", null);

    Dispatch dispatch =
        first(
            ArticleEventBuilder.builder(event)
                .article(event.article().withOrigin(archive))
                .build());

    assertThat(dispatch.alerts()).isEmpty();
    assertThat(dispatch.routes()).containsOnlyKeys("politics");
  }

  @ParameterizedTest
  @CsvSource({"poll, PT23H, 2", "poll, PT25H, 0", "pull, PT25H, 0", "push, PT25H, 2"})
  void alertsNobodyOfWhatAFeedStillLists(String connector, Duration age, int alerts) {
    ArticleEvent event = event(Verdict.Type.NEW, 1, 1, "Port strike", 1);

    Dispatch dispatch =
        first(
            ArticleEventBuilder.builder(event)
                .article(
                    event
                        .article()
                        .withVersionCreated(TIME.minus(age))
                        .withOrigin(new Origin(connector, "text", "one.txt", null)))
                .build());

    assertThat(dispatch.alerts()).hasSize(alerts);
  }

  @Test
  void givesTheSameAlertTheSameId() {
    ArticleEvent event = event(Verdict.Type.NEW, 1, 1, "Fire", 1);

    List<Alert> again = first(event).alerts();

    assertThat(first(event).alerts()).isEqualTo(again);
    assertThat(again.get(0).id()).matches("[0-9a-f]{32}");
  }

  @Test
  void aCopyFromAnotherSourceCanBeWhatARuleWaitsForButGoesToNoRoute() {
    Dispatch dispatch =
        dispatcher.dispatch(
            event(Verdict.Type.NEAR_DUPLICATE, 1, 5, "Port strike", 2),
            null,
            null,
            new Alerted(Set.of("strikes"), Map.of()));

    assertThat(dispatch.alerts())
        .extracting(alert -> alert.because().rule())
        .containsExactly("confirmed");
    assertThat(dispatch.alerted().rules()).containsExactlyInAnyOrder("strikes", "confirmed");
    assertThat(dispatch.routes()).isEmpty();
    assertThat(dispatch.heldBack()).hasSize(1);
    assertThat(dispatch.sent()).isNull();
  }

  @Test
  void aCorrectionRetractsTheEarlierText() {
    Sent sent = new Sent("Port strik", Map.of());

    Dispatch dispatch =
        dispatcher.dispatch(
            event(Verdict.Type.CORRECTION, 2, 5, "Port strike", 1), null, sent, Alerted.NOTHING);

    assertThat(dispatch.retractions())
        .singleElement()
        .extracting(Retraction::kind, Retraction::headline)
        .containsExactly(Retraction.Kind.CORRECTION, "Port strike");
  }

  private Dispatch first(ArticleEvent event) {
    return dispatcher.dispatch(event, null, null, Alerted.NOTHING);
  }

  private static ArticleEvent event(
      Verdict.Type type, int revision, int urgency, String headline, int independentSources) {
    return ArticleEventBuilder.builder()
        .article(
            ArticleBuilder.builder()
                .uri("tag:one")
                .source("one")
                .received(TIME)
                .urgency(urgency)
                .headline(headline)
                .origin(new Origin("test", "text", "one.txt", null))
                .build())
        .revision(revision)
        .verdict(new Verdict(type, "test", null, null, null))
        .story(new Story("s1", "tag:one", TIME, 1, List.of("one"), independentSources))
        .build();
  }
}

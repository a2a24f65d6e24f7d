package io.newswire.streams.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Json;
import io.newswire.events.Origin;
import io.newswire.events.PubStatus;
import io.newswire.events.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  private final Versions versions = new Versions();

  @Test
  void callsTheFirstVersionNew() {
    Decision decision = versions.decide(null, version(1).build(), NOON);

    assertThat(decision.events())
        .extracting(ArticleEvent::verdict)
        .containsExactly(new Verdict(Verdict.Type.NEW, Reasons.FIRST_VERSION, null, null, null));
    assertThat(decision.events().get(0).revision()).isEqualTo(1);
    assertThat(decision.after().shard()).isEqualTo("en");
  }

  @Test
  void callsTheSameContentRedeliveryWhateverTheFetchTime() {
    UriState before = after(version(1).build());
    Article again =
        version(1).received(NOON.plusSeconds(900)).body("Fire  in the\nharbour.").build();

    ArticleEvent event = only(versions.decide(before, again, NOON));

    assertThat(event.verdict())
        .isEqualTo(new Verdict(Verdict.Type.REDELIVERY, Reasons.SAME_CONTENT, "urn:a", null, null));
    assertThat(event.revision()).isEqualTo(1);
  }

  @Test
  void namesTheFieldsARevisionChanges() {
    UriState before = after(version(1).build());
    Article update = version(2).headline("Fire is out").urgency(3).build();

    ArticleEvent event = only(versions.decide(before, update, NOON));

    assertThat(event.verdict())
        .isEqualTo(new Verdict(Verdict.Type.REVISION, Reasons.CHANGED, "urn:a", null, null));
    assertThat(event.changed()).containsExactly("headline", "urgency");
    assertThat(event.revision()).isEqualTo(2);
  }

  @Test
  void takesAnUndatedChangeForNewer() {
    UriState before = after(version(1).versionCreated(null).build());
    Article update = version(1).versionCreated(null).body("Fire is out.").build();

    ArticleEvent event = only(versions.decide(before, update, NOON));

    assertThat(event.verdict().type()).isEqualTo(Verdict.Type.REVISION);
  }

  @Test
  void comparesVersionLabelsAsNumbers() {
    UriState before = after(version(1).version("10").build());
    Article older = version(1).version("9").body("Smoke.").build();

    ArticleEvent event = only(versions.decide(before, older, NOON));

    assertThat(event.verdict().reason()).isEqualTo(Reasons.SUPERSEDED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "signal    | correction",
        "signal    | sig:correction",
        "headline  | CORRECTED: Fire in the harbour",
        "headline  | CORRECTION-Fire in the harbour",
        "headline  | (CORRECTED) Fire in the harbour",
        "headline  | Korrektur: Feuer im Hafen",
        "headline  | Berichtigung - Feuer im Hafen",
        "headline  | Fire in the harbour (corrected)",
        "edNote    | Corrects number of injured in paragraph 2",
        "edNote    | Berichtigt Zahl der Verletzten"
      })
  void knowsACorrectionWhenTheSourceSaysSo(String field, String cue) {
    UriState before = after(version(1).build());
    ArticleBuilder builder = version(2);
    switch (field) {
      case "signal" -> builder.signals(List.of(cue));
      case "headline" -> builder.headline(cue);
      default -> builder.edNote(cue);
    }

    ArticleEvent event = only(versions.decide(before, builder.build(), NOON));

    assertThat(event.verdict().type()).isEqualTo(Verdict.Type.CORRECTION);
  }

  @ParameterizedTest
  @CsvSource({
    "Corrections officer hurt in harbour fire",
    "Market correction: shares fall again",
    "Kill Bill returns to cinemas",
    "Storm kills 12 on the coast"
  })
  void isNotMisledByWordsOfTheNews(String headline) {
    UriState before = after(version(1).build());

    ArticleEvent event = only(versions.decide(before, version(2).headline(headline).build(), NOON));

    assertThat(event.verdict().type()).isEqualTo(Verdict.Type.REVISION);
  }

  @ParameterizedTest
  @CsvSource({
    "status,CANCELED",
    "signal,kill",
    "headline,KILL: Fire in the harbour",
    "headline,STORY WITHDRAWN-Fire in the harbour",
    "edNote,EDITORS: MANDATORY KILL. The report was wrong."
  })
  void killsWhenTheSourceSaysSo(String field, String cue) {
    UriState before = after(version(1).build());
    ArticleBuilder builder = version(2);
    switch (field) {
      case "status" -> builder.pubStatus(PubStatus.valueOf(cue));
      case "signal" -> builder.signals(List.of(cue));
      case "headline" -> builder.headline(cue);
      default -> builder.edNote(cue);
    }

    ArticleEvent event = only(versions.decide(before, builder.build(), NOON));

    assertThat(event.verdict().type()).isEqualTo(Verdict.Type.KILL);
    assertThat(event.verdict().of()).isEqualTo("urn:a");
  }

  @Test
  void takesAKillBackForANewerVersionOnly() {
    UriState killed = after(version(1).build(), kill(3));

    ArticleEvent older = only(versions.decide(killed, version(2).body("Smoke.").build(), NOON));
    ArticleEvent newer = only(versions.decide(killed, version(4).build(), NOON));

    assertThat(older.verdict().reason()).isEqualTo(Reasons.KILLED);
    assertThat(newer.verdict().type()).isEqualTo(Verdict.Type.REVISION);
    assertThat(newer.verdict().reason()).isEqualTo(Reasons.KILL_TAKEN_BACK);
  }

  @Test
  void remembersAKillThatComesFirst() {
    Decision kill = versions.decide(null, kill(2), NOON);

    ArticleEvent late = only(versions.decide(kill.after(), version(1).build(), NOON));
    ArticleEvent newer = only(versions.decide(kill.after(), version(3).build(), NOON));

    assertThat(only(kill).verdict().type()).isEqualTo(Verdict.Type.HELD);
    assertThat(only(kill).verdict().reason()).isEqualTo(Reasons.KILL_BEFORE_ARTICLE);
    assertThat(late.verdict().type()).isEqualTo(Verdict.Type.REDELIVERY);
    assertThat(late.verdict().reason()).isEqualTo(Reasons.KILLED);
    assertThat(newer.verdict().type()).isEqualTo(Verdict.Type.NEW);
  }

  @Test
  void holdsAnEmbargoUntilItsTime() {
    Instant due = NOON.plus(Duration.ofHours(6));

    Decision held = versions.decide(null, version(1).embargoedUntil(due).build(), NOON);

    assertThat(only(held).verdict().type()).isEqualTo(Verdict.Type.HELD);
    assertThat(only(held).verdict().reason()).isEqualTo("embargoed-until 2026-03-03T18:00:00Z");
    assertThat(versions.releaseAt(held.after())).contains(due);
    assertThat(versions.release(held.after(), due.minusSeconds(1))).isEmpty();
  }

  @Test
  void releasesWhatWasHeldOnce() {
    Instant due = NOON.plus(Duration.ofHours(6));
    UriState held = after(version(1).embargoedUntil(due).build());

    Decision released = versions.release(held, due).orElseThrow();

    assertThat(only(released).released()).isTrue();
    assertThat(only(released).verdict().type()).isEqualTo(Verdict.Type.NEW);
    assertThat(only(released).revision()).isEqualTo(1);
    assertThat(versions.release(released.after(), due)).isEmpty();
  }

  @Test
  void replacesWhatIsHeldByANewerVersion() {
    UriState held = after(version(1).pubStatus(PubStatus.WITHHELD).build());

    Decision decision = versions.decide(held, version(2).build(), NOON);

    assertThat(decision.events()).extracting(ArticleEvent::released).containsExactly(true, false);
    assertThat(decision.events())
        .extracting(event -> event.verdict().type())
        .containsExactly(Verdict.Type.REDELIVERY, Verdict.Type.NEW);
    assertThat(decision.events().get(0).verdict().reason()).isEqualTo(Reasons.SUPERSEDED);
    assertThat(decision.after().held()).isNull();
  }

  @Test
  void dropsWhatIsHeldWhenItIsKilled() {
    Instant due = NOON.plus(Duration.ofHours(6));
    UriState held = after(version(1).embargoedUntil(due).build());

    Decision decision = versions.decide(held, kill(2), NOON);

    assertThat(decision.events())
        .extracting(event -> event.verdict().reason())
        .containsExactly(Reasons.KILLED, Reasons.KILL_BEFORE_ARTICLE);
    assertThat(versions.release(decision.after(), due)).isEmpty();
  }

  @Test
  void keepsTheShardOfTheFirstText() {
    UriState before = after(version(1).language("de-AT").build());

    Decision decision = versions.decide(before, version(2).language("en").build(), NOON);

    assertThat(decision.after().shard()).isEqualTo("de");
  }

  @Test
  void keepsNoTextButWhatIsHeld() throws Exception {
    UriState state = after(version(1).build());

    String json = Json.mapper().writeValueAsString(state);

    assertThat(json).doesNotContain("harbour");
    assertThat(Json.mapper().readValue(json, UriState.class)).isEqualTo(state);
  }

  @Test
  void forgetsAUriThatWasNotHeardOfForLong() {
    UriState quiet = after(version(1).build());
    Instant late = NOON.plus(Versions.MEMORY);

    ArticleEvent again =
        only(versions.decide(quiet, version(1).versionCreated(late).received(late).build(), late));

    assertThat(again.verdict().reason()).isEqualTo(Reasons.FIRST_VERSION);
  }

  @Test
  void killsAnArticleHoweverOldThatItStillKnows() {
    UriState quiet = after(version(1).build());
    Instant late = NOON.plus(Versions.MEMORY);
    Article kill = kill(1).with().versionCreated(late).received(late).build();

    ArticleEvent event = only(versions.decide(quiet, kill, late));

    assertThat(event.verdict().type()).isEqualTo(Verdict.Type.KILL);
  }

  @Test
  void killsWhatIsOutThoughANewerVersionWaits() {
    UriState state =
        after(version(1).build(), version(3).pubStatus(PubStatus.WITHHELD).body("Soon.").build());

    Decision decision = versions.decide(state, kill(2), NOON);

    assertThat(only(decision).verdict().type()).isEqualTo(Verdict.Type.KILL);
    assertThat(decision.after().held().body()).isEqualTo("Soon.");
  }

  @Test
  void letsANewerVersionOutThatWaitedWhileTheOlderOneWasKilled() {
    Instant due = NOON.plus(Duration.ofHours(6));
    UriState state = after(version(1).build(), version(3).embargoedUntil(due).build(), kill(2));

    Decision released = versions.release(state, due).orElseThrow();

    assertThat(only(released).verdict().type()).isEqualTo(Verdict.Type.REVISION);
    assertThat(only(released).verdict().reason()).isEqualTo(Reasons.KILL_TAKEN_BACK);
    assertThat(only(released).revision()).isEqualTo(3);
  }

  private UriState after(Article... articles) {
    UriState state = null;
    for (Article article : articles) {
      state = versions.decide(state, article, NOON).after();
    }
    return state;
  }

  private static ArticleEvent only(Decision decision) {
    assertThat(decision.events()).hasSize(1);
    return decision.events().get(0);
  }

  private static Article kill(int number) {
    return version(number)
        .pubStatus(PubStatus.CANCELED)
        .headline("")
        .body("")
        .language(null)
        .build();
  }

  private static ArticleBuilder version(int number) {
    return ArticleBuilder.builder()
        .uri("urn:a")
        .source("coastal")
        .versionCreated(NOON.minus(Duration.ofHours(1)).plusSeconds(60L * number))
        .received(NOON)
        .language("en")
        .headline("Fire in the harbour")
        .body("Fire in the harbour.")
        .origin(new Origin("push", "ninjs", "test", ""));
  }
}

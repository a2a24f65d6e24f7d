package io.newswire.streams.dedup;

import static io.newswire.streams.dedup.Wires.FERRY;
import static io.newswire.streams.dedup.Wires.HEADLINE;
import static io.newswire.streams.dedup.Wires.NOON;
import static io.newswire.streams.dedup.Wires.STRIKE;
import static io.newswire.streams.dedup.Wires.body;
import static io.newswire.streams.dedup.Wires.kill;
import static io.newswire.streams.dedup.Wires.later;
import static io.newswire.streams.dedup.Wires.wire;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeduplicatorTest {

  private static final String TEXT = body(STRIKE);

  private final MemoryRecords records = new MemoryRecords();
  private final Deduplicator deduplicator = new Deduplicator(DedupSettings.DEFAULT, records);

  @Test
  void beginsAStoryWithWhatWasNeverSeen() {
    Outcome outcome = deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));

    assertThat(outcome.verdict().type()).isEqualTo(Verdict.Type.NEW);
    assertThat(outcome.verdict().reason()).isEqualTo(Reasons.UNSEEN);
    assertThat(outcome.verdict().of()).isNull();
    assertThat(outcome.story().representative()).isEqualTo("urn:a");
    assertThat(outcome.story().firstSeen()).isEqualTo(NOON);
    assertThat(outcome.story().articles()).isEqualTo(1);
  }

  @Test
  void namesTheEarlierArticleItsLikenessAndItsMethod() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));

    Outcome outcome =
        deduplicator.accept(wire("urn:b", "gazette", "Strike", body(STRIKE.subList(0, 3)), NOON));

    assertThat(outcome.verdict().type()).isEqualTo(Verdict.Type.NEAR_DUPLICATE);
    assertThat(outcome.verdict().reason()).isEqualTo(Reasons.CONTAINED);
    assertThat(outcome.verdict().of()).isEqualTo("urn:a");
    assertThat(outcome.verdict().similarity()).isBetween(0.95, 1.0);
    assertThat(outcome.verdict().algorithm()).isEqualTo(Sketch.ALGORITHM);
  }

  @Test
  void countsOnePublishersFeedsAndWhoeverCreditsAnAgencyAsOne() {
    deduplicator.accept(wire("urn:a", "meridian/world", HEADLINE, TEXT, NOON));
    deduplicator.accept(wire("urn:b", "meridian/business", HEADLINE, TEXT, NOON));
    deduplicator.accept(wire("urn:c", "gazette", HEADLINE, TEXT, NOON));
    String uncredited = TEXT.replace("VARNSTAD (Meridian) - ", "");

    Outcome outcome = deduplicator.accept(wire("urn:d", "courier", HEADLINE, uncredited, NOON));

    assertThat(outcome.story().sources())
        .containsExactly("meridian/world", "meridian/business", "gazette", "courier");
    assertThat(outcome.story().independentSources()).isEqualTo(2);
    assertThat(outcome.story().articles()).isEqualTo(4);
  }

  @Test
  void keepsTheStoryOfAnArticleThatIsRevised() {
    Outcome first = deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));

    Outcome revised =
        deduplicator.accept(
            later(
                "urn:a",
                "meridian",
                TEXT + "\n\nMore.",
                hours(1),
                Verdict.Type.CORRECTION,
                "marked"));

    assertThat(revised.verdict().type()).isEqualTo(Verdict.Type.CORRECTION);
    assertThat(revised.verdict().reason()).isEqualTo("marked");
    assertThat(revised.story()).isEqualTo(first.story());
  }

  @Test
  void findsCopiesOfTheRevisedText() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, body(STRIKE.subList(0, 2)), NOON));
    String rewritten = body(STRIKE.subList(3, 7));
    deduplicator.accept(
        later("urn:a", "meridian", rewritten, hours(1), Verdict.Type.REVISION, "changed"));

    Outcome copy = deduplicator.accept(wire("urn:b", "gazette", "Strike", rewritten, hours(2)));

    assertThat(copy.verdict().of()).isEqualTo("urn:a");
  }

  @Test
  void judgesTheRevisionOfACopyAgain() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));
    deduplicator.accept(wire("urn:b", "gazette", HEADLINE, TEXT, NOON));

    Outcome still =
        deduplicator.accept(
            later(
                "urn:b",
                "gazette",
                TEXT + "\n\nMore.",
                hours(1),
                Verdict.Type.REVISION,
                "changed"));
    Outcome own =
        deduplicator.accept(
            later("urn:b", "gazette", body(FERRY), hours(2), Verdict.Type.REVISION, "changed"));

    assertThat(still.verdict().type()).isEqualTo(Verdict.Type.NEAR_DUPLICATE);
    assertThat(own.verdict().type()).isEqualTo(Verdict.Type.NEW);
    assertThat(own.story().articles()).isEqualTo(1);
  }

  @Test
  void beginsANewStoryForAnUriGivenToAnotherText() {
    Outcome first = deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));

    Outcome reused =
        deduplicator.accept(
            new Candidate(
                "urn:a",
                "meridian",
                "meridian",
                null,
                hours(1),
                new Sketcher().sketch("Ferry aground off Tarn", body(FERRY)),
                later("urn:a", "meridian", "", NOON, Verdict.Type.REVISION, "changed").version()));

    assertThat(reused.verdict().type()).isEqualTo(Verdict.Type.NEW);
    assertThat(reused.verdict().reason()).isEqualTo(Reasons.URI_REUSED);
    assertThat(reused.story().id()).isNotEqualTo(first.story().id());
  }

  @Test
  void promotesTheNextArticleWhenTheRepresentativeIsKilled() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));
    deduplicator.accept(wire("urn:b", "gazette", HEADLINE, TEXT, NOON));

    Outcome outcome = deduplicator.accept(kill("urn:a", "meridian", hours(1)));

    assertThat(outcome.verdict().type()).isEqualTo(Verdict.Type.KILL);
    assertThat(outcome.promotion().uri()).isEqualTo("urn:b");
    assertThat(outcome.story().representative()).isEqualTo("urn:b");
    assertThat(outcome.story().sources()).containsExactly("gazette");
    assertThat(outcome.story().articles()).isEqualTo(1);
  }

  @Test
  void letsRevisionsOfThePromotedArticleOut() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));
    deduplicator.accept(wire("urn:b", "gazette", HEADLINE, TEXT, NOON));
    deduplicator.accept(kill("urn:a", "meridian", hours(1)));

    Outcome outcome =
        deduplicator.accept(
            later(
                "urn:b",
                "gazette",
                TEXT + "\n\nMore.",
                hours(2),
                Verdict.Type.REVISION,
                "changed"));

    assertThat(outcome.verdict().type()).isEqualTo(Verdict.Type.REVISION);
  }

  @Test
  void handsBackWhatWasKeptOfThePromotedCopyOnce() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));
    deduplicator.accept(wire("urn:b", "gazette", HEADLINE, TEXT, NOON));
    deduplicator.keep("urn:b", () -> "the gazette's");
    deduplicator.accept(wire("urn:c", "herald", HEADLINE, TEXT, NOON));
    deduplicator.keep("urn:c", () -> "the herald's");

    List<Promotion> promotions =
        List.of(
            deduplicator.accept(kill("urn:a", "meridian", hours(1))).promotion(),
            deduplicator.accept(kill("urn:b", "gazette", hours(2))).promotion());

    assertThat(promotions).extracting(Promotion::uri).containsExactly("urn:b", "urn:c");
    assertThat(promotions)
        .extracting(Promotion::kept)
        .containsExactly("the gazette's", "the herald's");
  }

  @Test
  void promotesNothingThatItHasForgotten() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));
    deduplicator.accept(wire("urn:b", "gazette", HEADLINE, TEXT, NOON));
    tick(1, 40);
    String longer = TEXT + "\n\nMore.";
    deduplicator.accept(
        later("urn:a", "meridian", longer, hours(40), Verdict.Type.REVISION, "changed"));
    deduplicator.accept(wire("urn:c", "herald", HEADLINE, TEXT, hours(40)));
    tick(41, 74);

    Outcome kill = deduplicator.accept(kill("urn:a", "meridian", hours(74)));

    assertThat(kill.promotion().uri()).isEqualTo("urn:c");
    assertThat(kill.story().representative()).isEqualTo("urn:c");
  }

  @Test
  void sendsNothingAgainThatHasGoneOut() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));
    deduplicator.accept(
        wire("urn:b", "meridian", HEADLINE, TEXT + "\n\nMore of 7 villages.", NOON));
    deduplicator.keep("urn:b", () -> "went out as a revision");

    Outcome kill = deduplicator.accept(kill("urn:a", "meridian", hours(1)));

    assertThat(kill.promotion().uri()).isEqualTo("urn:b");
    assertThat(kill.promotion().kept()).isNull();
  }

  @Test
  void promotesACopyWhenTheUriOfTheRepresentativeIsReused() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));
    Outcome copy = deduplicator.accept(wire("urn:b", "gazette", HEADLINE, TEXT, NOON));
    deduplicator.keep("urn:b", () -> "the gazette's");

    Outcome reused =
        deduplicator.accept(
            wire("urn:a", "meridian", "Ferry aground off Tarn", body(FERRY), hours(1)));

    assertThat(reused.verdict().reason()).isEqualTo(Reasons.URI_REUSED);
    assertThat(reused.promotion().kept()).isEqualTo("the gazette's");
    assertThat(reused.promotion().story().id()).isEqualTo(copy.story().id());
    assertThat(reused.promotion().story().representative()).isEqualTo("urn:b");
  }

  @Test
  void forgetsWhatIsKeptOfACopyWithIt() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));
    deduplicator.accept(wire("urn:b", "gazette", HEADLINE, TEXT, NOON));
    deduplicator.keep("urn:b", () -> "the gazette's");

    tick(1, 74);

    assertThat(records.size()).as("the clock's article, and the version").isEqualTo(2);
  }

  @Test
  void saysWhenOnlyAKilledArticleIsLikeIt() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));
    Outcome kill = deduplicator.accept(kill("urn:a", "meridian", hours(1)));

    Outcome outcome = deduplicator.accept(wire("urn:b", "gazette", HEADLINE, TEXT, hours(2)));

    assertThat(kill.promotion()).isNull();
    assertThat(kill.story().representative()).isNull();
    assertThat(outcome.verdict().type()).isEqualTo(Verdict.Type.NEW);
    assertThat(outcome.verdict().reason()).isEqualTo(Reasons.COPY_OF_KILLED);
    assertThat(outcome.story().id()).isNotEqualTo(kill.story().id());
  }

  @Test
  void putsAnArticleBackIntoItsStoryWhenItsKillIsTakenBack() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));
    deduplicator.accept(wire("urn:b", "gazette", HEADLINE, TEXT, NOON));
    deduplicator.accept(kill("urn:a", "meridian", hours(1)));

    Outcome outcome =
        deduplicator.accept(
            later("urn:a", "meridian", TEXT, hours(2), Verdict.Type.REVISION, "back"));

    assertThat(outcome.verdict().type()).isEqualTo(Verdict.Type.REVISION);
    assertThat(outcome.story().sources()).containsExactly("gazette", "meridian");
    assertThat(outcome.story().articles()).isEqualTo(2);
  }

  @Test
  void passesTheKillOfAnUnknownArticleOn() {
    Outcome outcome = deduplicator.accept(kill("urn:a", "meridian", NOON));

    assertThat(outcome.verdict().type()).isEqualTo(Verdict.Type.KILL);
    assertThat(outcome.story()).isNull();
  }

  @Test
  void forgetsWhatIsOlderThanTheWindow() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));

    Outcome within = deduplicator.accept(wire("urn:b", "gazette", HEADLINE, TEXT, hours(72)));
    Outcome beyond = deduplicator.accept(wire("urn:c", "courier", HEADLINE, TEXT, hours(145)));

    assertThat(within.verdict().type()).isEqualTo(Verdict.Type.EXACT_DUPLICATE);
    assertThat(beyond.verdict().type()).isEqualTo(Verdict.Type.NEW);
  }

  @Test
  void keepsItsWindowWhenOneArticleClaimsToBeOfTheFuture() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));
    Instant future = Instant.parse("2099-01-01T00:00:00Z");
    deduplicator.accept(wire("urn:f", "courier", "Ferry", body(FERRY), future));

    Outcome outcome = deduplicator.accept(wire("urn:b", "gazette", HEADLINE, TEXT, hours(1)));

    assertThat(outcome.verdict().of()).isEqualTo("urn:a");
  }

  @Test
  void removesAllRecordsOfWhatIsForgotten() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));
    deduplicator.accept(wire("urn:b", "gazette", HEADLINE, TEXT, NOON));

    for (int hour = 1; hour <= 200; hour++) {
      deduplicator.accept(wire("urn:" + hour, "courier", "Flash " + hour, "", hours(hour)));
    }

    assertThat(deduplicator.size()).isEqualTo(73);
    assertThat(records.size()).as("one an article, and the version").isEqualTo(74);
  }

  @Test
  void remembersNoMoreArticlesThanItMay() {
    Deduplicator small =
        new Deduplicator(DedupSettings.DEFAULT.withMaxArticles(2), new MemoryRecords());
    small.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));
    small.accept(wire("urn:b", "meridian", "Ferry", body(FERRY), NOON));
    small.accept(wire("urn:c", "meridian", "Flash", "", NOON));
    small.accept(wire("urn:d", "meridian", "Flash again", "", NOON));

    Outcome outcome = small.accept(wire("urn:e", "gazette", HEADLINE, TEXT, NOON));

    assertThat(outcome.verdict().type()).isEqualTo(Verdict.Type.NEW);
    assertThat(small.size()).isLessThanOrEqualTo(3);
  }

  @Test
  void startsAnewOverRecordsOfAnotherAlgorithm() {
    deduplicator.accept(wire("urn:a", "meridian", HEADLINE, TEXT, NOON));
    records.put("version", new byte[] {1});

    Deduplicator newer = new Deduplicator(DedupSettings.DEFAULT, records);

    assertThat(newer.size()).isZero();
    assertThat(records.size()).isEqualTo(1);
  }

  @Test
  void findsACopyAmongHundredsOfIdenticalOnes() {
    for (int i = 0; i < 300; i++) {
      deduplicator.accept(wire("urn:copy:" + i, "paper-" + i, HEADLINE, TEXT, NOON));
    }

    Outcome outcome =
        deduplicator.accept(wire("urn:cut", "gazette", "Cut", body(STRIKE.subList(0, 4)), NOON));

    assertThat(outcome.verdict().of()).isEqualTo("urn:copy:0");
    assertThat(outcome.story().articles()).isEqualTo(301);
    assertThat(outcome.story().sources()).hasSize(64);
  }

  @Test
  void storesSketchesThatSayTheirVersion() {
    Sketch sketch = new Sketcher().sketch(HEADLINE, TEXT);

    byte[] encoded = sketch.encoded();

    assertThat(List.of(encoded[0])).containsExactly((byte) 1);
    assertThat(Sketch.decode(encoded)).isEqualTo(sketch);
  }

  /** Lets the hours pass, with one short item that is written anew each time. */
  private void tick(int from, int to) {
    for (int hour = from; hour <= to; hour++) {
      deduplicator.accept(wire("urn:tick", "clock", "Hour " + hour, "", hours(hour)));
    }
  }

  private static Instant hours(int hours) {
    return NOON.plus(Duration.ofHours(hours));
  }
}

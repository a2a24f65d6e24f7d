package io.newswire.streams.dedup;

import static io.newswire.streams.dedup.Wires.FERRY;
import static io.newswire.streams.dedup.Wires.NOON;
import static io.newswire.streams.dedup.Wires.STRIKE;
import static io.newswire.streams.dedup.Wires.kill;
import static io.newswire.streams.dedup.Wires.later;
import static io.newswire.streams.dedup.Wires.wire;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The promises about order and restarts, over streams put together at random. */
class ReplayTest {

  private static final DedupSettings SETTINGS =
      DedupSettings.DEFAULT.with().window(Duration.ofHours(12)).maxArticles(50).build();

  @RepeatedTest(10)
  void givesTheSameVerdictsAgain(RepetitionInfo repetition) {
    List<Candidate> stream = stream(new Random(repetition.getCurrentRepetition()), 200);

    List<Outcome> live = run(stream, 0);
    List<Outcome> replay = run(stream, 0);

    assertThat(replay).isEqualTo(live);
  }

  @RepeatedTest(10)
  void goesOnAfterARestartAsIfThereHadBeenNone(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Candidate> stream = stream(random, 200);

    List<Outcome> uninterrupted = run(stream, 0);
    List<Outcome> restarted = run(stream, 1 + random.nextInt(20));

    assertThat(restarted).isEqualTo(uninterrupted);
  }

  @RepeatedTest(10)
  void findsTheSameStoriesInAnyOrderOfExactCopies(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Candidate> arrivals = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String text = Wires.body(i % 2 == 0 ? STRIKE : FERRY);
      arrivals.add(wire("urn:" + i, "source-" + i, "", text, NOON.plusSeconds(random.nextInt(9))));
    }
    Collections.shuffle(arrivals, random);

    List<Outcome> outcomes = run(arrivals, 0);

    assertThat(
            outcomes.stream()
                .collect(
                    Collectors.groupingBy(
                        outcome -> outcome.verdict().type(), Collectors.counting())))
        .containsEntry(Verdict.Type.NEW, 2L)
        .containsEntry(Verdict.Type.EXACT_DUPLICATE, 8L);
    assertThat(outcomes.get(9).story().articles() + otherStory(outcomes)).isEqualTo(10);
  }

  private static int otherStory(List<Outcome> outcomes) {
    String last = outcomes.get(9).story().id();
    return outcomes.stream()
        .map(Outcome::story)
        .filter(story -> !story.id().equals(last))
        .mapToInt(story -> story.articles())
        .max()
        .orElse(0);
  }

  /** Runs a stream, building a new deduplicator over the records every so many candidates. */
  private static List<Outcome> run(List<Candidate> stream, int restartEvery) {
    MemoryRecords records = new MemoryRecords();
    Deduplicator deduplicator = new Deduplicator(SETTINGS, records);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < stream.size(); i++) {
      if (restartEvery > 0 && i % restartEvery == 0) {
        deduplicator = new Deduplicator(SETTINGS, records);
      }
      outcomes.add(deduplicator.accept(stream.get(i)));
    }
    return outcomes;
  }

  /** Copies, cuts, mixtures, revisions and kills of a few stories, over a few days. */
  private static List<Candidate> stream(Random random, int length) {
    List<Candidate> stream = new ArrayList<>();
    Instant time = NOON;
    for (int i = 0; i < length; i++) {
      time = time.plusSeconds(random.nextInt(1_200));
      String uri = "urn:" + random.nextInt(i + 1);
      String source = "publisher-" + random.nextInt(4) + "/feed-" + random.nextInt(2);
      Instant claimed =
          random.nextInt(20) == 0 ? time.plus(Duration.ofDays(random.nextInt(900))) : time;
      stream.add(
          switch (random.nextInt(8)) {
            case 0 -> kill(uri, source, claimed);
            case 1 -> later(uri, source, text(random), claimed, Verdict.Type.REVISION, "changed");
            case 2 -> wire("urn:" + i, source, "Flash " + random.nextInt(3), "", claimed);
            default -> wire("urn:" + i, source, "", text(random), claimed);
          });
    }
    return stream;
  }

  /** Some paragraphs of two stories, and now and then one of its own. */
  private static String text(Random random) {
    List<String> paragraphs = new ArrayList<>(random.nextBoolean() ? STRIKE : FERRY);
    if (random.nextInt(3) == 0) {
      paragraphs.addAll(FERRY);
      Collections.shuffle(paragraphs, random);
    }
    List<String> text =
        new ArrayList<>(paragraphs.subList(0, 1 + random.nextInt(paragraphs.size())));
    if (random.nextInt(3) == 0) {
      text.add(
          random
              .ints(60, 0, 2_000)
              .mapToObj(number -> Integer.toString(number + 46_656, Character.MAX_RADIX))
              .collect(Collectors.joining(" ")));
    }
    return Wires.body(text);
  }
}

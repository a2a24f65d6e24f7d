package io.newswire.streams.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Verdict;
import io.newswire.streams.version.Versions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * What partitions leave open is how their records interleave. Which texts are one story, and that
 * it is new once, does not depend on it.
 */
class InterleavingTest {

  private static final int STORIES = 12;
  private static final int COPIES = 5;

  @RepeatedTest(25)
  void findsTheSameStoriesInAnyInterleavingOfAnyPartitions(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<OfflineDedup.Line> wire = wire(random);
    Map<String, Integer> alone = run(wire);

    Map<String, Integer> partitioned =
        run(interleaved(wire, 1 + repetition.getCurrentRepetition() % 8, random));

    assertThat(partitioned).isEqualTo(alone);
    for (int story = 0; story < STORIES; story++) {
      assertThat(alone).containsEntry(story + " new", 1);
      assertThat(alone).containsEntry(story + " copy", COPIES - 1);
      assertThat(alone).containsEntry(story + " redelivery", COPIES);
    }
  }

  /** How often the articles of each story got each verdict. */
  private static Map<String, Integer> run(List<OfflineDedup.Line> wire) {
    OfflineDedup dedup = new OfflineDedup(new Versions(), DedupSettings.DEFAULT);
    Map<String, Integer> verdicts = new TreeMap<>();
    Map<String, String> storyOfText = new TreeMap<>();
    for (OfflineDedup.Line line : wire) {
      for (OfflineDedup.Result result : dedup.accept(line)) {
        String text = line.uri().substring(0, line.uri().indexOf(':'));
        verdicts.merge(text + ' ' + name(result.verdict()), 1, Integer::sum);
        if (result.story() != null) {
          assertThat(storyOfText.merge(text, result.story(), (one, other) -> other))
              .isEqualTo(storyOfText.get(text));
        }
      }
    }
    assertThat(storyOfText.values()).doesNotHaveDuplicates();
    return verdicts;
  }

  /** Whether a copy is word for word depends on which of them came first. */
  private static String name(Verdict.Type type) {
    return switch (type) {
      case EXACT_DUPLICATE, NEAR_DUPLICATE -> "copy";
      default -> type.code();
    };
  }

  /** Each story by some sources, each with a word changed or none, and everything twice. */
  private static List<OfflineDedup.Line> wire(Random random) {
    List<OfflineDedup.Line> wire = new ArrayList<>();
    for (int story = 0; story < STORIES; story++) {
      List<String> words =
          random
              .ints(90, 0, 9_000)
              .mapToObj(number -> "w" + Integer.toString(number, Character.MAX_RADIX))
              .collect(Collectors.toList());
      for (int copy = 0; copy < COPIES; copy++) {
        words.set(random.nextInt(words.size()), copy % 2 == 0 ? "changed" + copy : words.get(0));
        OfflineDedup.Line line =
            new OfflineDedup.Line(
                story + ":" + copy,
                "source-" + copy,
                "2026-03-03T12:00:" + (10 + story) + "Z",
                story % 2 == 0 ? "en" : "de",
                "Story " + story,
                String.join(" ", words));
        wire.add(line);
        wire.add(line);
      }
    }
    return wire;
  }

  /** The records in an order in which those of each partition keep theirs. */
  private static List<OfflineDedup.Line> interleaved(
      List<OfflineDedup.Line> wire, int partitions, Random random) {
    List<Deque<OfflineDedup.Line>> queues =
        IntStream.range(0, partitions)
            .mapToObj(
                partition ->
                    wire.stream()
                        .filter(
                            line -> Math.floorMod(line.uri().hashCode(), partitions) == partition)
                        .collect(Collectors.toCollection(ArrayDeque::new)))
            .collect(Collectors.toCollection(ArrayList::new));
    List<OfflineDedup.Line> order = new ArrayList<>();
    while (order.size() < wire.size()) {
      Deque<OfflineDedup.Line> next = queues.get(random.nextInt(partitions));
      if (!next.isEmpty()) {
        order.add(next.remove());
      }
    }
    return order;
  }
}

package io.newswire.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.PubStatus;
import io.newswire.events.Rejection.Coordinates;
import io.newswire.events.Topics;
import io.newswire.events.Verdict;
import io.newswire.streams.version.Reasons;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accepted = stored + duplicates + redeliveries + held + rejected, whatever comes in. */
class OneOutcomeTest {

  private static final int RECORDS = 600;
  private static final int URIS = 80;
  private static final Set<Verdict.Type> COPIES =
      Set.of(Verdict.Type.EXACT_DUPLICATE, Verdict.Type.NEAR_DUPLICATE);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyRecordHasExactlyOne(long seed, @TempDir Path stateDir) {
    Random random = new Random(seed);
    try (Driver driver = new Driver(stateDir)) {
      Outcomes outcomes = new Outcomes();
      for (int i = 0; i < RECORDS; i++) {
        sendAny(driver, random, i);
        outcomes.collect(driver);
      }
      driver.pass(Duration.ofDays(2));
      outcomes.collect(driver);

      assertThat(outcomes.perRecord.keySet()).hasSize(RECORDS);
      assertThat(outcomes.perRecord.values()).allMatch(count -> count == 1);
      assertThat(outcomes.waiting.values()).containsOnly(Reasons.WITHHELD);
      assertThat(outcomes.promoted).isPositive();
      assertThat(outcomes.types).containsAll(Set.of(Verdict.Type.values()));
    }
  }

  private static void sendAny(Driver driver, Random random, int i) {
    String uri = "tag:" + random.nextInt(URIS);
    String source = "source-" + random.nextInt(5);
    ArticleBuilder article =
        Wire.article(uri, source, "Item " + random.nextInt(20), text(random))
            .versionCreated(Wire.START.plusSeconds(i));
    switch (random.nextInt(12)) {
      case 0 -> driver.send(uri, "{not json");
      case 1 -> driver.send(article.headline("").body(""));
      case 2 -> driver.send(article.pubStatus(PubStatus.CANCELED));
      case 3 -> driver.send(article.embargoedUntil(Wire.START.plus(Duration.ofHours(30))));
      case 4 -> driver.send(article.pubStatus(PubStatus.WITHHELD));
      case 5 -> driver.send(article.signals(List.of("correction")));
      case 6 -> driver.send(article.language("fr"));
      case 7 -> driver.send(article.versionCreated(Wire.START));
      default -> driver.send(article);
    }
  }

  /** One of a few stories, sometimes changed a little. */
  private static String text(Random random) {
    List<String> stories = List.of(Wire.CLASHES, Wire.HARVEST, Wire.FERRY);
    String story = stories.get(random.nextInt(stories.size()));
    return switch (random.nextInt(4)) {
      case 0 -> story.substring(0, story.lastIndexOf("\n\n"));
      case 1 -> story + "\n\nMore follows at " + random.nextInt(24) + " hours.";
      case 2 -> unlikeAny(random);
      default -> story;
    };
  }

  private static String unlikeAny(Random random) {
    return random
        .ints(80, 0, 5_000)
        .mapToObj(word -> "word" + Integer.toString(word, 36))
        .collect(Collectors.joining(" "));
  }

  /** What came out, by the record of news.raw that it was made of. */
  private static final class Outcomes {
    final Map<String, Integer> perRecord = new HashMap<>();
    final Set<Verdict.Type> types = new HashSet<>();

    final Set<String> copies = new HashSet<>();
    int promoted;

    /** What each held uri waits for. */
    final Map<String, String> waiting = new HashMap<>();

    void collect(Driver driver) {
      List<TestRecord<String, ArticleEvent>> events =
          new ArrayList<>(driver.records(Topics.ARTICLES));
      events.addAll(driver.records(Topics.DUPLICATES));
      events.stream().filter(event -> event.value().released()).forEach(this::release);
      events.stream()
          .filter(event -> !event.value().released() && !event.value().promoted())
          .forEach(this::count);
      events.forEach(this::promote);
      driver.rejected().forEach(rejection -> count(rejection.coordinates()));
    }

    /** Whatever is promoted was held back as a copy, and is so no more. */
    private void promote(TestRecord<String, ArticleEvent> event) {
      String version = event.key() + '#' + event.value().revision();
      if (event.value().promoted()) {
        assertThat(copies.remove(version)).as("%s was a copy", version).isTrue();
        promoted++;
      } else if (COPIES.contains(event.value().verdict().type())) {
        copies.add(version);
      }
    }

    private void release(TestRecord<String, ArticleEvent> event) {
      assertThat(waiting.remove(event.key())).as("%s was held", event.key()).isNotNull();
    }

    private void count(TestRecord<String, ArticleEvent> event) {
      Verdict verdict = event.value().verdict();
      types.add(verdict.type());
      count(Provenance.of(event.headers()).orElseThrow());
      if (verdict.type() == Verdict.Type.HELD
          && !verdict.reason().equals(Reasons.KILL_BEFORE_ARTICLE)) {
        assertThat(waiting.put(event.key(), verdict.reason())).isNull();
      }
    }

    private void count(Coordinates record) {
      perRecord.merge(Provenance.text(record), 1, Integer::sum);
    }
  }
}

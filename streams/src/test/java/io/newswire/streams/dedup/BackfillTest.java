package io.newswire.streams.dedup;

import static io.newswire.streams.dedup.Wires.FERRY;
import static io.newswire.streams.dedup.Wires.NOON;
import static io.newswire.streams.dedup.Wires.STRIKE;
import static io.newswire.streams.dedup.Wires.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Origin;
import io.newswire.events.PubStatus;
import io.newswire.events.Verdict;
import io.newswire.streams.version.Decision;
import io.newswire.streams.version.UriState;
import io.newswire.streams.version.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Time is that of the articles: when they are read makes no difference. */
class BackfillTest {

  private static final Duration YEAR = Duration.ofDays(365);

  @RepeatedTest(5)
  void givesAYearTheVerdictsOfItsLiveRun(RepetitionInfo repetition) {
    List<Article> year = year(new Random(repetition.getCurrentRepetition()));
    Instant yearLater = NOON.plus(YEAR).plus(YEAR);
    List<Article> backfill = year.stream().map(article -> article.withReceived(yearLater)).toList();

    List<String> live = run(year);
    List<String> filledIn = run(backfill);

    assertThat(filledIn).isEqualTo(live);
    assertThat(live)
        .anyMatch(verdict -> verdict.contains("exact-duplicate"))
        .anyMatch(verdict -> verdict.contains("redelivery"))
        .anyMatch(verdict -> verdict.contains("revision"))
        .anyMatch(verdict -> verdict.contains("kill"));
  }

  @Test
  void oneArticleOfTheFarFutureChangesNoOtherVerdict() {
    List<Article> year = new ArrayList<>(year(new Random(1)).subList(0, 300));
    List<String> without = run(year);
    Instant far = Instant.parse("2099-01-01T00:00:00Z");
    Article stray =
        article("urn:stray", "stray", "The year 2099 has begun in all the villages.", far)
            .received(far)
            .build();
    year.add(150, stray);

    List<String> with = run(year);

    with.remove(150);
    assertThat(with).isEqualTo(without);
  }

  /** The verdicts of the version and dedup stages, a line for each article. */
  private static List<String> run(List<Article> articles) {
    Versions versions = new Versions();
    Sketcher sketcher = new Sketcher();
    Deduplicator deduplicator = new Deduplicator(DedupSettings.DEFAULT, new MemoryRecords());
    Map<String, UriState> states = new HashMap<>();
    List<String> verdicts = new ArrayList<>();
    for (Article article : articles) {
      Decision decision = versions.decide(states.get(article.uri()), article, article.received());
      states.put(article.uri(), decision.after());
      for (ArticleEvent event : decision.events()) {
        Sketch sketch =
            event.verdict().type() == Verdict.Type.KILL ? null : sketcher.sketch(event.article());
        Verdict verdict =
            event.verdict().type().goesOut()
                ? deduplicator.accept(Candidate.of(event, null, sketch)).verdict()
                : event.verdict();
        verdicts.add(article.uri() + ' ' + verdict.type().code() + ' ' + verdict);
      }
    }
    return verdicts;
  }

  /** A few articles a day: stories, their copies at once and weeks later, versions, kills. */
  private static List<Article> year(Random random) {
    List<Article> year = new ArrayList<>();
    Instant time = NOON;
    while (time.isBefore(NOON.plus(YEAR))) {
      time = time.plusSeconds(random.nextInt(40_000));
      int item = random.nextInt(200);
      String uri = "urn:" + item;
      ArticleBuilder article =
          article(uri, "source-" + item % 7, text(random), time).received(time.plusSeconds(30));
      year.add(
          random.nextInt(12) == 0
              ? article.pubStatus(PubStatus.CANCELED).headline("").body("").build()
              : article.build());
    }
    return year;
  }

  private static String text(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> body(STRIKE);
      case 1 -> body(FERRY);
      case 2 -> body(STRIKE.subList(0, 3));
      default ->
          random
              .ints(60, 0, 9_000)
              .mapToObj(number -> "w" + Integer.toString(number, Character.MAX_RADIX))
              .collect(Collectors.joining(" "));
    };
  }

  private static ArticleBuilder article(String uri, String source, String text, Instant time) {
    return ArticleBuilder.builder()
        .uri(uri)
        .source(source)
        .versionCreated(time)
        .language("en")
        .headline("Headline of " + uri)
        .body(text)
        .origin(new Origin("test", "text", uri, null));
  }
}

package io.newswire.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Article;
import io.newswire.events.Location;
import io.newswire.events.Mention;
import io.newswire.events.Rejection;
import io.newswire.events.Rejection.Coordinates;
import io.newswire.events.Verdict;
import io.newswire.streams.tag.Tags;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingStageTest {

  @TempDir Path stateDir;

  @Test
  void rejectsWhatAStageFailsOnAndGoesOn() {
    try (Driver driver = driver(article -> fail(article, new IllegalStateException("no idea")))) {
      driver.send(Wire.harvest("tag:bad", "one")).send(Wire.ferry("tag:good", "one"));

      List<Rejection> rejected = driver.rejected();

      assertThat(rejected).hasSize(1);
      assertThat(rejected.get(0).code()).isEqualTo("stage-failed");
      assertThat(rejected.get(0).stage()).isEqualTo("tag");
      assertThat(rejected.get(0).message()).contains("no idea");
      assertThat(rejected.get(0).uri()).isEqualTo("tag:bad");
      assertThat(rejected.get(0).source()).isEqualTo("one");
      assertThat(rejected.get(0).coordinates()).isEqualTo(new Coordinates("news.raw", 0, 0));
      assertThat(driver.articles()).hasSize(1);
    }
  }

  @Test
  void rejectsATextThatOverflowsTheStack() {
    try (Driver driver = driver(article -> fail(article, new StackOverflowError()))) {
      driver.send(Wire.harvest("tag:bad", "one")).send(Wire.ferry("tag:good", "one"));

      List<Rejection> rejected = driver.rejected();

      assertThat(rejected).singleElement().extracting(Rejection::code).isEqualTo("stage-failed");
      assertThat(driver.articles()).hasSize(1);
    }
  }

  @Test
  void rejectsAnArticleThatItsTagsMakeTooLarge() {
    try (Driver driver = driver(article -> new Tags(List.of(), List.of(placeNamed(60_000)), "1"))) {
      driver.send(Wire.harvest("tag:big", "one"));

      List<Rejection> rejected = driver.rejected();

      assertThat(rejected).singleElement().extracting(Rejection::code).isEqualTo("too-large");
      assertThat(rejected.get(0).coordinates()).isEqualTo(new Coordinates("news.raw", 0, 0));
    }
  }

  @Test
  void rejectsARecordOfWhichTheBrokerRefusedSomething() {
    try (Driver driver = driver(article -> new Tags(List.of(), List.of(), "1"))) {
      driver.quarantine.add(
          new Coordinates("news.raw", 0, 0), "news.articles: too large", new RuntimeException());

      driver.send(Wire.harvest("tag:big", "one")).send(Wire.ferry("tag:good", "one"));

      assertThat(driver.rejected())
          .singleElement()
          .satisfies(it -> assertThat(it.code()).isEqualTo("not-writable"))
          .satisfies(it -> assertThat(it.message()).isEqualTo("news.articles: too large"))
          .satisfies(it -> assertThat(it.uri()).isEqualTo("tag:big"))
          .satisfies(it -> assertThat(it.source()).isEqualTo("one"))
          .extracting(Rejection::coordinates)
          .isEqualTo(new Coordinates("news.raw", 0, 0));
      assertThat(driver.articles()).hasSize(1);
    }
  }

  @Test
  void namesTheArticleThatIsRejectedAfterTheHop() {
    AtomicReference<Driver> running = new AtomicReference<>();
    Function<Article, Tags> refusing =
        article -> {
          running
              .get()
              .quarantine
              .add(new Coordinates("news.raw", 0, 0), "too large", new RuntimeException());
          return new Tags(List.of(), List.of(), "1");
        };
    try (Driver driver = driver(refusing)) {
      running.set(driver);

      driver.send(Wire.harvest("tag:big", "one"));

      assertThat(driver.rejected())
          .singleElement()
          .satisfies(it -> assertThat(it.stage()).isEqualTo("dedup"))
          .satisfies(it -> assertThat(it.uri()).isEqualTo("tag:big"))
          .satisfies(it -> assertThat(it.source()).isEqualTo("one"));
    }
  }

  @Test
  void rejectsAReleasedArticleOnlyOnceThatAStageFailsOn() {
    try (Driver driver = driver(article -> fail(article, new IllegalStateException("no idea")))) {
      driver.send(
          Wire.harvest("tag:bad", "one").embargoedUntil(Wire.START.plus(Duration.ofHours(1))));

      driver.pass(Duration.ofHours(2)).pass(Duration.ofHours(2));

      assertThat(driver.rejected()).singleElement().extracting(Rejection::uri).isEqualTo("tag:bad");
    }
  }

  @Test
  void letsAReplayedRecordPassOnceTheStageIsMended() {
    AtomicBoolean mended = new AtomicBoolean();
    try (Driver driver =
        driver(
            article ->
                mended.get()
                    ? new Tags(List.of(), List.of(), "1")
                    : fail(article, new IllegalStateException("no idea")))) {
      driver.send(Wire.harvest("tag:bad", "one"));
      Rejection rejection = driver.rejected().get(0);
      mended.set(true);

      driver.replay(Wire.harvest("tag:bad", "one").build(), rejection);

      assertThat(driver.articles())
          .singleElement()
          .satisfies(event -> assertThat(event.revision()).isEqualTo(1))
          .satisfies(event -> assertThat(event.verdict().type()).isEqualTo(Verdict.Type.NEW));
      assertThat(driver.rejected()).isEmpty();
    }
  }

  @Test
  void takesASecondReplayOfOneRejectionForARedelivery() {
    AtomicBoolean mended = new AtomicBoolean();
    try (Driver driver =
        driver(
            article ->
                mended.get()
                    ? new Tags(List.of(), List.of(), "1")
                    : fail(article, new IllegalStateException("no idea")))) {
      driver.send(Wire.harvest("tag:bad", "one"));
      Rejection rejection = driver.rejected().get(0);
      mended.set(true);
      driver.replay(Wire.harvest("tag:bad", "one").build(), rejection);

      driver.replay(Wire.harvest("tag:bad", "one").build(), rejection);

      assertThat(driver.articles()).hasSize(1);
      assertThat(driver.duplicates())
          .singleElement()
          .extracting(event -> event.verdict().type())
          .isEqualTo(Verdict.Type.REDELIVERY);
    }
  }

  @Test
  void sendsOutNoSecondTimeWhatWasRejectedBeforeItsVersionWasKnown() {
    try (Driver driver = driver(article -> new Tags(List.of(), List.of(), "1"))) {
      driver.send(Wire.harvest("tag:1", "one").headline("").body(""));
      Rejection rejection = driver.rejected().get(0);
      driver.send(Wire.harvest("tag:1", "one"));

      driver.replay(Wire.harvest("tag:1", "one").build(), rejection);

      assertThat(driver.articles()).hasSize(1);
      assertThat(driver.duplicates()).hasSize(1);
    }
  }

  private Driver driver(Function<Article, Tags> tagger) {
    Stages stages = Driver.STAGES;
    return new Driver(
        stateDir,
        new Stages(
            stages.normalizer(), stages.versions(), tagger, stages.dedup(), stages.router()));
  }

  /** Fails on one article, and finds nothing in the others. */
  private static Tags fail(Article article, Throwable failure) {
    if (!article.uri().equals("tag:bad")) {
      return new Tags(List.of(), List.of(), "1");
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  private static Location placeNamed(int times) {
    List<Mention> mentions =
        IntStream.range(0, times)
            .mapToObj(i -> new Mention(Mention.Field.BODY, i, i + 5, "Olive", "alias", "Olive"))
            .toList();
    return new Location(
        1L,
        "Olive",
        "PPL",
        "LBY",
        null,
        Location.Point.of(13, 32),
        Location.Role.BODY,
        mentions,
        1,
        List.of());
  }
}

package io.newswire.producer.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.producer.format.Formats;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RhythmTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void feedIsAskedTwiceAsOftenAsItHasSomethingNew() {
    Rhythm rhythm = every(Duration.ofMinutes(20), 30);

    Duration interval = rhythm.interval(NOW);

    assertThat(interval).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
  }

  @Test
  void busyFeedIsAskedOnceAMinute() {
    Rhythm rhythm = every(Duration.ofSeconds(10), 30);

    Duration interval = rhythm.interval(NOW);

    assertThat(interval).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void feedThatFallsAsleepIsAskedLessAndLess() {
    Rhythm rhythm = every(Duration.ofMinutes(4), 10);

    Duration later = rhythm.interval(NOW.plus(Duration.ofHours(5)));

    assertThat(rhythm.interval(NOW)).isLessThan(Duration.ofMinutes(3));
    assertThat(later).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(20));
  }

  @Test
  void feedOfTheDeadIsAskedOnceAnHour() {
    Rhythm rhythm = every(Duration.ofDays(30), 10);

    Duration interval = rhythm.interval(NOW);

    assertThat(interval).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void feedWithoutDatesIsAskedEveryFiveMinutes() {
    Rhythm rhythm = Rhythm.of(items("{\"id\":\"a\",\"title\":\"x\"}"), NOW);

    Duration interval = rhythm.interval(NOW);

    assertThat(interval).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void datesInTheFutureTellNothing() {
    Rhythm rhythm = Rhythm.of(items(line(NOW.plus(Duration.ofDays(400)))), NOW);

    boolean none = rhythm.times().isEmpty();

    assertThat(none).isTrue();
  }

  @Test
  void hourlyFeedIsSilentAfterADay() {
    Rhythm rhythm = every(Duration.ofHours(1), 10);

    boolean silent = rhythm.isSilent(NOW.plus(Duration.ofHours(25)));

    assertThat(silent).isTrue();
    assertThat(rhythm.isSilent(NOW.plus(Duration.ofHours(23)))).isFalse();
  }

  @Test
  void weeklyFeedIsNotSilentAfterThreeWeeks() {
    Rhythm rhythm = every(Duration.ofDays(7), 10);

    boolean silent = rhythm.isSilent(NOW.plus(Duration.ofDays(21)));

    assertThat(silent).isFalse();
  }

  private static Rhythm every(Duration pause, int count) {
    var lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(line(NOW.minus(pause.multipliedBy(i))));
    }
    return Rhythm.of(items(lines.toString()), NOW);
  }

  private static String line(Instant published) {
    return "{\"title\":\"at %s\",\"published\":\"%s\"}\n".formatted(published, published);
  }

  private static List<Item> items(String lines) {
    return Formats.standard()
        .parse(new Payload(lines.getBytes(UTF_8), "daily", "poll", "http://feed.example/", NOW));
  }
}

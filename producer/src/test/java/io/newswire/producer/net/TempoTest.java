package io.newswire.producer.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TempoTest {

  private static final Duration EVERY = Duration.ofMinutes(5);

  private final Tempo tempo = new Tempo(new Random(1));

  @Test
  void pausesVaryByATenth() {
    var pauses =
        new Random(2).ints(1_000).mapToObj(i -> tempo.afterSuccess(EVERY)).sorted().toList();

    assertThat(pauses.get(0)).isBetween(Duration.ofSeconds(270), Duration.ofSeconds(275));
    assertThat(pauses.get(999)).isBetween(Duration.ofSeconds(325), Duration.ofSeconds(330));
  }

  @ParameterizedTest
  @CsvSource({"1, PT5M", "2, PT10M", "4, PT40M", "10, PT6H", "1000000, PT6H"})
  void failuresInARowDoubleThePauseUpToABound(int failures, Duration expected) {
    Duration pause = tempo.afterFailure(EVERY, failures, null);

    assertThat(pause)
        .isBetween(expected.multipliedBy(9).dividedBy(10), expected.multipliedBy(11).dividedBy(10));
  }

  @Test
  void serverThatWantsToBeLeftAloneIs() {
    Duration pause = tempo.afterFailure(EVERY, 1, Duration.ofHours(2));

    assertThat(pause).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void serverIsNotLeftAloneForLongerThanADay() {
    Duration pause = tempo.afterFailure(EVERY, 1, Duration.ofDays(3_650));

    assertThat(pause).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void retryAfterShortensNoBackOff() {
    Duration pause = tempo.afterFailure(EVERY, 4, Duration.ZERO);

    assertThat(pause).isGreaterThan(Duration.ofMinutes(30));
  }
}

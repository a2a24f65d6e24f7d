package io.newswire.consumer.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  private final RetryPolicy policy =
      new RetryPolicy(Duration.ofSeconds(4), Duration.ofSeconds(60), 10);

  @ParameterizedTest
  @CsvSource({"1, 2, 4", "2, 4, 8", "3, 8, 16", "5, 30, 60", "1000000, 30, 60"})
  void theWaitDoublesUpToTheLongestAndIsHalfRandom(int attempts, long from, long to) {
    // given
    Random random = new Random(attempts);

    // when
    Duration wait = policy.waitAfter(attempts, random);

    // then
    assertThat(wait).isBetween(Duration.ofSeconds(from), Duration.ofSeconds(to));
  }

  @Test
  void aWaitOfNothingIsRefused() {
    // when
    assertThatThrownBy(() -> new RetryPolicy(Duration.ZERO, Duration.ofSeconds(1), 1))

        // then
        .hasMessageContaining("0 < first <= longest");
  }
}

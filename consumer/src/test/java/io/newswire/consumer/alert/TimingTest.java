package io.newswire.consumer.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.consumer.alert.Timing.Before;
import io.newswire.consumer.alert.Timing.Reason;
import io.newswire.events.Delivery;
import io.newswire.events.RateLimit;
import io.newswire.events.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final RateLimit THREE_AN_HOUR = new RateLimit(3, HOUR);
  private static final Schedule MORNINGS =
      new Schedule(List.of(), LocalTime.of(7, 0), LocalTime.of(12, 30), ZoneOffset.UTC);

  @Test
  void withoutAWishItGoesOutAtOnce() {
    // when
    Timing timing = Timing.of(Delivery.AT_ONCE, NOON, Before.NOTHING);

    // then
    assertThat(timing).isEqualTo(new Timing(NOON, null));
  }

  @Test
  void belowTheLimitItGoesOutAtOnce() {
    // when
    Timing timing = Timing.of(limited(), NOON, new Before(2, NOON.minusSeconds(60), null));

    // then
    assertThat(timing).isEqualTo(new Timing(NOON, null));
  }

  @Test
  void whatIsTooMuchWaitsUntilTheOldestNoLongerCounts() {
    // when
    Timing timing = Timing.of(limited(), NOON, new Before(3, NOON.minusSeconds(600), null));

    // then
    assertThat(timing).isEqualTo(new Timing(NOON.plusSeconds(3_000), Reason.RATE));
  }

  @Test
  void whatIsTooMuchJoinsWhatWaits() {
    // given
    Instant waiting = NOON.plusSeconds(30);

    // when
    Timing timing = Timing.of(limited(), NOON, new Before(3, NOON.minusSeconds(600), waiting));

    // then
    assertThat(timing).isEqualTo(new Timing(waiting, Reason.RATE));
  }

  @Test
  void aDigestBeginsWithItsFirstAlert() {
    // when
    Timing timing = Timing.of(new Delivery(List.of(), null, HOUR, null), NOON, Before.NOTHING);

    // then
    assertThat(timing).isEqualTo(new Timing(NOON.plus(HOUR), Reason.DIGEST));
  }

  @Test
  void aDigestThatEndsOutsideTheHoursWaitsForThem() {
    // when
    Timing timing = Timing.of(new Delivery(List.of(), null, HOUR, MORNINGS), NOON, Before.NOTHING);

    // then
    assertThat(timing)
        .isEqualTo(new Timing(Instant.parse("2026-03-03T07:00:00Z"), Reason.SCHEDULE));
  }

  private static Delivery limited() {
    return new Delivery(List.of(), THREE_AN_HOUR, null, null);
  }
}

package io.newswire.producer.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.SourceState;
import io.newswire.events.SourceState.State;
import io.newswire.events.Topics;
import io.newswire.producer.ManualClock;
import io.newswire.producer.PretendKafka;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceReportsTest {

  private final ManualClock clock = new ManualClock();
  private final PretendKafka kafka = PretendKafka.prompt();
  private final SourceReports reports = new SourceReports(kafka.sender(), clock);
  private final Instant start = clock.instant();

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void reportIsPublishedUnderTheSourcesId() {
    reports.report("daily", "poll", ok(3));

    assertThat(kafka.records(Topics.SOURCES).get(0).key()).isEqualTo("daily");
    assertThat(kafka.values(Topics.SOURCES))
        .singleElement()
        .returns(State.OK, SourceState::state)
        .returns(start, SourceState::lastSuccess)
        .returns(3L, SourceState::accepted);
  }

  @Test
  void failuresInARowAreCountedAndTheLastSuccessIsKept() {
    reports.report("daily", "poll", ok(3));
    clock.advance(Duration.ofMinutes(5));
    reports.report("daily", "poll", failing("timeout"));
    clock.advance(Duration.ofMinutes(5));

    reports.report("daily", "poll", failing("http-503"));

    assertThat(reports.current().get("daily"))
        .returns(State.FAILING, SourceState::state)
        .returns("http-503", SourceState::reason)
        .returns(2, SourceState::failures)
        .returns(start, SourceState::lastSuccess)
        .returns(start.plus(Duration.ofMinutes(5)), SourceState::since)
        .returns(3L, SourceState::accepted);
  }

  @Test
  void sourceThatRecoversHasNoReasonAnyMore() {
    reports.report("daily", "poll", failing("timeout"));

    reports.report("daily", "poll", ok(1));

    assertThat(reports.current().get("daily"))
        .returns(State.OK, SourceState::state)
        .returns(null, SourceState::reason)
        .returns(0, SourceState::failures);
  }

  @Test
  void sourceThatNeverAnsweredHasNoSuccess() {
    reports.report("daily", "poll", failing("unknown-host"));

    SourceState state = reports.current().get("daily");

    assertThat(state.lastSuccess()).isNull();
  }

  @Test
  void sourceThatGoesSilentRaisesAnEvent() {
    for (int delivery = 0; delivery < 4; delivery++) {
      clock.advance(Duration.ofHours(6));
      reports.report("agency", "watch", ok(1));
    }
    Instant lastDelivery = clock.instant();
    clock.advance(Duration.ofDays(2));

    reports.listen();

    assertThat(kafka.values(Topics.SOURCES)).hasSize(5);
    assertThat(kafka.values(Topics.SOURCES).get(4))
        .returns(State.SILENT, SourceState::state)
        .returns(clock.instant(), SourceState::since)
        .returns(clock.instant(), SourceState::updated)
        .returns(lastDelivery, SourceState::lastSuccess);
  }

  @Test
  void anotherProducerKnowsTheRhythmAndTheLastSuccess() {
    reports.report("agency", "watch", ok(1));
    var next = new SourceReports(kafka.sender(), clock);

    next.restore(reports.current());

    assertThat(next.current().get("agency"))
        .returns(start, SourceState::lastSuccess)
        .returns(1L, SourceState::accepted);
    assertThat(next.rhythm("agency").times()).containsExactly(start);
  }

  private static SourceReports.Sign ok(int accepted) {
    return new SourceReports.Sign(State.OK, null, null, accepted, 0, null, null);
  }

  private static SourceReports.Sign failing(String reason) {
    return new SourceReports.Sign(State.FAILING, reason, "it fails", 0, 0, null, null);
  }
}

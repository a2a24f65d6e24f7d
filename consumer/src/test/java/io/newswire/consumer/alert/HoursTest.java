package io.newswire.consumer.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Schedule;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {

  @ParameterizedTest
  @CsvSource({
    // a working day in Tripoli, two hours ahead of UTC
    "'', 07:00, 19:00, Africa/Tripoli, 2026-03-02T06:00:00Z, 2026-03-02T06:00:00Z",
    "'', 07:00, 19:00, Africa/Tripoli, 2026-03-02T04:59:59Z, 2026-03-02T05:00:00Z",
    "'', 07:00, 19:00, Africa/Tripoli, 2026-03-02T17:00:00Z, 2026-03-03T05:00:00Z",
    // days of the week: 2026-03-02 is a Monday
    "'TUE SUN', 00:00, 00:00, UTC, 2026-03-02T06:00:00Z, 2026-03-03T00:00:00Z",
    "'MON', 09:00, 10:00, UTC, 2026-03-02T10:00:00Z, 2026-03-09T09:00:00Z",
    // a night: Monday's reaches into Tuesday
    "'MON', 22:00, 06:00, UTC, 2026-03-03T05:59:00Z, 2026-03-03T05:59:00Z",
    "'MON', 22:00, 06:00, UTC, 2026-03-03T06:00:00Z, 2026-03-09T22:00:00Z",
    // the clock goes forward at 02:00 on 29 March 2026 in Berlin
    "'', 02:30, 04:00, Europe/Berlin, 2026-03-29T00:00:00Z, 2026-03-29T01:30:00Z",
    "'', 00:00, 00:00, UTC, 2026-03-02T06:00:00Z, 2026-03-02T06:00:00Z"
  })
  void theHoursAreThoseOfTheZone(
      String days, LocalTime from, LocalTime to, ZoneId zone, Instant at, Instant expected) {
    // given
    List<Schedule.Day> open =
        days.isEmpty()
            ? List.of()
            : Arrays.stream(days.split(" ")).map(Schedule.Day::valueOf).toList();
    Hours hours = new Hours(new Schedule(open, from, to, zone));

    // when
    Instant opens = hours.openFrom(at);

    // then
    assertThat(opens).isEqualTo(expected);
  }
}

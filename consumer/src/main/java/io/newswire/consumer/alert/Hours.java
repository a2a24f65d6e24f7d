package io.newswire.consumer.alert;

import io.newswire.events.Schedule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads a schedule as a calendar. Where the clock is put forward, hours that do not exist begin
 * with the first that does.
 */
final class Hours {

  private static final int DAYS_AHEAD = 8;

  private final Schedule schedule;
  private final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);

  Hours(Schedule schedule) {
    this.schedule = schedule;
    schedule.days().forEach(day -> days.add(day.dayOfWeek()));
    if (days.isEmpty()) {
      days.addAll(EnumSet.allOf(DayOfWeek.class));
    }
  }

  /** The first moment, not before this one, at which it is open. */
  Instant openFrom(Instant at) {
    LocalDate today = at.atZone(schedule.zone()).toLocalDate();
    // Yesterday's hours may reach over midnight.
    for (int ahead = -1; ahead <= DAYS_AHEAD; ahead++) {
      LocalDate day = today.plusDays(ahead);
      if (days.contains(day.getDayOfWeek()) && closes(day).isAfter(at)) {
        Instant opens = opens(day);
        return opens.isAfter(at) ? opens : at;
      }
    }
    throw new IllegalStateException("every week has its days: " + schedule);
  }

  private Instant opens(LocalDate day) {
    return ZonedDateTime.of(day, schedule.from(), schedule.zone()).toInstant();
  }

  private Instant closes(LocalDate day) {
    LocalDate last = schedule.to().isAfter(schedule.from()) ? day : day.plusDays(1);
    return ZonedDateTime.of(last, schedule.to(), schedule.zone()).toInstant();
  }
}

package io.newswire.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * When alerts may be delivered. One that is raised outside waits until the schedule opens.
 *
 * @param days the days on which it opens; empty for every day
 * @param from the time of day at which it opens, midnight when not stated
 * @param to the time of day at which it closes; not after {@code from}, it is that of the following
 *     day, so {@code 22:00} to {@code 06:00} is a night and equal times are a whole day; midnight
 *     when not stated
 * @param zone the time zone of days and times, e.g. {@code Africa/Tripoli}; UTC when not stated
 */
public record Schedule(
    List<Day> days,
    @JsonFormat(pattern = "HH:mm") LocalTime from,
    @JsonFormat(pattern = "HH:mm") LocalTime to,
    ZoneId zone) {

  /** Fills what may be absent. */
  public Schedule {
    days = days == null ? List.of() : List.copyOf(days);
    from = from == null ? LocalTime.MIDNIGHT : from;
    to = to == null ? LocalTime.MIDNIGHT : to;
    zone = zone == null ? ZoneOffset.UTC : zone;
  }

  /** A day of the week. */
  public enum Day {
    /** Monday. */
    @JsonProperty("mon")
    MON(DayOfWeek.MONDAY),
    /** Tuesday. */
    @JsonProperty("tue")
    TUE(DayOfWeek.TUESDAY),
    /** Wednesday. */
    @JsonProperty("wed")
    WED(DayOfWeek.WEDNESDAY),
    /** Thursday. */
    @JsonProperty("thu")
    THU(DayOfWeek.THURSDAY),
    /** Friday. */
    @JsonProperty("fri")
    FRI(DayOfWeek.FRIDAY),
    /** Saturday. */
    @JsonProperty("sat")
    SAT(DayOfWeek.SATURDAY),
    /** Sunday. */
    @JsonProperty("sun")
    SUN(DayOfWeek.SUNDAY);

    private final DayOfWeek dayOfWeek;

    Day(DayOfWeek dayOfWeek) {
      this.dayOfWeek = dayOfWeek;
    }

    /** The same day, as Java's calendar has it. */
    public DayOfWeek dayOfWeek() {
      return dayOfWeek;
    }
  }
}

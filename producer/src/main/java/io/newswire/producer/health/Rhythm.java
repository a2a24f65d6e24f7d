package io.newswire.producer.health;

import io.newswire.events.Article;
import io.newswire.events.SourceState;
import io.newswire.producer.format.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How often a source has something new, told by the dates of its newest items.
 *
 * @param times dates of its newest items, newest first, at most {@value SourceState#MOST_RECENT}
 */
public record Rhythm(List<Instant> times) {

  /** How often a feed is asked of which nothing is known. */
  public static final Duration WHEN_UNKNOWN = Duration.ofMinutes(5);

  /** No feed is asked more often by itself. */
  public static final Duration SHORTEST = Duration.ofMinutes(1);

  /** No feed is asked less often by itself. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** The rhythm of a feed that was not read yet. */
  public static final Rhythm UNKNOWN = new Rhythm(List.of());

  /** So many of its usual pauses without a word, and at least a day, are silence. */
  private static final int PAUSES_OF_SILENCE = 5;

  private static final Duration SHORTEST_SILENCE = Duration.ofDays(1);

  /** Copies the times. */
  public Rhythm {
    times = List.copyOf(times);
  }

  /** The rhythm of a document's items; dates in the future tell nothing. */
  public static Rhythm of(List<Item> items, Instant now) {
    return new Rhythm(
        items.stream()
            .map(item -> item.fold(Rhythm::date, refused -> (Instant) null))
            .filter(Objects::nonNull)
            .filter(date -> !date.isAfter(now))
            .sorted(Comparator.reverseOrder())
            .limit(SourceState.MOST_RECENT)
            .toList());
  }

  private static Instant date(Article article) {
    return article.versionCreated() != null ? article.versionCreated() : article.firstCreated();
  }

  /**
   * How long to wait between two requests: half of the mean time between items. The time since the
   * newest counts, so that a feed that falls asleep is asked less and less.
   */
  public Duration interval(Instant now) {
    if (times.isEmpty()) {
      return WHEN_UNKNOWN;
    }
    Duration mean = Duration.between(oldest(), now).dividedBy(times.size());
    return clamp(mean.dividedBy(2));
  }

  /** Whether there was nothing new for much longer than usual. */
  public boolean isSilent(Instant now) {
    if (times.size() < 3) {
      return false;
    }
    Duration usual = Duration.between(oldest(), times.get(0)).dividedBy(times.size() - 1L);
    Duration silence = usual.multipliedBy(PAUSES_OF_SILENCE);
    return Duration.between(times.get(0), now)
            .compareTo(silence.compareTo(SHORTEST_SILENCE) > 0 ? silence : SHORTEST_SILENCE)
        > 0;
  }

  private Instant oldest() {
    return times.get(times.size() - 1);
  }

  /** The nearest time that a feed may be left alone for. */
  public static Duration clamp(Duration wanted) {
    if (wanted.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
  }
}

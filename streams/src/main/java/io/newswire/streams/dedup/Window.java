package io.newswire.streams.dedup;

import java.time.Duration;
import java.time.Instant;

/**
 * The shard's event time, and the articles in order of their going.
 *
 * <p>Event time never goes back, and one article moves it by at most {@link #MAX_STEP}: one that
 * claims to be of the far future does not empty the window. After a real gap it catches up, a step
 * an article. An article is remembered for the window counted from the event time at which it came,
 * whatever its own date: what is filled in later finds its copies, too.
 */
final class Window {

  private static final Duration MAX_STEP = Duration.ofHours(1);

  private final long length;
  private final long step = MAX_STEP.toMillis();
  private long clock = Long.MIN_VALUE;
  private long[] keys = new long[1_024];
  private long[] seqs = new long[1_024];
  private long[] clocks = new long[1_024];
  private int head;
  private int size;

  Window(Duration length) {
    this.length = length.toMillis();
  }

  /** Moves event time on towards a time, and returns it. */
  Instant advance(Instant to) {
    long time = to.toEpochMilli();
    if (clock == Long.MIN_VALUE) {
      clock = time;
    } else if (time > clock) {
      clock = Math.min(time, clock + step);
    }
    return Instant.ofEpochMilli(clock);
  }

  /** Sets event time to what it was when an article came. */
  void restore(Instant to) {
    clock = Math.max(clock, to.toEpochMilli());
  }

  /** Whether the article that goes first came so long ago that it is no longer remembered. */
  boolean isFirstPast() {
    return size > 0 && clocks[head] + length < clock;
  }

  /** Whether two articles are near enough in time to be one story. */
  boolean covers(Instant one, Instant other) {
    return Math.abs(one.toEpochMilli() - other.toEpochMilli()) <= length;
  }

  /** Notes that an article came, or came again, at an event time. */
  void add(long key, long seq, Instant came) {
    if (size == keys.length) {
      keys = longer(keys);
      seqs = longer(seqs);
      clocks = longer(clocks);
      head = 0;
    }
    int at = head + size;
    at = at < keys.length ? at : at - keys.length;
    keys[at] = key;
    seqs[at] = seq;
    clocks[at] = came.toEpochMilli();
    size++;
  }

  private long[] longer(long[] ring) {
    long[] longer = new long[size + size / 2];
    System.arraycopy(ring, head, longer, 0, size - head);
    System.arraycopy(ring, 0, longer, size - head, head);
    return longer;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Key of the article that goes first. */
  long first() {
    return keys[head];
  }

  /** Its place in the stream; an article of another place has come again since. */
  long firstSeq() {
    return seqs[head];
  }

  void removeFirst() {
    head = head + 1 == keys.length ? 0 : head + 1;
    size--;
  }
}

package io.newswire.streams.topology;

import io.newswire.events.Rejection.Coordinates;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Records of {@code news.raw} of which something was made that the broker refused, for example
 * because somebody lowered the limit of a topic. A refusal ends Kafka's transaction, and so the
 * thread; its successor gets the same record again, finds it here, and rejects it. Without this it
 * would die of it, too. Thread-safe.
 *
 * <p>It is kept in memory only: after a new start a record that was not rejected yet is refused
 * once more.
 */
final class Quarantine {

  /** More than are ever under way at once. */
  private static final int MOST = 10_000;

  private final Map<Coordinates, String> refusals =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Coordinates, String> eldest) {
          return size() > MOST;
        }
      };

  private final Set<Throwable> causes = Collections.newSetFromMap(new WeakHashMap<>());

  /**
   * Puts a record in.
   *
   * @param record the record of {@code news.raw}
   * @param refusal what was refused, where and why, one line
   * @param cause what the thread will die of
   */
  synchronized void add(Coordinates record, String refusal, Throwable cause) {
    refusals.put(record, refusal);
    causes.add(cause);
  }

  /** Whether a thread that died of this will not die of the same record again. */
  synchronized boolean mended(Throwable cause) {
    return causes.contains(cause);
  }

  /**
   * Lets a record pass that is not in here.
   *
   * @param record null for what was made of no record
   * @throws RefusedException when it is
   */
  synchronized void check(Coordinates record) {
    String refusal = refusals.get(record);
    if (refusal != null) {
      throw new RefusedException(refusal);
    }
  }

  /** The broker refused what was made of the record at hand. */
  static final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private RefusedException(String refusal) {
      super(refusal);
    }
  }
}

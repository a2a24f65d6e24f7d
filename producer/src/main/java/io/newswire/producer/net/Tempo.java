package io.newswire.producer.net;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to leave a feed alone. Every pause varies by a tenth either way, so that feeds that were
 * added together, or failed together, do not stay together.
 */
public class Tempo {

  /** However often a feed has failed, it is asked again after this. */
  public static final Duration LONGEST_BACK_OFF = Duration.ofHours(6);

  /** However long a server wants to be left alone, it is asked again after this. */
  public static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

  private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(1);
  private static final Duration BEFORE_ANOTHER_TRIAL = Duration.ofSeconds(5);
  private static final Duration LONGEST_BETWEEN_TRIALS = Duration.ofMinutes(1);
  private static final double JITTER = 0.1;
  private static final int MOST_DOUBLINGS = 20;

  private final RandomGenerator random;

  /** A tempo whose pauses vary by chance. */
  public Tempo(RandomGenerator random) {
    this.random = random;
  }

  /** The pause after a request that went well. */
  public Duration afterSuccess(Duration every) {
    return vary(every);
  }

  /**
   * The pause after a failure: twice as long after each one in a row.
   *
   * @param failures how many there were in a row, from 1
   * @param retryAfter how long the server wants to be left alone, null when it does not say
   */
  public Duration afterFailure(Duration every, int failures, Duration retryAfter) {
    Duration doubled = every.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    Duration backOff = vary(shorter(doubled, longer(every, LONGEST_BACK_OFF)));
    return retryAfter == null ? backOff : longer(backOff, shorter(retryAfter, LONGEST_RETRY_AFTER));
  }

  /** How long a host is left alone after each request, whichever feed it was for. */
  public Duration betweenRequests() {
    return BETWEEN_REQUESTS;
  }

  /**
   * The pause before something is asked for again that is wanted now: some seconds, longer after
   * each trial.
   *
   * @param trials how many failed, from 1
   * @param retryAfter how long the server wants to be left alone, null when it does not say
   */
  public Duration beforeAnotherTrial(int trials, Duration retryAfter) {
    Duration pause = vary(BEFORE_ANOTHER_TRIAL.multipliedBy(trials * (long) trials));
    return retryAfter == null ? pause : longer(pause, shorter(retryAfter, LONGEST_BETWEEN_TRIALS));
  }

  /** A pause before the first request, so that many feeds do not all begin at once. */
  public Duration beforeFirst(Duration within) {
    return Duration.ofMillis((long) (within.toMillis() * random.nextDouble()));
  }

  private Duration vary(Duration pause) {
    double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
    return Duration.ofMillis((long) (pause.toMillis() * factor));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}

package io.newswire.producer.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that Kafka does not answer, and says so: once when it begins, again at intervals, and
 * when it is over. Thread-safe.
 */
final class Patience {

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

  /** So long may an acknowledgement take before anybody is told. */
  static final Duration BEFORE_FIRST_WORD = Duration.ofSeconds(5);

  /** So often it is said again. */
  static final Duration BETWEEN_WORDS = Duration.ofSeconds(30);

  private final String kafka;
  private final Clock clock;
  private long unacknowledged;
  private Instant lastProgress;
  private Instant lastWord;

  /**
   * Somebody patient.
   *
   * @param kafka what is waited for, in words, e.g. {@code Kafka at localhost:9092}
   */
  Patience(String kafka, Clock clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  /** A record is on its way. */
  synchronized void sent() {
    if (unacknowledged++ == 0) {
      lastProgress = clock.instant();
    }
  }

  /** A record was acknowledged, or refused: Kafka answered. */
  synchronized void answered() {
    unacknowledged--;
    if (lastWord != null) {
      LOG.info("{} answers again after {}", kafka, seconds(sinceProgress()));
      lastWord = null;
    }
    lastProgress = clock.instant();
  }

  /** A record was given up, without word from Kafka. */
  synchronized void abandoned() {
    unacknowledged--;
  }

  /** To be called about every second: says what is to be said. */
  synchronized void tick() {
    if (waiting().isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    if (lastWord == null || !now.isBefore(lastWord.plus(BETWEEN_WORDS))) {
      LOG.warn(
          "{} does not answer, waiting; {} records since {}",
          kafka,
          unacknowledged,
          seconds(sinceProgress()));
      lastWord = now;
    }
  }

  /** For how long Kafka has not answered; empty while all is well. */
  synchronized Optional<Duration> waiting() {
    if (unacknowledged == 0 || sinceProgress().compareTo(BEFORE_FIRST_WORD) < 0) {
      return Optional.empty();
    }
    return Optional.of(sinceProgress());
  }

  private Duration sinceProgress() {
    return Duration.between(lastProgress, clock.instant());
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }
}

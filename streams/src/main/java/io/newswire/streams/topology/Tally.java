package io.newswire.streams.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Rejection;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import java.time.Duration;

/**
 * Counts what the topology puts out, for operators. What Kafka takes back after a fault is counted
 * again when it is done again; exact figures are the store's. Thread-safe.
 */
final class Tally {

  /** How long an article has taken, in seconds, that people ask about. */
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(5)
  };

  private final MeterRegistry meters;
  private final Timer delay;

  Tally(MeterRegistry meters) {
    this.meters = meters;
    this.delay =
        Timer.builder("newswire.article.delay")
            .description("From when an article was taken in until its verdict was given")
            .serviceLevelObjectives(BOUNDS)
            .register(meters);
  }

  /**
   * Counts one record.
   *
   * @param topic where it goes
   * @param value what it holds
   * @param now in epoch milliseconds
   */
  void count(Topic<?> topic, Object value, long now) {
    Counter.builder("newswire.events")
        .description("Records written, by topic")
        .tag("topic", topic.name())
        .register(meters)
        .increment();
    if (value instanceof Rejection rejection) {
      count(rejection);
    } else if (value instanceof ArticleEvent event
        && (topic.equals(Topics.ARTICLES) || topic.equals(Topics.DUPLICATES))) {
      count(event, now);
    }
  }

  /** Counts a dead letter by where and why. */
  void count(Rejection rejection) {
    Counter.builder("newswire.rejections")
        .description("Dead letters, by the stage and the code of their cause")
        .tag("stage", rejection.stage())
        .tag("code", rejection.code())
        .register(meters)
        .increment();
  }

  private void count(ArticleEvent event, long now) {
    Counter.builder("newswire.verdicts")
        .description("What was decided about versions of articles")
        .tag("type", event.verdict().type().code())
        .register(meters)
        .increment();
    if (event.verdict().type().goesOut()) {
      tags("actor").increment(event.actors().size());
      tags("location").increment(event.locations().size());
    }
    if (!event.released()) {
      delay.record(Duration.ofMillis(Math.max(0, now - event.article().received().toEpochMilli())));
    }
  }

  private Counter tags(String kind) {
    return Counter.builder("newswire.tags")
        .description("Tags of the articles that went out")
        .tag("kind", kind)
        .register(meters);
  }
}

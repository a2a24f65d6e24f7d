package io.newswire.streams.topology;

import io.newswire.events.Alert;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Rejection;
import io.newswire.events.Retraction;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import java.time.Instant;
import java.util.function.Function;

/**
 * How the values of one topic become records.
 *
 * @param <V> the topic's values
 * @param topic the topic
 * @param key the record's key
 * @param id what makes the event's id unique within its topic, beside the record it was made of;
 *     the same in a replay
 * @param time when it happened
 */
record Output<V>(
    Topic<V> topic, Function<V, String> key, Function<V, String> id, Function<V, Instant> time) {

  static final Output<Rejection> REJECTED =
      new Output<>(Topics.REJECTED, Rejection::id, Rejection::id, Rejection::rejectedAt);

  static final Output<Retraction> RETRACTIONS =
      new Output<>(
          Topics.RETRACTIONS,
          Retraction::uri,
          retraction -> retraction.uri() + "#" + retraction.kind(),
          Retraction::at);

  static final Output<Alert> ALERTS =
      new Output<>(
          Topics.ALERTS,
          alert -> alert.story() == null ? alert.uri() : alert.story(),
          Alert::id,
          Alert::raised);

  /** The output to a topic of articles. */
  static Output<ArticleEvent> articles(Topic<ArticleEvent> topic) {
    return new Output<>(
        topic,
        event -> event.article().uri(),
        event -> event.article().uri() + "#" + event.revision() + mark(event),
        event -> event.article().time());
  }

  /** What tells the events of one version apart. */
  private static String mark(ArticleEvent event) {
    return event.promoted() ? "#promoted" : event.released() ? "#released" : "";
  }
}

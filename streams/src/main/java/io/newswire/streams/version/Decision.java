package io.newswire.streams.version;

import io.newswire.events.ArticleEvent;
import java.util.List;

/**
 * What one record, or the end of an embargo, means for its uri.
 *
 * <p>An event whose verdict goes out ({@link io.newswire.events.Verdict.Type#goesOut()}) goes on to
 * tagging and the dedup stage, which confirms or replaces the verdict and adds the story; the
 * others are final.
 *
 * @param after the uri's new state, never null
 * @param events exactly one event for the record itself, last; before it, with {@code released}
 *     set, that of the held version whose place it takes
 */
public record Decision(UriState after, List<ArticleEvent> events) {
  /** Copies the events. */
  public Decision {
    events = List.copyOf(events);
  }
}

package io.newswire.streams.topology;

import io.newswire.events.ArticleEvent;
import java.util.List;

/**
 * An event of the version stage.
 *
 * @param event the event, not tagged yet
 * @param shard the dedup shard of its uri; null where only a kill was seen of it
 */
record Versioned(ArticleEvent event, String shard) {

  /** The event, if it is final: a redelivery, or held. */
  List<ArticleEvent> heldBack() {
    return goesOn() ? List.of() : List.of(event);
  }

  /** Whether the dedup stage is to judge it. */
  boolean goesOn() {
    return event.verdict().type().goesOut();
  }
}

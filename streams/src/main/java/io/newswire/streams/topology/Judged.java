package io.newswire.streams.topology;

import io.newswire.events.ArticleEvent;
import io.newswire.streams.dedup.Promotion;

/**
 * An event with its final verdict.
 *
 * @param event the event
 * @param promotion the article that now stands for the story that the event's article left, null
 *     when there is none
 */
record Judged(ArticleEvent event, Promotion promotion) {

  /** Uri of the promoted article, null when there is none. */
  String promoted() {
    return promotion == null ? null : promotion.uri();
  }
}

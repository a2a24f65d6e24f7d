package io.newswire.streams.topology;

import io.newswire.events.ArticleEvent;

/**
 * An event with its final verdict.
 *
 * @param event the event
 * @param promoted uri of the article that now stands for the story, null when that did not change
 */
record Judged(ArticleEvent event, String promoted) {}

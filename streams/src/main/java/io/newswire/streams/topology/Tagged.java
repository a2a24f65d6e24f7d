package io.newswire.streams.topology;

import io.newswire.events.ArticleEvent;
import io.newswire.streams.dedup.Sketch;

/**
 * What crosses the hop to the dedup shard.
 *
 * @param event the event, tagged
 * @param shard the dedup shard it goes to
 * @param sketch of its text, null for a kill
 */
record Tagged(ArticleEvent event, String shard, Sketch sketch) {}

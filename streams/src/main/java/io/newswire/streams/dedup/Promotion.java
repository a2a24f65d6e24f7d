package io.newswire.streams.dedup;

import io.newswire.events.Story;

/**
 * An article that now stands for its story, since the one that did was killed, or its uri given to
 * another story.
 *
 * @param uri the article
 * @param story its story, after the change
 * @param kept what was kept of it when it was held back as a copy, see {@link Deduplicator#keep};
 *     null when it had gone out before, and so need not go out now
 */
public record Promotion(String uri, Story story, String kept) {}

package io.newswire.streams.dedup;

import io.newswire.events.Story;
import io.newswire.events.Verdict;

/**
 * What the dedup stage decided.
 *
 * @param verdict the final verdict
 * @param story the story it belongs to, after the decision; null for the kill of an article that is
 *     not known (any more)
 * @param promoted uri of the article that now stands for the story, after a kill of the one that
 *     did; null otherwise, or when none is left
 */
public record Outcome(Verdict verdict, Story story, String promoted) {}

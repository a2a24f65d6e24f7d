package io.newswire.streams.dedup;

import io.newswire.events.Story;
import io.newswire.events.Verdict;

/**
 * What the dedup stage decided.
 *
 * @param verdict the final verdict
 * @param story the story it belongs to, after the decision; null for the kill of an article that is
 *     not known (any more)
 * @param promotion the article that now stands for the story that the candidate left; null when
 *     there is none
 */
public record Outcome(Verdict verdict, Story story, Promotion promotion) {

  /** An outcome after which every story is stood for by the same article as before. */
  static Outcome of(Verdict verdict, Story story) {
    return new Outcome(verdict, story, null);
  }
}

package io.newswire.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * Word that an article already sent out was killed or corrected: the value of {@code
 * news.retractions}. Whoever passed the article on should pass this on.
 *
 * @param uri the article
 * @param kind what happened to it
 * @param story the story it belongs to, null when it was never given one
 * @param promoted uri of the article that now stands for the story, null when that did not change
 *     or none is left
 * @param headline the article's headline; the new one for a correction
 * @param reason what the source says of it, null when it says nothing
 * @param at event time
 */
public record Retraction(
    String uri,
    Kind kind,
    String story,
    String promoted,
    String headline,
    String reason,
    Instant at) {

  /** What a retraction withdraws. */
  public enum Kind {
    /** The whole article. */
    @JsonProperty("kill")
    KILL,
    /** Its earlier text. */
    @JsonProperty("correction")
    CORRECTION
  }
}

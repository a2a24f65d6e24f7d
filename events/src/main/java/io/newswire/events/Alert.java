package io.newswire.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * Something a rule wants people to be told: the value of {@code news.alerts}, keyed by story.
 *
 * @param id stable id of rule, article and revision: the same alert never has two
 * @param severity how urgent the rule says it is
 * @param story the story
 * @param uri the article
 * @param revision which revision of the article raised it
 * @param source the article's source
 * @param headline the article's headline
 * @param link the article's page, null when unknown
 * @param because the rule and what made it true
 * @param raised event time
 */
public record Alert(
    String id,
    Severity severity,
    String story,
    String uri,
    int revision,
    String source,
    String headline,
    String link,
    Because because,
    Instant raised) {

  /** How urgent an alert is. */
  public enum Severity {
    /** Good to know. */
    @JsonProperty("info")
    INFO,
    /** Look at it soon. */
    @JsonProperty("warning")
    WARNING,
    /** Look at it now. */
    @JsonProperty("critical")
    CRITICAL
  }
}

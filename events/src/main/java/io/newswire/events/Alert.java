package io.newswire.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.stream.Stream;

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
 * @param delivery how its rule wants it delivered
 * @param received when Newswire took the article in; null in alerts of an older version. A replay
 *     keeps it
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
    Delivery delivery,
    Instant received,
    Instant raised) {

  /** Fills what alerts of an older version do not have. */
  public Alert {
    delivery = delivery == null ? Delivery.AT_ONCE : delivery;
  }

  /** How urgent an alert is. */
  public enum Severity {
    /** Good to know. */
    INFO("info"),
    /** Look at it soon. */
    WARNING("warning"),
    /** Look at it now. */
    CRITICAL("critical");

    private final String code;

    Severity(String code) {
      this.code = code;
    }

    /** The name used in JSON. */
    @JsonValue
    public String code() {
      return code;
    }

    /**
     * The severity of a {@link #code()}.
     *
     * @throws IllegalArgumentException for a code that is none, naming those there are
     */
    @JsonCreator
    public static Severity of(String code) {
      return Stream.of(values())
          .filter(severity -> severity.code.equals(code))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "no severity '" + code + "'; known are info, warning, critical"));
    }
  }
}

package io.newswire.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;

/**
 * What to do with articles for which an expression holds: the value of {@code news.rules}, and an
 * entry of a rules file.
 *
 * @param id names it for life: lower-case words joined by hyphens; the record's key
 * @param name what people call it, null when it has no other name than its id
 * @param version from 1; raised when the meaning changes, so that an event's reason can be told
 *     from that of another version
 * @param when an expression in CEL that is true or false of an article
 * @param route short name of the topic that matching articles also go to, null for none
 * @param alert the alert that matching articles raise, null for none
 * @param enabled whether it is applied; true when not stated
 * @param owner whom to ask about it, null when not stated
 * @see <a href="https://github.com/google/cel-spec/blob/master/doc/langdef.md">CEL</a>
 */
public record Rule(
    String id,
    String name,
    int version,
    String when,
    String route,
    Alerting alert,
    @JsonProperty(defaultValue = "true") Boolean enabled,
    String owner) {

  /** Fills what may be absent. */
  public Rule {
    version = version == 0 ? 1 : version;
    enabled = enabled == null || enabled;
  }

  /**
   * The alert that a rule raises. Where only its severity matters, JSON may say that alone: {@code
   * "alert": "critical"}.
   *
   * @param severity how urgent it is, never null
   * @param channels see {@link Delivery}
   * @param rateLimit see {@link Delivery}
   * @param digest see {@link Delivery}
   * @param schedule see {@link Delivery}
   * @param independentSources how many independent sources the story must have before the alert is
   *     raised; 1 when not stated
   */
  public record Alerting(
      Alert.Severity severity,
      List<String> channels,
      RateLimit rateLimit,
      Duration digest,
      Schedule schedule,
      int independentSources) {

    /**
     * Fills what may be absent.
     *
     * @throws IllegalArgumentException when no severity is stated, or a number or time is out of
     *     bounds
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Alerting {
      if (severity == null) {
        throw new IllegalArgumentException("alert.severity is missing");
      }
      if (independentSources < 0) {
        throw new IllegalArgumentException(
            "alert.independentSources must be 1 or more, not " + independentSources);
      }
      if (digest != null) {
        RateLimit.requireSpan("alert.digest", digest);
      }
      channels = channels == null ? List.of() : List.copyOf(channels);
      independentSources = Math.max(1, independentSources);
    }

    /** An alert that is delivered at once, through every channel. */
    public static Alerting of(Alert.Severity severity) {
      return new Alerting(severity, List.of(), null, null, null, 1);
    }

    /**
     * An alert of which JSON says its severity only.
     *
     * @throws IllegalArgumentException for a severity that is none
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Alerting ofCode(String severity) {
      return of(Alert.Severity.of(severity));
    }

    /** How it reaches people. */
    public Delivery delivery() {
      return new Delivery(channels, rateLimit, digest, schedule);
    }
  }
}

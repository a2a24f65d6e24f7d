package io.newswire.streams.route;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.newswire.events.Alert.Severity;

/**
 * One rule, as a rules file states it.
 *
 * @param id names it for life: lower-case words joined by hyphens
 * @param version from 1; raise it when the meaning changes
 * @param when a CEL expression over {@link Facts} that is true or false
 * @param route short name of the topic that matching articles also go to, null for none
 * @param alert how urgent the alert is that matching articles raise, null for none
 * @param enabled whether it is applied; true when not stated
 */
public record Rule(
    String id,
    int version,
    String when,
    String route,
    Severity alert,
    @JsonProperty(defaultValue = "true") Boolean enabled) {

  /** Fills what may be absent. */
  public Rule {
    version = version == 0 ? 1 : version;
    enabled = enabled == null || enabled;
  }
}

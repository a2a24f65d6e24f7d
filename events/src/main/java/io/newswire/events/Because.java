package io.newswire.events;

import java.util.List;

/**
 * Why an event was routed or alerted.
 *
 * @param rule the rule's id
 * @param version the rule's version, from 1
 * @param evidence the tags and words that made it true, e.g. {@code actor Khalifa Haftar (LBY MIL)}
 */
public record Because(String rule, int version, List<String> evidence) {
  /** Copies the evidence. */
  public Because {
    evidence = List.copyOf(evidence);
  }
}

package io.newswire.streams.route;

import io.newswire.events.Alert;
import java.util.Map;
import java.util.Set;

/**
 * What is remembered of a story: which rules have raised an alert on it, and which would once more
 * sources have it.
 *
 * @param rules ids of the rules that have raised one
 * @param waiting alerts that wait for independent sources, by the rule's id
 */
public record Alerted(Set<String> rules, Map<String, Waiting> waiting) {
  /** Nothing was raised yet. */
  public static final Alerted NOTHING = new Alerted(Set.of(), Map.of());

  /** Fills what may be absent. */
  public Alerted {
    rules = rules == null ? Set.of() : Set.copyOf(rules);
    waiting = waiting == null ? Map.of() : Map.copyOf(waiting);
  }

  /**
   * An alert that waits.
   *
   * @param independentSources how many the story must have
   * @param alert what is then raised
   */
  public record Waiting(int independentSources, Alert alert) {}
}

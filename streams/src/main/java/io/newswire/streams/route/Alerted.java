package io.newswire.streams.route;

import java.util.Set;

/**
 * What is remembered of a story: which rules have raised an alert on it.
 *
 * @param rules ids of the rules
 */
public record Alerted(Set<String> rules) {
  /** Nothing was raised yet. */
  public static final Alerted NOTHING = new Alerted(Set.of());

  /** Copies the ids. */
  public Alerted {
    rules = Set.copyOf(rules);
  }
}

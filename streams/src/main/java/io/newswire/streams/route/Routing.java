package io.newswire.streams.route;

import java.util.List;

/**
 * What the rules say of one article.
 *
 * @param matches the rules that hold, in the order in which they stand
 * @param failures one line for each rule that has no value for this article, e.g. because it
 *     divides by zero; such a rule does not hold
 */
public record Routing(List<Match> matches, List<String> failures) {
  /** Copies the lists. */
  public Routing {
    matches = List.copyOf(matches);
    failures = List.copyOf(failures);
  }
}

package io.newswire.streams.route;

import java.util.List;

/** Rules that cannot be used: says which and why, one line per problem. */
public final class InvalidRulesException extends IllegalArgumentException {

  private final transient List<String> problems;

  InvalidRulesException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, one line each: file, rule, position, reason. */
  public List<String> problems() {
    return problems;
  }
}

package io.newswire.streams.route;

import io.newswire.events.Rule;

/** A rule that was checked and can be applied. */
public final class ReadyRule {

  private final Rule rule;
  private final Condition condition;

  ReadyRule(Rule rule, Condition condition) {
    this.rule = rule;
    this.condition = condition;
  }

  /** The rule as it was stated. */
  public Rule rule() {
    return rule;
  }

  Condition condition() {
    return condition;
  }
}

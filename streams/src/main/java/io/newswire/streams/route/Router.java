package io.newswire.streams.route;

import dev.cel.runtime.CelEvaluationException;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Because;
import io.newswire.events.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Applies rules to articles. A pure function of rules and article; safe for any number of threads.
 */
public final class Router {

  private final List<ReadyRule> rules;

  /** A router that applies the enabled ones of the rules. */
  public Router(Rules rules) {
    this.rules = rules.enabled();
  }

  /** Finds the rules that hold for an article. */
  public Routing route(ArticleEvent event) {
    List<Match> matches = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    Map<String, Object> facts = Facts.of(event);
    for (ReadyRule ready : rules) {
      Rule rule = ready.rule();
      try {
        ready
            .condition()
            .evaluate(facts)
            .map(evidence -> new Because(rule.id(), rule.version(), evidence))
            .ifPresent(because -> matches.add(new Match(rule, because)));
      } catch (CelEvaluationException e) {
        failures.add("rule " + rule.id() + " on " + event.article().uri() + ": " + e.getMessage());
      }
    }
    return new Routing(matches, failures);
  }
}

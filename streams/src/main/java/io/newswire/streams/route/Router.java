package io.newswire.streams.route;

import dev.cel.runtime.CelEvaluationException;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Because;
import io.newswire.events.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Applies rules to articles. A pure function of rules and article; safe for any number of threads.
 */
public final class Router {

  private final List<ReadyRule> rules;
  private final Vocabulary vocabulary;
  private final RuleIndex index;

  /** The numbers of each rule's term lists. */
  private final int[][] lists;

  /** A router that applies the enabled ones of the rules. */
  public Router(Rules rules) {
    this.rules = rules.enabled();
    List<Condition> conditions = this.rules.stream().map(ReadyRule::condition).toList();
    this.vocabulary =
        new Vocabulary(conditions.stream().flatMap(each -> each.lists().stream()).toList());
    this.index = new RuleIndex(conditions, vocabulary);
    this.lists =
        conditions.stream().map(each -> vocabulary.numbers(each.lists())).toArray(int[][]::new);
  }

  /** Finds the rules that hold for an article. */
  public Routing route(ArticleEvent event) {
    Facts facts = new Facts(event);
    Wording wording = new Wording(vocabulary, event.article());
    return route(event, facts, wording, index.candidates(event, facts, wording));
  }

  /** Finds them without the index, by evaluating every rule. */
  Routing routeByEvaluatingAll(ArticleEvent event) {
    BitSet all = new BitSet();
    all.set(0, rules.size());
    return route(event, new Facts(event), new Wording(vocabulary, event.article()), all);
  }

  private Routing route(ArticleEvent event, Facts facts, Wording wording, BitSet candidates) {
    List<Match> matches = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      Rule rule = rules.get(i).rule();
      try {
        rules
            .get(i)
            .condition()
            .evaluate(new Activation(facts, wording, lists[i]))
            .map(evidence -> new Because(rule.id(), rule.version(), evidence))
            .ifPresent(because -> matches.add(new Match(rule, because)));
      } catch (CelEvaluationException e) {
        failures.add("rule " + rule.id() + " on " + event.article().uri() + ": " + e.getMessage());
      }
    }
    return new Routing(matches, failures);
  }
}

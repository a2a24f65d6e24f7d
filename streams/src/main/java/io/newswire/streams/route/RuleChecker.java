package io.newswire.streams.route;

import io.newswire.events.Rule;
import io.newswire.events.Topics;
import io.newswire.streams.route.RuleLanguage.Compiled;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks single rules: at the door, where they are put, and again in the stream, where anything may
 * have been put. Safe for any number of threads.
 */
public final class RuleChecker {

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final RuleLanguage language = new RuleLanguage();

  /** Checks everything that is wrong with a rule, and makes it ready when nothing is. */
  public Checked check(Rule rule) {
    List<String> problems = new ArrayList<>();
    if (rule.id() == null) {
      problems.add("has no id");
    } else if (!ID.matcher(rule.id()).matches()) {
      problems.add("an id is lower-case words joined by hyphens");
    }
    if (rule.version() < 1) {
      problems.add("version must be 1 or more, not " + rule.version());
    }
    if (rule.route() == null && rule.alert() == null) {
      problems.add("has no action; give it a 'route' or an 'alert'");
    }
    if (rule.route() != null && Topics.route(rule.route()).isEmpty()) {
      problems.add(
          "no route '" + rule.route() + "'" + DidYouMean.hint(rule.route(), Topics.routeNames()));
    }
    if (rule.when() == null || rule.when().isBlank()) {
      problems.add("has no 'when'");
      return new Checked.Bad(problems);
    }
    Compiled compiled = language.compile(rule.when());
    if (compiled instanceof Compiled.Bad bad) {
      bad.problems().forEach(problem -> problems.add("when: " + problem));
    }
    return problems.isEmpty() && compiled instanceof Compiled.Good good
        ? new Checked.Good(new ReadyRule(rule, good.condition()))
        : new Checked.Bad(problems);
  }
}

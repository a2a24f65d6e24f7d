package io.newswire.app.rules;

import io.newswire.events.ArticleEvent;
import io.newswire.events.Because;
import io.newswire.streams.route.Match;
import io.newswire.streams.route.Router;
import io.newswire.streams.route.Routing;
import io.newswire.streams.route.Rules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Rules tried on past articles, one after the other; nothing is kept of them but counts. */
public final class Trial {

  private final Router router;
  private final BiConsumer<ArticleEvent, Because> matched;
  private final Map<String, Long> matches = new LinkedHashMap<>();
  private long articles;
  private long failures;

  /**
   * A trial of rules.
   *
   * @param rules the rules; those that are disabled are not tried
   * @param matched is told of each article that a rule would choose, and why
   */
  public Trial(Rules rules, BiConsumer<ArticleEvent, Because> matched) {
    this.router = new Router(rules);
    this.matched = matched;
    rules.list().forEach(rule -> matches.put(rule.id(), 0L));
  }

  /** Tries the rules on an article as it was when it came. */
  public void take(ArticleEvent event) {
    articles++;
    Routing routing = router.route(event);
    failures += routing.failures().size();
    for (Match match : routing.matches()) {
      matches.merge(match.rule().id(), 1L, Long::sum);
      matched.accept(event, match.because());
    }
  }

  /** How many articles were tried. */
  public long articles() {
    return articles;
  }

  /** How many articles each rule would choose, by its id. */
  public Map<String, Long> matches() {
    return Map.copyOf(matches);
  }

  /** How often a rule had no value for an article, e.g. because it divides by zero. */
  public long failures() {
    return failures;
  }
}

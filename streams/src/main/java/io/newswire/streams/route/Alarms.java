package io.newswire.streams.route;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.newswire.events.Alert;
import io.newswire.events.Alert.Severity;
import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Origin;
import io.newswire.events.Rule;
import io.newswire.events.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The alerts of one event. A rule alerts once per story, and once the story has the independent
 * sources that it asks for: the alert is about the article that the rule held for, whichever copy
 * brings the source that was missing.
 */
final class Alarms {

  /** What was found so long after its date was lying there. */
  private static final Duration OLD = Duration.ofDays(1);

  private final ArticleEvent event;
  private final Alerted before;
  private final Set<String> rules;
  private final Map<String, Alerted.Waiting> waiting;
  private final List<Alert> raised = new ArrayList<>();

  private Alarms(ArticleEvent event, Alerted before) {
    this.event = event;
    this.before = before;
    this.rules = new HashSet<>(before.rules());
    this.waiting = new HashMap<>(before.waiting());
  }

  /**
   * The alerts of an event that rules hold for.
   *
   * @param before what is remembered of its story
   */
  static Alarms of(ArticleEvent event, List<Match> matches, Alerted before) {
    Alarms alarms = new Alarms(event, before);
    if (isNews(event.article())) {
      matches.stream().filter(match -> match.rule().alert() != null).forEach(alarms::take);
      alarms.raiseWaiting();
    }
    return alarms;
  }

  /** A kill alerts nobody, and ends what waits for its article. */
  static Alarms ofKill(ArticleEvent event, Alerted before) {
    Alarms alarms = new Alarms(event, before);
    alarms.waiting.values().removeIf(each -> each.alert().uri().equals(event.article().uri()));
    return alarms;
  }

  /** What is raised now. */
  List<Alert> raised() {
    return raised;
  }

  /** What to remember of the story; null when that did not change. */
  Alerted after() {
    Alerted after = new Alerted(rules, waiting);
    return after.equals(before) ? null : after;
  }

  private void take(Match match) {
    String id = match.rule().id();
    int needed = match.rule().alert().independentSources();
    if (sources() < needed) {
      if (!rules.contains(id)) {
        waiting.putIfAbsent(id, new Alerted.Waiting(needed, alert(match)));
      }
      return;
    }
    boolean first = rules.add(id);
    if (first || alertsAgain(match.rule(), event.verdict().type())) {
      raised.add(alert(match));
      waiting.remove(id);
    }
  }

  private void raiseWaiting() {
    waiting
        .entrySet()
        .removeIf(
            entry -> {
              boolean enough = sources() >= entry.getValue().independentSources();
              if (enough) {
                rules.add(entry.getKey());
                raised.add(entry.getValue().alert());
              }
              return enough;
            });
  }

  /** An archive is none, nor is what a feed still lists when it is first asked. */
  private static boolean isNews(Article article) {
    Origin origin = article.origin();
    boolean old = article.time().plus(OLD).isBefore(article.received());
    return !Origin.BACKFILL.equals(origin.connector()) && !(origin.wasFound() && old);
  }

  private int sources() {
    return event.story() == null ? 1 : event.story().independentSources();
  }

  private static boolean alertsAgain(Rule rule, Verdict.Type type) {
    return rule.alert().severity() == Severity.CRITICAL
        && (type == Verdict.Type.REVISION || type == Verdict.Type.CORRECTION);
  }

  private Alert alert(Match match) {
    Article article = event.article();
    String identity = match.rule().id() + '\n' + article.uri() + '\n' + event.revision();
    HashValue128 id = Hashing.murmur3_128().hashCharsTo128Bits(identity);
    return new Alert(
        String.format("%016x%016x", id.getMostSignificantBits(), id.getLeastSignificantBits()),
        match.rule().alert().severity(),
        event.story() == null ? null : event.story().id(),
        article.uri(),
        event.revision(),
        article.source(),
        article.headline(),
        article.link(),
        match.because(),
        match.rule().alert().delivery(),
        article.received(),
        article.time());
  }
}

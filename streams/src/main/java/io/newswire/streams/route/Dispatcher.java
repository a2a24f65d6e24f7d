package io.newswire.streams.route;

import io.newswire.events.Alert.Severity;
import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Because;
import io.newswire.events.Retraction;
import io.newswire.events.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Decides where an event goes, given what is remembered. Pure; safe for any number of threads.
 *
 * <ul>
 *   <li>An article goes to the routes of the rules that hold for it, and to those an earlier
 *       version went to: who has the old text must get the new one, and the kill.
 *   <li>A rule alerts once per story, when it has as many independent sources as the rule asks for.
 *       A {@link Severity#CRITICAL} one alerts again for every revision and correction of an
 *       article. Copies that are held back can alert too, since another source may be what a rule
 *       waits for. A kill alerts nobody: its retraction tells. Nor does an article from an archive,
 *       or one that a feed lists a day after its date: that is no news.
 *   <li>A kill, and a correction, of an article that went out is a retraction.
 * </ul>
 */
public final class Dispatcher {

  private final Supplier<Router> router;

  /**
   * A dispatcher that asks a router.
   *
   * @param router asked anew for each event
   */
  public Dispatcher(Supplier<Router> router) {
    this.router = router;
  }

  /**
   * Decides where an event goes.
   *
   * @param event an event with its final verdict
   * @param promoted uri of the article that now stands for the story, null when that did not change
   * @param sent what is remembered of the article, null when it has not gone out
   * @param alerted what is remembered of the story
   */
  public Dispatch dispatch(ArticleEvent event, String promoted, Sent sent, Alerted alerted) {
    Verdict.Type type = event.verdict().type();
    if (type == Verdict.Type.KILL) {
      return kill(event, promoted, sent, alerted);
    }
    Routing routing = router.get().route(event);
    List<Because> because = routing.matches().stream().map(Match::because).toList();
    ArticleEvent chosen = event.withBecause(because);
    Alarms alarms = Alarms.of(event, routing.matches(), alerted);
    Map<String, List<Because>> routes = type.goesOut() ? routes(routing, sent) : Map.of();
    return new Dispatch(
        chosen,
        routes,
        alarms.raised(),
        type == Verdict.Type.CORRECTION
            ? retraction(event, Retraction.Kind.CORRECTION, promoted, sent)
            : null,
        type.goesOut() ? new Sent(event.article().headline(), routes) : null,
        alarms.after(),
        routing.failures());
  }

  private static Dispatch kill(ArticleEvent event, String promoted, Sent sent, Alerted alerted) {
    return new Dispatch(
        event,
        sent == null ? Map.of() : sent.routes(),
        List.of(),
        retraction(event, Retraction.Kind.KILL, promoted, sent),
        sent,
        Alarms.ofKill(event, alerted).after(),
        List.of());
  }

  /** The routes of the rules that hold, and those of earlier versions for the reason they had. */
  private static Map<String, List<Because>> routes(Routing routing, Sent sent) {
    Map<String, List<Because>> now = new TreeMap<>();
    for (Match match : routing.matches()) {
      if (match.rule().route() != null) {
        now.computeIfAbsent(match.rule().route(), route -> new ArrayList<>()).add(match.because());
      }
    }
    Map<String, List<Because>> all = new TreeMap<>(sent == null ? Map.of() : sent.routes());
    all.putAll(now);
    return all;
  }

  private static Retraction retraction(
      ArticleEvent event, Retraction.Kind kind, String promoted, Sent sent) {
    Article article = event.article();
    boolean known = kind == Retraction.Kind.KILL && sent != null && article.headline().isEmpty();
    return new Retraction(
        article.uri(),
        kind,
        event.story() == null ? null : event.story().id(),
        promoted,
        known ? sent.headline() : article.headline(),
        article.edNote(),
        article.time());
  }
}

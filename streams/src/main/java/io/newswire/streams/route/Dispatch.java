package io.newswire.streams.route;

import io.newswire.events.Alert;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Because;
import io.newswire.events.Retraction;
import java.util.List;
import java.util.Map;

/**
 * Where one event goes.
 *
 * @param event the event itself, with the rules that chose it
 * @param routes why it also goes to each route, by the route's short name
 * @param alerts the alerts it raises
 * @param retraction word that what was sent out before is withdrawn; null when nothing is
 * @param sent what to remember of the article; null when it did not go out
 * @param alerted what to remember of the story; null when that did not change
 * @param failures rules that have no value for this article, one line each
 */
public record Dispatch(
    ArticleEvent event,
    Map<String, List<Because>> routes,
    List<Alert> alerts,
    Retraction retraction,
    Sent sent,
    Alerted alerted,
    List<String> failures) {

  /** Copies the lists. */
  public Dispatch {
    routes = Map.copyOf(routes);
    alerts = List.copyOf(alerts);
    failures = List.copyOf(failures);
  }

  /** The event, if it goes out. */
  public List<ArticleEvent> published() {
    return event.verdict().type().goesOut() ? List.of(event) : List.of();
  }

  /** The event, if it is held back. */
  public List<ArticleEvent> heldBack() {
    return event.verdict().type().goesOut() ? List.of() : List.of(event);
  }

  /** The retraction, if there is one. */
  public List<Retraction> retractions() {
    return retraction == null ? List.of() : List.of(retraction);
  }

  /** The event as it goes to a route, if it does. */
  public List<ArticleEvent> on(String route) {
    List<Because> because = routes.get(route);
    return because == null ? List.of() : List.of(event.withBecause(because));
  }
}

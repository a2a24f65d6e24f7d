package io.newswire.streams.route;

import io.newswire.events.Because;
import java.util.List;
import java.util.Map;

/**
 * What is remembered of an article that went out, so that its later versions can follow it.
 *
 * @param headline its newest headline
 * @param routes why it went to each route, by the route's short name
 */
public record Sent(String headline, Map<String, List<Because>> routes) {
  /** Fills what may be absent. */
  public Sent {
    routes = routes == null ? Map.of() : Map.copyOf(routes);
  }
}

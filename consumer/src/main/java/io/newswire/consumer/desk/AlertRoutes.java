package io.newswire.consumer.desk;

import io.javalin.http.Context;
import io.newswire.consumer.alert.AlertLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What became of alerts, over HTTP. */
final class AlertRoutes {

  private static final int LIMIT = 100;

  private final AlertLog log;

  AlertRoutes(AlertLog log) {
    this.log = log;
  }

  Route route() {
    return new Route("/api/alerts", List.of("rule"), this::alerts);
  }

  private void alerts(Context context) {
    Answers.json(
        context,
        Map.of(
            "alerts",
            log.newest(Instant.EPOCH, context.queryParam("rule"), LIMIT),
            "channels",
            log.channels()));
  }
}

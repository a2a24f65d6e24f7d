package io.newswire.consumer.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.newswire.consumer.alert.AlertLog;
import java.time.Instant;
import java.util.Map;

/** What became of alerts, over HTTP. */
final class AlertRoutes {

  private static final int LIMIT = 100;

  private final AlertLog log;

  AlertRoutes(AlertLog log) {
    this.log = log;
  }

  void add(RoutesConfig routes) {
    routes.get("/api/alerts", this::alerts);
  }

  private void alerts(Context context) {
    Desk.json(
        context,
        Map.of(
            "alerts",
            log.newest(Instant.EPOCH, context.queryParam("rule"), LIMIT),
            "channels",
            log.channels()));
  }
}

package io.newswire.consumer.desk;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.newswire.consumer.store.Database;
import io.newswire.consumer.store.FunnelReader;
import io.newswire.events.Json;
import java.net.BindException;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jdbi.v3.core.JdbiException;

/** The page and the HTTP interface behind it. */
public final class Desk implements AutoCloseable {

  private final DeskConfig config;
  private final FunnelReader funnel;
  private final Supplier<Map<String, String>> waitingFor;
  private final Javalin server;

  /**
   * A desk that is not started.
   *
   * @param config where it is served
   * @param database what it shows
   * @param funnel the figures at its top
   * @param waitingFor what the parts of the service wait for; empty when all is well
   */
  public Desk(
      DeskConfig config,
      Database database,
      FunnelReader funnel,
      Supplier<Map<String, String>> waitingFor) {
    this.config = config;
    this.funnel = funnel;
    this.waitingFor = waitingFor;
    this.server = Javalin.create(this::configure);
  }

  /**
   * Begins to serve.
   *
   * @throws PortInUseException when the port is taken
   */
  public void start() {
    try {
      server.start(config.host(), config.port());
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof BindException) {
          throw new PortInUseException(config, e);
        }
      }
      throw e;
    }
  }

  /** Where the page is. */
  public URI address() {
    return URI.create("http://" + config.host() + ":" + server.port());
  }

  @Override
  public void close() {
    server.stop();
  }

  private void configure(JavalinConfig javalin) {
    javalin.startup.showJavalinBanner = false;
    javalin.routes.get("/health/live", context -> context.result("live"));
    javalin.routes.get("/health/ready", this::ready);
    javalin.routes.get("/api/funnel", context -> json(context, funnel.read()));
    javalin.routes.exception(JdbiException.class, (e, context) -> waiting(context, "PostgreSQL"));
    javalin.routes.exception(KafkaException.class, (e, context) -> waiting(context, "Kafka"));
  }

  private void ready(Context context) {
    Map<String, String> waiting = waitingFor.get();
    context.status(waiting.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    json(context, Map.of("ready", waiting.isEmpty(), "waitingFor", waiting));
  }

  private static void waiting(Context context, String what) {
    context.status(HttpStatus.SERVICE_UNAVAILABLE);
    json(context, Map.of("waitingFor", what));
  }

  private static void json(Context context, Object value) {
    try {
      context.contentType("application/json").result(Json.mapper().writeValueAsBytes(value));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

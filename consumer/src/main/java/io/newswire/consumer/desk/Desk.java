package io.newswire.consumer.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import io.newswire.consumer.alert.AlertLog;
import io.newswire.consumer.store.Database;
import io.newswire.consumer.store.Funnel;
import io.newswire.events.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.http.UriCompliance;
import org.jdbi.v3.core.JdbiException;

/** The page and the HTTP interface behind it. */
public final class Desk implements AutoCloseable {

  private static final int LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  private final DeskConfig config;
  private final WireQueries queries;
  private final ChangeSignal signal;
  private final Figures figures;
  private final EventStream stream;
  private final AlertRoutes alerts;
  private final Supplier<Map<String, String>> waitingFor;
  private final Javalin server;

  /**
   * A desk that is not started.
   *
   * @param config where it is served
   * @param database what it shows
   * @param funnel reads the figures at its top; may throw what Kafka or the database throw
   * @param waitingFor what the parts of the service wait for; empty when all is well
   */
  public Desk(
      DeskConfig config,
      Database database,
      Supplier<Funnel> funnel,
      Supplier<Map<String, String>> waitingFor) {
    this.config = config;
    this.queries = new WireQueries(database.jdbi());
    this.signal = new ChangeSignal(database);
    this.figures = new Figures(funnel);
    this.stream = new EventStream(queries, signal, figures, waitingFor);
    this.alerts = new AlertRoutes(new AlertLog(database.jdbi()));
    this.waitingFor = waitingFor;
    this.server = Javalin.create(this::configure);
  }

  /**
   * Begins to serve.
   *
   * @throws PortInUseException when the port is taken
   * @throws IllegalArgumentException when this machine has no such address
   */
  public void start() {
    tryPort();
    server.start(config.host(), config.port());
    signal.start();
  }

  /** Where the page is. */
  public URI address() {
    return URI.create("http://" + config.host() + ":" + server.port());
  }

  @Override
  public void close() {
    signal.close();
    server.stop();
  }

  /** The server would say the same, but only after a page of its own words. */
  private void tryPort() {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(config.host(), config.port()));
    } catch (BindException e) {
      if (e.getMessage().contains("in use")) {
        throw new PortInUseException(config, e);
      }
      throw new IllegalArgumentException(
          "desk host: cannot serve at " + config.host() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("desk: cannot serve at " + config, e);
    }
  }

  private void configure(JavalinConfig javalin) {
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    // Uris of articles stand in the path, with their slashes encoded.
    javalin.jetty.modifyHttpConfiguration(
        http -> {
          http.setUriCompliance(UriCompliance.UNSAFE);
          http.setSendServerVersion(false);
        });
    javalin.jetty.modifyServletContextHandler(
        handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
    javalin.staticFiles.add(
        files -> {
          files.directory = "/io/newswire/consumer/desk/page";
          files.location = Location.CLASSPATH;
          files.headers = Map.of("cache-control", "no-cache");
        });
    javalin.routes.before(new BrowserGuard(config)::check);
    javalin.routes.get("/api/articles", this::articles);
    javalin.routes.get("/api/articles/{uri}", this::article);
    javalin.routes.get("/api/stories/{id}", this::story);
    javalin.routes.get("/api/funnel", this::funnel);
    javalin.routes.get("/api/stream", stream::serve);
    alerts.add(javalin.routes);
    javalin.routes.get("/health/live", context -> json(context, Map.of("live", true)));
    javalin.routes.get("/health/ready", this::ready);
    javalin.routes.exception(
        BadRequestException.class,
        (e, context) -> error(context, HttpStatus.BAD_REQUEST, e.getMessage()));
    javalin.routes.exception(
        JdbiException.class,
        (e, context) -> error(context, HttpStatus.SERVICE_UNAVAILABLE, "waiting for PostgreSQL"));
  }

  private void articles(Context context) {
    Filter filter =
        new Filter(
            context.queryParam("q"),
            context.queryParam("actor"),
            context.queryParam("place"),
            context.queryParam("country"),
            context.queryParam("source"));
    String before = context.queryParam("before");
    json(
        context,
        queries.page(filter, before == null ? null : Cursor.parse(before), limit(context)));
  }

  private static int limit(Context context) {
    String limit = context.queryParam("limit");
    if (limit == null) {
      return LIMIT;
    }
    if (!limit.matches("[0-9]{1,3}") || limit.equals("0") || Integer.parseInt(limit) > MAX_LIMIT) {
      throw new BadRequestException("limit: must be 1 to " + MAX_LIMIT);
    }
    return Integer.parseInt(limit);
  }

  private void article(Context context) {
    queries
        .article(context.pathParam("uri"))
        .ifPresentOrElse(
            article -> json(context, article),
            () -> error(context, HttpStatus.NOT_FOUND, "no article of this uri"));
  }

  private void story(Context context) {
    List<Line> articles = queries.story(context.pathParam("id"));
    if (articles.isEmpty()) {
      error(context, HttpStatus.NOT_FOUND, "no story of this id");
    } else {
      json(context, Map.of("story", articles.get(0).story(), "articles", articles));
    }
  }

  private void funnel(Context context) {
    Funnel funnel = figures.get();
    if (funnel == null) {
      error(context, HttpStatus.SERVICE_UNAVAILABLE, "waiting for Kafka or PostgreSQL");
    } else {
      json(context, funnel);
    }
  }

  private void ready(Context context) {
    Map<String, String> waiting = waitingFor.get();
    context.status(waiting.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    json(context, Map.of("ready", waiting.isEmpty(), "waitingFor", waiting));
  }

  private static void error(Context context, HttpStatus status, String message) {
    context.status(status);
    json(context, Map.of("error", message));
  }

  static void json(Context context, Object value) {
    try {
      context
          .contentType("application/json")
          .header("cache-control", "no-store")
          .result(Json.mapper().writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }
}

package io.newswire.consumer.desk;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import io.newswire.consumer.alert.AlertLog;
import io.newswire.consumer.export.Exporter;
import io.newswire.consumer.search.BadQueryException;
import io.newswire.consumer.store.Database;
import io.newswire.consumer.store.Funnel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.http.UriCompliance;
import org.jdbi.v3.core.JdbiException;

/** The page and the HTTP interface behind it. */
public final class Desk implements AutoCloseable {

  /** What PostgreSQL calls a statement that was ended by its time limit. */
  private static final String STATEMENT_TIMEOUT = "57014";

  private final DeskConfig config;
  private final Api api;
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
    WireQueries queries = new WireQueries(database.jdbi());
    this.api = new Api(queries, new Directory(database.jdbi()), new Exporter(database.jdbi()));
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
    routes().forEach(route -> javalin.routes.get(route.path(), route::serve));
    javalin.routes.exception(
        BadQueryException.class,
        (e, context) -> Answers.error(context, HttpStatus.BAD_REQUEST, e.getMessage()));
    javalin.routes.exception(JdbiException.class, Desk::explain);
  }

  /** All that is answered; the OpenAPI document describes the same. */
  List<Route> routes() {
    List<Route> routes = new ArrayList<>(api.routes());
    routes.add(alerts.route());
    routes.add(new Route("/api/funnel", List.of(), this::funnel));
    routes.add(new Route("/api/stream", List.of("after"), stream::serve));
    routes.add(
        new Route(
            "/health/live", List.of(), context -> Answers.json(context, Map.of("live", true))));
    routes.add(new Route("/health/ready", List.of(), this::ready));
    return List.copyOf(routes);
  }

  private void funnel(Context context) {
    Funnel funnel = figures.get();
    if (funnel == null) {
      Answers.error(context, HttpStatus.SERVICE_UNAVAILABLE, "waiting for Kafka or PostgreSQL");
    } else {
      Answers.json(context, funnel);
    }
  }

  private void ready(Context context) {
    Map<String, String> waiting = waitingFor.get();
    context.status(waiting.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    Answers.json(context, Map.of("ready", waiting.isEmpty(), "waitingFor", waiting));
  }

  private static void explain(JdbiException e, Context context) {
    boolean tookTooLong = false;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      tookTooLong |=
          cause instanceof SQLException sql && STATEMENT_TIMEOUT.equals(sql.getSQLState());
    }
    Answers.error(
        context,
        HttpStatus.SERVICE_UNAVAILABLE,
        tookTooLong
            ? "the search took too long: ask for less, e.g. with from and to"
            : "waiting for PostgreSQL");
  }
}

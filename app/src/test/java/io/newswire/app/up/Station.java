package io.newswire.app.up;

import static org.awaitility.Awaitility.await;

import io.newswire.app.embedded.Ports;
import io.newswire.app.ops.OperationsConfig;
import io.newswire.app.trace.Tracing;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.store.DatabaseConfig;
import io.newswire.consumer.store.Funnel;
import io.newswire.events.Json;
import io.newswire.events.trace.Spans;
import io.newswire.producer.source.Push;
import io.newswire.producer.source.Sources;
import io.newswire.streams.dedup.DedupSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A running {@code newswire up} on ports of its own, with what a test does to it. */
final class Station implements AutoCloseable {

  private static final Duration TIME_TO_START = Duration.ofSeconds(60);

  private final Path data;
  private final Up up;

  private Station(Path data, Up up) {
    this.data = data;
    this.up = up;
  }

  static Station start(Path data, AlertConfig alerts) {
    return start(data, alerts, null);
  }

  static Station start(Path data, AlertConfig alerts, Duration demoPace) {
    return start(
        data, alerts, demoPace, Sources.NONE.with(Push.DEFAULT.at("127.0.0.1", Ports.free())));
  }

  static Station start(Path data, AlertConfig alerts, Duration demoPace, Sources sources) {
    return start(data, alerts, demoPace, sources, Tracing.of("newswire"));
  }

  static Station start(
      Path data, AlertConfig alerts, Duration demoPace, Sources sources, Spans spans) {
    Up up =
        new Up(
            new UpConfig(
                data,
                Ports.free(),
                0,
                Ports.free(),
                sources,
                null,
                DedupSettings.DEFAULT,
                alerts,
                OperationsConfig.at(0),
                spans,
                demoPace));
    up.start();
    Station station = new Station(data, up);
    // Until the store has its tables, the page answers 503, and no query finds them.
    await().atMost(TIME_TO_START).ignoreExceptions().until(station::funnel, Objects::nonNull);
    return station;
  }

  /** Lets a file arrive from a source, as agencies deliver it. */
  void deliver(String source, String name, String content) throws IOException {
    Path folder = Files.createDirectories(data.resolve("wires").resolve(source));
    Path whole = Files.writeString(folder.resolve("." + name), content);
    Files.move(whole, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What a query with one parameter gives, in its first row and column. */
  String query(String sql, String parameter) throws SQLException {
    DatabaseConfig database = up.running().database();
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getString(1) : null;
      }
    }
  }

  /** The address of its page. */
  String desk() {
    return "http://localhost:" + up.running().deskPort() + "/";
  }

  /** Its broker. */
  String bootstrapServers() {
    return up.running().bootstrapServers();
  }

  /** What its database is opened with. */
  String databasePassword() {
    return up.running().database().password();
  }

  /** The address of its health checks and metrics. */
  String operations() {
    return "http://localhost:" + up.running().healthPort() + "/";
  }

  /** Why it does not do all its work; empty while it does. */
  Optional<String> failure() {
    return up.failure();
  }

  /** The figures that the desk shows. */
  Funnel funnel() {
    try (InputStream answer = URI.create(desk() + "api/funnel").toURL().openStream()) {
      return Json.mapper().readValue(answer, Funnel.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    up.close();
  }
}

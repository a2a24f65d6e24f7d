package io.newswire.consumer;

import io.newswire.consumer.store.Database;
import io.newswire.consumer.store.DatabaseConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/** A PostgreSQL server for one test class, with a fresh database for each test. */
public final class TestDatabase implements AutoCloseable {

  private final AtomicInteger databases = new AtomicInteger();
  private final EmbeddedPostgres server;

  private TestDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts the server. */
  public static TestDatabase start() {
    try {
      return new TestDatabase(EmbeddedPostgres.builder().start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How to reach a new, empty database. */
  public DatabaseConfig empty() {
    String name = "newswire" + databases.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new DatabaseConfig(server.getJdbcUrl("postgres", name), "postgres", "");
  }

  /** A new database with the schema. */
  public Database fresh() {
    Database database = new Database(empty());
    database.migrate();
    return database;
  }

  /** The one value that a query gives, as text. */
  public static String value(Jdbi jdbi, String sql) {
    return jdbi.withHandle(h -> h.createQuery(sql).mapTo(String.class).findOne().orElse(null));
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

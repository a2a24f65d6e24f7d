package io.newswire.consumer.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** The database: a pool of connections to it, and its schema. */
public final class Database implements AutoCloseable {

  private static final String MIGRATIONS = "classpath:io/newswire/consumer/store";
  private static final int POOL = 12;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** No statement of ours takes this long; a connection that does is dead. */
  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(60);

  private final DatabaseConfig config;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  /** A database that need not be there yet: no connection is made here. */
  public Database(DatabaseConfig config) {
    this.config = config;
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("newswire");
    hikari.setJdbcUrl(config.url());
    hikari.setDataSourceProperties(properties(SOCKET_TIMEOUT));
    hikari.setMaximumPoolSize(POOL);
    hikari.setMinimumIdle(1);
    hikari.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
    hikari.setInitializationFailTimeout(-1);
    this.pool = new HikariDataSource(hikari);
    this.jdbi = Jdbi.create(pool).installPlugin(new PostgresText());
  }

  /** Makes the schema, or brings it up to date. */
  public void migrate() {
    Flyway.configure()
        .dataSource(pool)
        .locations(MIGRATIONS)
        .table("schema_history")
        // Numbers are given to parts of the schema, and are filled as those parts grow.
        .outOfOrder(true)
        .load()
        .migrate();
  }

  /** Access to it. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /**
   * A connection outside the pool, for whoever keeps one and waits on it.
   *
   * @throws SQLException when there is none to be had
   */
  public Connection ownConnection() throws SQLException {
    return DriverManager.getConnection(config.url(), properties(Duration.ZERO));
  }

  @Override
  public void close() {
    pool.close();
  }

  @Override
  public String toString() {
    return config.toString();
  }

  private Properties properties(Duration socketTimeout) {
    Properties properties = new Properties();
    properties.setProperty("user", config.user());
    properties.setProperty("password", config.password());
    properties.setProperty("ApplicationName", "newswire");
    properties.setProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT.toSeconds()));
    properties.setProperty("socketTimeout", Long.toString(socketTimeout.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    return properties;
  }
}

package io.newswire.app.cli;

import io.newswire.consumer.store.DatabaseConfig;
import picocli.CommandLine.Option;

/** Options that say which database a command speaks to. The password comes by environment only. */
final class DatabaseOptions {

  private static final String PASSWORD = "NEWSWIRE_DB_PASSWORD";

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      defaultValue = "${env:NEWSWIRE_JDBC_URL}",
      description = {
        "PostgreSQL, e.g. jdbc:postgresql://localhost:5432/newswire; also NEWSWIRE_JDBC_URL."
      })
  private String url;

  @Option(
      names = "--db-user",
      paramLabel = "NAME",
      defaultValue = "${env:NEWSWIRE_DB_USER:-newswire}",
      description = {
        "Who connects; also NEWSWIRE_DB_USER; newswire without it.",
        "The password is taken from " + PASSWORD + "."
      })
  private String user;

  /** Whether one was named. */
  boolean named() {
    return url != null;
  }

  /** The database named. */
  DatabaseConfig database() {
    if (url == null) {
      throw new CommandFailure(
          "which database? --jdbc-url jdbc:postgresql://HOST:5432/newswire, or NEWSWIRE_JDBC_URL");
    }
    return new DatabaseConfig(url, user, System.getenv(PASSWORD));
  }
}

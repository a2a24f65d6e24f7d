package io.newswire.app.cli;

import io.newswire.consumer.store.DatabaseConfig;
import picocli.CommandLine.Option;

/** Options that say which database a command speaks to. */
final class DatabaseOptions {

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description = {
        "PostgreSQL, e.g. jdbc:postgresql://localhost:5432/newswire; also NEWSWIRE_JDBC_URL."
      })
  private String url;

  @Option(
      names = "--db-user",
      paramLabel = "NAME",
      defaultValue = "newswire",
      description = "Who connects; also NEWSWIRE_DB_USER; newswire without it.")
  private String user;

  @Option(
      names = "--db-password",
      paramLabel = "PASSWORD",
      description =
          "Its password; better given as NEWSWIRE_DB_PASSWORD, which no list of processes shows.")
  private String password;

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
    return new DatabaseConfig(url, user, password);
  }
}

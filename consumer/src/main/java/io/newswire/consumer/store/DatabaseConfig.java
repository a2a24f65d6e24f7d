package io.newswire.consumer.store;

import java.util.Objects;

/**
 * How to reach PostgreSQL.
 *
 * @param url JDBC URL, e.g. {@code jdbc:postgresql://localhost:5432/newswire}
 * @param user who connects
 * @param password null or empty when none is needed
 */
public record DatabaseConfig(String url, String user, String password) {

  private static final String SCHEME = "jdbc:postgresql:";

  /** Refuses what is no address of a PostgreSQL database. */
  public DatabaseConfig {
    Objects.requireNonNull(url, "database url");
    Objects.requireNonNull(user, "database user");
    if (!url.startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          "database url: \"" + url + "\" does not start with " + SCHEME);
    }
    password = password == null ? "" : password;
  }

  /** Leaves out the password and the URL's parameters, which may hold one. */
  @Override
  public String toString() {
    int parameters = url.indexOf('?');
    return "PostgreSQL at " + (parameters < 0 ? url : url.substring(0, parameters));
  }
}

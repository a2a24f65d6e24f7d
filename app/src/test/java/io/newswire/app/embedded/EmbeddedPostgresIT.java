package io.newswire.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

  /** One for all tests: unpacking PostgreSQL takes seconds. */
  @TempDir static Path folder;

  @Test
  void keepsItsRowsOverARestart() throws SQLException {
    // given
    try (EmbeddedPostgres first = EmbeddedPostgres.start(folder, Ports.free())) {
      execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
    }

    // when
    try (EmbeddedPostgres second = EmbeddedPostgres.start(folder, Ports.free())) {

      // then
      assertThat(query(second, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void endsTheServerThatAKilledRunLeftBehind() throws SQLException {
    // given
    EmbeddedPostgres orphan = EmbeddedPostgres.start(folder, Ports.free());
    execute(orphan, "CREATE TABLE orphaned AS SELECT 42 AS answer");

    // when
    try (EmbeddedPostgres next = EmbeddedPostgres.start(folder, Ports.free())) {

      // then
      assertThat(query(next, "SELECT answer FROM orphaned")).isEqualTo("42");
      assertThat(orphan.jdbcUrl()).isNotEqualTo(next.jdbcUrl());
      assertThat(connects(orphan, orphan.password())).isFalse();
    }
  }

  @Test
  void writesDurably() throws SQLException {
    // when
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, Ports.free())) {

      // then
      assertThat(query(server, "SHOW fsync")).isEqualTo("on");
      assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
    }
  }

  @Test
  void asksForItsPassword() {
    // when
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, Ports.free())) {

      // then
      assertThat(connects(server, "guess")).isFalse();
    }
  }

  private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = connect(server, server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = connect(server, server.password());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static boolean connects(EmbeddedPostgres server, String password) {
    try (Connection connection = connect(server, password)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static Connection connect(EmbeddedPostgres server, String password) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), EmbeddedPostgres.USER, password);
  }
}

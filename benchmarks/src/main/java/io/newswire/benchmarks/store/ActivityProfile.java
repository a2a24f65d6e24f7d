package io.newswire.benchmarks.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What the store's connections do, found by looking again and again. */
final class ActivityProfile {

  private static final String LOOK =
      """
      select state, coalesce(wait_event_type || ' ' || wait_event, 'CPU') as waits,
        regexp_replace(left(ltrim(query, E' \\n'), 48), '\\s+', ' ', 'g') as query
      from pg_stat_activity
      where application_name = 'newswire' and pid <> pg_backend_pid() and state <> 'idle'
      """;

  private static final double PERCENT = 100.0;

  private final Connection connection;
  private final Map<String, Integer> seen = new HashMap<>();
  private int looks;

  ActivityProfile(Connection connection) {
    this.connection = connection;
  }

  void sample() throws SQLException {
    looks++;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(LOOK)) {
      while (rows.next()) {
        String what =
            rows.getString("state").equals("active")
                ? rows.getString("query") + " [" + rows.getString("waits") + "]"
                : "(the writer prepares)";
        seen.merge(what, 1, Integer::sum);
      }
    }
  }

  void print() {
    System.out.println("of the time, the store's transactions were in:");
    seen.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(16)
        .forEach(
            entry ->
                System.out.printf(
                    "  %5.1f %%  %s%n", entry.getValue() * PERCENT / looks, entry.getKey()));
  }
}

package io.newswire.consumer.store;

import io.newswire.events.Rejection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The dead letters that the store made itself; no topic has them. */
public final class StoreRejections {

  private static final String OURS =
      """
      select id, stage, code, message, source, uri, reference, topic, partition, "offset", sha256,
        bytes, excerpt, rejected_at
      from rejected where stage = :stage order by rejected_at
      """;

  private static final String CONNECT_TIMEOUT_S = "5";

  private StoreRejections() {}

  /**
   * All of them, the oldest first.
   *
   * @throws org.jdbi.v3.core.JdbiException when the database does not answer, or has no tables yet
   */
  public static List<Rejection> read(DatabaseConfig database) {
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password());
    properties.setProperty("connectTimeout", CONNECT_TIMEOUT_S);
    return Jdbi.create(database.url(), properties)
        .withHandle(
            handle ->
                handle
                    .createQuery(OURS)
                    .bind("stage", RecordReader.STAGE)
                    .map(StoreRejections::rejection)
                    .list());
  }

  private static Rejection rejection(ResultSet row, StatementContext context) throws SQLException {
    String topic = row.getString("topic");
    Timestamp rejectedAt = row.getTimestamp("rejected_at");
    return new Rejection(
        row.getString("id"),
        row.getString("stage"),
        row.getString("code"),
        row.getString("message"),
        row.getString("source"),
        row.getString("uri"),
        row.getString("reference"),
        topic == null
            ? null
            : new Rejection.Coordinates(topic, row.getInt("partition"), row.getLong("offset")),
        row.getString("sha256"),
        row.getLong("bytes"),
        row.getString("excerpt"),
        Instant.ofEpochMilli(rejectedAt.getTime()));
  }
}

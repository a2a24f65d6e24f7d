package io.newswire.consumer.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.function.Consumer;

/** Reads back the events that were stored, however many. */
public final class StoredEvents {

  /** What went out, as it was then; later versions are events of their own. */
  private static final String SINCE =
      """
      select event from article_versions
      where wire_at >= ? and verdict in ('new', 'revision', 'correction')
      order by wire_at, uri, revision
      """;

  /** What waits under embargo, or was a copy, does not hide what went out before it. */
  private static final String CURRENT =
      """
      select event
      from (
        select distinct on (uri) event, verdict
        from article_versions
        where wire_at >= ? and verdict in ('new', 'revision', 'correction', 'kill')
        order by uri, revision desc) newest
      where verdict <> 'kill'
      """;

  private static final String OF_URI =
      """
      select event from article_versions where uri = ? order by revision desc limit 1
      """;

  /** Rows that are fetched at a time. */
  private static final int ROWS = 500;

  private final Database database;

  /** The events in a database. */
  public StoredEvents(Database database) {
    this.database = database;
  }

  /**
   * Every event that went out since a time, in the order in which they came in.
   *
   * @param since when the article came in, or its embargo ended
   * @param receiver is given one after the other
   * @throws SQLException when the database fails
   */
  public void since(Instant since, Consumer<ArticleEvent> receiver) throws SQLException {
    read(SINCE, statement -> statement.setTimestamp(1, Timestamp.from(since)), receiver);
  }

  /**
   * The newest event that went out of every article since a time, of those that were not killed, by
   * uri.
   *
   * @param since when the article came in, or its embargo ended
   * @param receiver is given one after the other
   * @throws SQLException when the database fails
   */
  public void current(Instant since, Consumer<ArticleEvent> receiver) throws SQLException {
    read(CURRENT, statement -> statement.setTimestamp(1, Timestamp.from(since)), receiver);
  }

  /**
   * The newest event of an article, if it has any.
   *
   * @throws SQLException when the database fails
   */
  public void newest(String uri, Consumer<ArticleEvent> receiver) throws SQLException {
    read(OF_URI, statement -> statement.setString(1, uri), receiver);
  }

  @FunctionalInterface
  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private void read(String sql, Parameters parameters, Consumer<ArticleEvent> receiver)
      throws SQLException {
    try (Connection connection = database.ownConnection()) {
      // The driver fetches in portions only inside a transaction.
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setFetchSize(ROWS);
        parameters.set(statement);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            receiver.accept(event(rows.getString(1)));
          }
        }
      }
    }
  }

  private static ArticleEvent event(String json) throws SQLException {
    try {
      return Json.mapper().readValue(json, ArticleEvent.class);
    } catch (JsonProcessingException e) {
      throw new SQLException("an event that cannot be read: " + e.getOriginalMessage(), e);
    }
  }
}

package io.newswire.consumer.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newswire.consumer.search.Cursor;
import io.newswire.consumer.search.Filter;
import io.newswire.consumer.search.Search;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes articles out, newest first, page by page: it needs no more memory for a million than for a
 * page, and holds no transaction open meanwhile. What comes in while it runs is not among them.
 */
public final class Exporter {

  private static final int PAGE = 200;
  private static final String STATEMENT_TIMEOUT = "set local statement_timeout = '30s'";

  private static final String ARTICLES =
      """
      select a.uri, a.status, a.verdict, a.revision, a.wire_at, a.story, t.event,
        coalesce(s.independent_sources, 0) as independent_sources
      from articles a
      join article_versions t on t.uri = a.uri and t.revision = a.text_revision
      left join stories s on s.id = a.story
      where a.uri = any(:uris)
      """;

  private final Jdbi jdbi;

  /** An exporter of a database. */
  public Exporter(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Asks for one article, so that a question that makes no sense fails before anything is written.
   *
   * @throws io.newswire.consumer.search.BadQueryException when it makes none
   */
  public void check(Filter filter) {
    jdbi.useTransaction(handle -> find(handle, filter, null, 1));
  }

  /**
   * Writes all articles that a filter lets through.
   *
   * @param out is flushed, not closed
   * @param written told after each page how many there were so far
   * @return how many there were
   * @throws IOException when they cannot be written
   */
  public long export(Filter filter, ExportFormat format, OutputStream out, LongConsumer written)
      throws IOException {
    Rows rows = format.rows();
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8), 1 << 15);
    long count = 0;
    Cursor cursor = null;
    List<Exported> page;
    rows.begin(writer);
    do {
      Cursor before = cursor;
      List<Search.Hit> hits = jdbi.inTransaction(handle -> find(handle, filter, before, PAGE));
      page = hits.isEmpty() ? List.of() : jdbi.withHandle(handle -> read(handle, hits));
      for (Exported article : page) {
        rows.write(writer, article);
      }
      count += page.size();
      cursor = hits.size() < PAGE ? null : hits.get(hits.size() - 1).cursor();
      written.accept(count);
    } while (cursor != null);
    rows.end(writer);
    writer.flush();
    return count;
  }

  private static List<Search.Hit> find(Handle handle, Filter filter, Cursor before, int limit) {
    handle.execute(STATEMENT_TIMEOUT);
    return new Search(handle).find(filter, before, limit);
  }

  private static List<Exported> read(Handle handle, List<Search.Hit> hits) {
    Map<String, Exported> articles = new HashMap<>();
    handle
        .createQuery(ARTICLES)
        .bindArray("uris", String.class, hits.stream().map(Search.Hit::uri).toList())
        .map((row, context) -> exported(row))
        .forEach(article -> articles.put(article.event().article().uri(), article));
    List<Exported> inOrder = new ArrayList<>();
    hits.stream()
        .map(hit -> articles.get(hit.uri()))
        .filter(Objects::nonNull)
        .forEach(inOrder::add);
    return inOrder;
  }

  private static Exported exported(ResultSet row) throws SQLException {
    String json = row.getString("event");
    try {
      return new Exported(
          json,
          Json.mapper().readValue(json, ArticleEvent.class),
          row.getString("status"),
          row.getString("verdict"),
          row.getInt("revision"),
          row.getTimestamp("wire_at").toInstant(),
          row.getString("story"),
          row.getInt("independent_sources"));
    } catch (JsonProcessingException e) {
      throw new SQLException(row.getString("uri") + ": its event cannot be read", e);
    }
  }
}

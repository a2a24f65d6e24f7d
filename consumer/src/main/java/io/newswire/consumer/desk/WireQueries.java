package io.newswire.consumer.desk;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.newswire.consumer.search.Cursor;
import io.newswire.consumer.search.Filter;
import io.newswire.consumer.search.Search;
import io.newswire.events.Verdict;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** What the page asks the database. Each answer is of one moment. */
final class WireQueries {

  private static final String STATEMENT_TIMEOUT = "set local statement_timeout = '5s'";

  private static final String LINES =
      LineReader.SELECT
          + """
          where a.uri = any(:uris)
          order by a.wire_at desc, a.uri desc
          """;

  private static final String CHANGES =
      """
      select uri, story, listed, change_seq from articles
      where change_seq > :after order by change_seq limit :limit
      """;

  private static final String CHANGED_LINES =
      LineReader.SELECT
          + """
          where a.listed and (a.uri = any(:uris) or a.story = any(:stories))
          order by a.wire_at desc, a.uri desc
          """;

  private static final String ONE =
      LineReader.SELECT
          + """
          where a.uri = :uri
          """;

  private static final String STORY =
      LineReader.SELECT
          + """
          where a.story = :story and a.status <> 'held'
          order by a.wire_at, a.uri
          limit 200
          """;

  private static final String TEXT =
      """
      select t.event from articles a
      join article_versions t on t.uri = a.uri and t.revision = a.text_revision
      where a.uri = :uri
      """;

  private static final String HISTORY =
      """
      select revision, verdict, reason, of_uri, similarity, algorithm, released, changed,
        happened_at, event #>> '{article,headline}' as headline,
        event #>> '{article,edNote}' as ed_note
      from article_versions where uri = :uri order by revision
      """;

  private static final String DELIVERIES =
      """
      select d.alert, d.channel, d.kind,
        case when d.status = 'collected' then 'pending' else d.status end as status,
        coalesce(g.attempts, d.attempts) as attempts,
        coalesce(g.last_error, d.last_error) as last_error, d.settled
      from deliveries d join alerts a on a.id = d.alert left join deliveries g on g.id = d.digest
      where a.uri = :uri order by d.position
      """;

  private final Jdbi jdbi;

  WireQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Lines, newest first. */
  Page page(Filter filter, Cursor before, int limit) {
    return atOneMoment(
        handle -> {
          List<Search.Hit> hits = new Search(handle).find(filter, before, limit + 1);
          boolean more = hits.size() > limit;
          List<Search.Hit> shown = more ? hits.subList(0, limit) : hits;
          return new Page(
              lines(handle, shown),
              more ? shown.get(limit - 1).cursor().toText() : null,
              lastChange(handle));
        });
  }

  private static List<Line> lines(Handle handle, List<Search.Hit> hits) {
    List<String> uris = hits.stream().map(Search.Hit::uri).toList();
    return new LineReader(handle)
        .read(handle.createQuery(LINES).bindArray("uris", String.class, uris));
  }

  /** What changed behind a change, at most so many articles of it. */
  Changes changes(long after, int limit) {
    return atOneMoment(
        handle -> {
          Set<String> uris = new LinkedHashSet<>();
          Set<String> stories = new LinkedHashSet<>();
          Set<String> unlisted = new LinkedHashSet<>();
          long[] last = {after};
          handle
              .createQuery(CHANGES)
              .bind("after", after)
              .bind("limit", limit)
              .map(
                  (row, context) -> {
                    uris.add(row.getString("uri"));
                    if (row.getString("story") != null) {
                      stories.add(row.getString("story"));
                    }
                    if (!row.getBoolean("listed")) {
                      unlisted.add(row.getString("uri"));
                    }
                    return row.getLong("change_seq");
                  })
              .forEach(change -> last[0] = change);
          if (uris.isEmpty()) {
            return new Changes(after, List.of(), List.of());
          }
          Query query =
              handle
                  .createQuery(CHANGED_LINES)
                  .bindArray("uris", String.class, List.copyOf(uris))
                  .bindArray("stories", String.class, List.copyOf(stories));
          return new Changes(last[0], new LineReader(handle).read(query), List.copyOf(unlisted));
        });
  }

  /** The number of the last change. */
  long lastChange() {
    return jdbi.withHandle(WireQueries::lastChange);
  }

  /** An article with its text and history, empty when there is none of that uri. */
  Optional<Opened> article(String uri) {
    return atOneMoment(
        handle -> {
          List<Line> lines = new LineReader(handle).read(handle.createQuery(ONE).bind("uri", uri));
          return lines.isEmpty()
              ? Optional.empty()
              : Optional.of(opened(handle, uri, lines.get(0)));
        });
  }

  /** The articles of a story, oldest first; empty when there is none of that id. */
  List<Line> story(String id) {
    return atOneMoment(
        handle -> new LineReader(handle).read(handle.createQuery(STORY).bind("story", id)));
  }

  private static Opened opened(Handle handle, String uri, Line line) {
    String event = handle.createQuery(TEXT).bind("uri", uri).mapTo(String.class).one();
    List<Version> history =
        handle
            .createQuery(HISTORY)
            .bind("uri", uri)
            .map(
                (row, context) ->
                    new Version(
                        row.getInt("revision"),
                        new Verdict(
                            Verdict.Type.of(row.getString("verdict")),
                            row.getString("reason"),
                            row.getString("of_uri"),
                            row.getObject("similarity", Double.class),
                            row.getString("algorithm")),
                        row.getBoolean("released"),
                        LineReader.strings(row, "changed"),
                        LineReader.instant(row, "happened_at"),
                        row.getString("headline"),
                        row.getString("ed_note")))
            .list();
    List<Map<String, Object>> deliveries =
        handle.createQuery(DELIVERIES).bind("uri", uri).mapToMap().list();
    return new Opened(line, event, history, deliveries);
  }

  private static long lastChange(Handle handle) {
    return handle
        .createQuery("select coalesce(max(change_seq), 0) from articles")
        .mapTo(Long.class)
        .one();
  }

  private <T> T atOneMoment(HandleCallback<T, RuntimeException> reading) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> {
          handle.execute(STATEMENT_TIMEOUT);
          return reading.withHandle(handle);
        });
  }

  /**
   * A page of the wire.
   *
   * @param lines newest first
   * @param next what to ask for {@code before} to get older ones, null when there are none
   * @param change the last change that these lines show
   */
  record Page(List<Line> lines, String next, long change) {}

  /**
   * What changed.
   *
   * @param change the last change that is told here
   * @param lines the lines as they are now
   * @param unlisted uris of changed articles that have no line of their own now
   */
  record Changes(long change, List<Line> lines, List<String> unlisted) {}

  /**
   * An article in full.
   *
   * @param line as listed
   * @param event the event that gives its text
   * @param history its versions, oldest first
   * @param deliveries what was sent to whom because of it
   */
  record Opened(
      Line line,
      @JsonRawValue String event,
      List<Version> history,
      List<Map<String, Object>> deliveries) {}

  /** A version of an article: what was decided on it, when, and what it changed. */
  record Version(
      int revision,
      Verdict verdict,
      boolean released,
      List<String> changed,
      Instant at,
      String headline,
      String edNote) {}
}

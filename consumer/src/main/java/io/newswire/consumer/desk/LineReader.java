package io.newswire.consumer.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newswire.consumer.store.PlaceId;
import io.newswire.events.Actor;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Because;
import io.newswire.events.Json;
import io.newswire.events.Location;
import io.newswire.events.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads lines of the wire, with what hangs on each. */
final class LineReader {

  /** Selects lines; a condition on {@code a} and an order are to be added. */
  static final String SELECT =
      """
      select a.uri, a.source, a.headline, a.language, a.wire_at, a.status, a.superseded_by,
        a.revision, a.verdict, a.reason, a.of_uri, a.similarity, v.algorithm, v.changed,
        v.happened_at, v.event #>> '{article,edNote}' as ed_note,
        left(t.event #>> '{article,body}', 280) as lead,
        case when octet_length(t.event::text) <= 65536 then t.event::text
          else (t.event::jsonb #- '{article,body}')::text end as event,
        s.id as story, s.representative, s.articles, s.sources, s.independent_sources,
        s.first_seen
      from articles a
      join article_versions v on v.uri = a.uri and v.revision = a.revision
      join article_versions t on t.uri = a.uri and t.revision = a.text_revision
      left join stories s on s.id = a.story
      """;

  private static final String COPIES =
      """
      select * from (
        select a.story, a.uri, a.source, a.headline, a.language, a.wire_at, a.status,
          a.superseded_by, a.verdict, a.reason, a.of_uri, a.similarity, v.algorithm,
          row_number() over (partition by a.story order by a.wire_at, a.uri) as n
        from articles a
        join article_versions v on v.uri = a.uri and v.revision = a.revision
        where a.story = any(:stories) and not a.listed and a.status <> 'held') c
      where n <= 100
      order by wire_at, uri
      """;

  private static final String ALERTS =
      """
      select id, uri, rule, severity, because from alerts where uri = any(:uris) order by raised, id
      """;

  private final Handle handle;

  LineReader(Handle handle) {
    this.handle = handle;
  }

  /** The lines of a query that begins with {@link #SELECT}. */
  List<Line> read(Query query) {
    List<Row> rows = query.map((row, context) -> row(row)).list();
    Map<String, List<Line.Copy>> copies = copies(rows);
    Map<String, List<Line.AlertMark>> alerts = alerts(rows);
    List<Line> lines = new ArrayList<>();
    for (Row row : rows) {
      String story = row.story == null ? "" : row.story.id();
      lines.add(
          row.line(
              copies.getOrDefault(story, List.of()).stream()
                  .filter(copy -> !copy.uri().equals(row.head.uri()))
                  .toList(),
              alerts.getOrDefault(row.head.uri(), List.of())));
    }
    return lines;
  }

  private Map<String, List<Line.Copy>> copies(List<Row> rows) {
    Set<String> stories = new LinkedHashSet<>();
    rows.stream()
        .map(Row::story)
        .filter(Objects::nonNull)
        .forEach(story -> stories.add(story.id()));
    Map<String, List<Line.Copy>> copies = new HashMap<>();
    if (!stories.isEmpty()) {
      handle
          .createQuery(COPIES)
          .bindArray("stories", String.class, List.copyOf(stories))
          .map((row, context) -> Map.entry(row.getString("story"), copy(row)))
          .forEach(
              copy ->
                  copies
                      .computeIfAbsent(copy.getKey(), story -> new ArrayList<>())
                      .add(copy.getValue()));
    }
    return copies;
  }

  private Map<String, List<Line.AlertMark>> alerts(List<Row> rows) {
    Map<String, List<Line.AlertMark>> alerts = new HashMap<>();
    handle
        .createQuery(ALERTS)
        .bindArray("uris", String.class, rows.stream().map(row -> row.head.uri()).toList())
        .map((row, context) -> Map.entry(row.getString("uri"), alert(row)))
        .forEach(
            alert ->
                alerts
                    .computeIfAbsent(alert.getKey(), uri -> new ArrayList<>())
                    .add(alert.getValue()));
    return alerts;
  }

  private static Line.Copy copy(ResultSet row) throws SQLException {
    return new Line.Copy(
        row.getString("uri"),
        row.getString("source"),
        row.getString("headline"),
        row.getString("language"),
        instant(row, "wire_at"),
        row.getString("status"),
        row.getString("superseded_by"),
        verdict(row));
  }

  private static Line.AlertMark alert(ResultSet row) throws SQLException {
    return new Line.AlertMark(
        row.getString("id"),
        row.getString("rule"),
        row.getString("severity"),
        json(row, "because", Because.class).evidence());
  }

  private static Row row(ResultSet row) throws SQLException {
    Line.StoryFigures story =
        row.getString("story") == null
            ? null
            : new Line.StoryFigures(
                row.getString("story"),
                row.getString("representative"),
                row.getInt("articles"),
                strings(row, "sources"),
                row.getInt("independent_sources"),
                instant(row, "first_seen"));
    return new Row(
        copy(row),
        row.getString("lead"),
        row.getString("ed_note"),
        instant(row, "happened_at"),
        row.getInt("revision"),
        strings(row, "changed"),
        story,
        json(row, "event", ArticleEvent.class));
  }

  private static Verdict verdict(ResultSet row) throws SQLException {
    return new Verdict(
        Verdict.Type.of(row.getString("verdict")),
        row.getString("reason"),
        row.getString("of_uri"),
        row.getObject("similarity", Double.class),
        row.getString("algorithm"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  static List<String> strings(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }

  private static <T> T json(ResultSet row, String column, Class<T> type) throws SQLException {
    try {
      return Json.mapper().readValue(row.getString(column), type);
    } catch (JsonProcessingException e) {
      throw new SQLException(column + " holds no " + type.getSimpleName(), e);
    }
  }

  /** A line without what hangs on it. */
  private record Row(
      Line.Copy head,
      String lead,
      String edNote,
      Instant dated,
      int revision,
      List<String> changed,
      Line.StoryFigures story,
      ArticleEvent event) {

    Line line(List<Line.Copy> copies, List<Line.AlertMark> alerts) {
      return new Line(
          head.uri(),
          head.source(),
          head.headline(),
          lead,
          event.article().dateline(),
          head.language(),
          event.article().urgency(),
          edNote,
          head.time(),
          dated,
          head.status(),
          head.supersededBy(),
          revision,
          changed,
          head.verdict(),
          story,
          event.actors().stream().map(Row::chip).toList(),
          places(event.locations()),
          event.because(),
          alerts,
          copies);
    }

    private static Line.ActorChip chip(Actor actor) {
      return new Line.ActorChip(
          actor.id(),
          actor.name(),
          actor.kind() == null ? null : actor.kind().name().toLowerCase(Locale.ROOT),
          actor.country(),
          actor.plover() == null ? List.of() : actor.plover().sector(),
          actor.role() == null ? null : actor.role().title(),
          actor.lexicon());
    }

    /** Each place once, although it may stand in the dateline and in the story. */
    private static List<Line.PlaceChip> places(List<Location> locations) {
      Map<String, Line.PlaceChip> places = new LinkedHashMap<>();
      for (Location place : locations) {
        String role = place.role() == null ? null : place.role().name().toLowerCase(Locale.ROOT);
        String id = PlaceId.of(place);
        List<Double> point = place.geometry() == null ? List.of() : place.geometry().coordinates();
        boolean located = point.size() >= 2;
        places.putIfAbsent(
            id,
            new Line.PlaceChip(
                id,
                place.name(),
                place.country(),
                located ? point.get(0) : null,
                located ? point.get(1) : null,
                role));
      }
      return List.copyOf(places.values());
    }
  }
}

package io.newswire.consumer.search;

import io.newswire.consumer.store.Facets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Finds articles, newest first.
 *
 * <p>A frequent word has more occurrences than can be sorted in time, and a rare one is nowhere
 * near the top of the wire. So the wire is searched in slices of time, each eight times as long as
 * the one before: a frequent word fills the page from the first, and for a rare one the last, which
 * has no beginning, costs little. The hours or days of a slice are words of the index too, so that
 * it is read only where the slice is.
 */
public final class Search {

  private static final int FIRST_SLICE = 2_000;
  private static final int GROWTH = 8;
  private static final Duration HOURS_UP_TO = Duration.ofDays(3);
  private static final Duration DAYS_UP_TO = Duration.ofDays(80);
  private static final int MOST_NAMED = 500;

  /** Latest possible, so that no bound is needed where none is given. */
  private static final Instant FOREVER = Instant.parse("9999-12-31T23:59:59Z");

  private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");

  /** Columns and conditions on the article that the index does not know. */
  private static final String ARTICLE =
      """
      (a.listed or :unlisted and a.status <> 'held')
        and (cast(:story as text) is null or a.story = :story)
      """;

  private static final String IN_AREA =
      """
      and exists (
        select from mentions m join places p on p.id = m.place
        where m.uri = a.uri and p.latitude between :south and :north
          and case when :west <= :east then p.longitude between :west and :east
            else p.longitude >= :west or p.longitude <= :east end
          and (cast(:kilometres as double precision) is null or 12742 * asin(least(1, sqrt(
            sin(radians(p.latitude - :latitude) / 2) ^ 2 + cos(radians(:latitude))
              * cos(radians(p.latitude)) * sin(radians(p.longitude - :longitude) / 2) ^ 2)))
            <= :kilometres))
      """;

  private static final String SLICE =
      """
      select s.uri, s.wire_at
      from (
        select uri, wire_at from article_search
        where words @@ cast(:query as tsquery) and wire_at >= :from and wire_at <= :upTo
          and (wire_at, uri) < (:time, :uri)
        order by wire_at desc, uri desc
        offset 0) s
      join lateral (select from articles a where a.uri = s.uri and %s) found on true
      order by s.wire_at desc, s.uri desc
      limit :limit
      """;

  private static final String WIRE =
      """
      select a.uri, a.wire_at from articles a
      where a.wire_at >= :from and (a.wire_at, a.uri) < (:time, :uri) and %s
      order by a.wire_at desc, a.uri desc
      limit :limit
      """;

  private static final String BEHIND =
      """
      select wire_at from articles
      where listed and wire_at <= :upTo order by wire_at desc offset :rows limit 1
      """;

  private final Handle handle;

  /** A search in a transaction. */
  public Search(Handle handle) {
    this.handle = handle;
  }

  /**
   * The articles that a filter lets through.
   *
   * @param before the position behind which they lie, null for the newest
   * @param limit how many at most
   * @throws BadQueryException when the filter cannot be meant so
   */
  public List<Hit> find(Filter filter, Cursor before, int limit) {
    Instant from = filter.from() == null ? EVER : filter.from();
    // The end is not of it; uris are never empty, so that nothing of that very time is either.
    Cursor end = new Cursor(filter.to() == null ? FOREVER : filter.to(), "");
    Cursor start = before != null && before.time().isBefore(end.time()) ? before : end;
    String query = query(filter);
    if (query == null) {
      return List.of();
    }
    return query.isEmpty()
        ? wire(filter, from, start, limit)
        : slices(filter, query, from, start, limit);
  }

  private List<Hit> wire(Filter filter, Instant from, Cursor start, int limit) {
    String listed = filter.meansUnlisted() ? ARTICLE : "a.listed";
    Query query = handle.createQuery(WIRE.formatted(listed));
    if (filter.meansUnlisted()) {
      bindArticle(query, filter);
    }
    return hits(query.bind("from", from), start, limit);
  }

  private List<Hit> slices(Filter filter, String query, Instant from, Cursor start, int limit) {
    Slices slices = new Slices(filter, query, from, start, limit);
    Instant upTo = start.time();
    Instant newest = behind(upTo, 0);
    if (newest != null && newest.isBefore(upTo)) {
      if (filter.meansUnlisted()) {
        // Copies may be newer than all that is listed; further ahead lie months that are not there.
        Instant ahead = newest.plus(DAYS_UP_TO);
        slices.search(ahead.plus(1, ChronoUnit.MICROS), upTo);
        slices.search(newest.plus(1, ChronoUnit.MICROS), earlier(ahead, upTo));
      }
      upTo = newest;
    }
    Duration length = newest == null ? null : sinceThousandsAgo(newest);
    while (slices.isUnfinished(upTo)) {
      Instant sliceFrom = length == null ? from : upTo.minus(length);
      slices.search(sliceFrom, upTo);
      if (!sliceFrom.isAfter(from)) {
        break;
      }
      upTo = sliceFrom.minus(1, ChronoUnit.MICROS);
      length = length.multipliedBy(GROWTH);
      if (length.compareTo(DAYS_UP_TO) > 0) {
        length = null;
      }
    }
    return slices.hits;
  }

  /** How long before the newest article the last of thousands came; null when they are fewer. */
  private Duration sinceThousandsAgo(Instant newest) {
    Instant last = behind(newest, FIRST_SLICE);
    return last == null ? null : Duration.between(last, newest).plusSeconds(1);
  }

  /** What is found slice by slice, from the newest on. */
  private final class Slices {

    private final List<Hit> hits = new ArrayList<>();
    private final Filter filter;
    private final String query;
    private final Instant from;
    private final Cursor start;
    private final int limit;

    Slices(Filter filter, String query, Instant from, Cursor start, int limit) {
      this.filter = filter;
      this.query = query;
      this.from = from;
      this.start = start;
      this.limit = limit;
    }

    boolean isUnfinished(Instant upTo) {
      return hits.size() < limit && !upTo.isBefore(from);
    }

    void search(Instant wanted, Instant upTo) {
      Instant sliceFrom = later(from, wanted);
      if (!isUnfinished(upTo) || upTo.isBefore(sliceFrom)) {
        return;
      }
      Query slice =
          handle.createQuery(SLICE.formatted(ARTICLE + (filter.area() == null ? "" : IN_AREA)));
      bindArticle(slice, filter);
      bindArea(slice, filter.area());
      slice
          .bind("query", query + times(sliceFrom, upTo))
          .bind("from", sliceFrom)
          .bind("upTo", upTo);
      hits.addAll(Search.hits(slice, start, limit - hits.size()));
    }
  }

  private Instant behind(Instant upTo, int rows) {
    return handle
        .createQuery(BEHIND)
        .bind("upTo", upTo)
        .bind("rows", rows)
        .map((row, context) -> row.getTimestamp(1).toInstant())
        .findOne()
        .orElse(null);
  }

  private static String times(Instant from, Instant upTo) {
    Duration length = Duration.between(from, upTo);
    if (length.compareTo(DAYS_UP_TO) > 0) {
      return "";
    }
    boolean hours = length.compareTo(HOURS_UP_TO) <= 0;
    ChronoUnit unit = hours ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    StringJoiner any = new StringJoiner(" | ", " & (", ")");
    for (Instant time = from.truncatedTo(unit); !time.isAfter(upTo); time = time.plus(1, unit)) {
      any.add(WordQuery.quoted(hours ? Facets.hour(time) : Facets.day(time)));
    }
    return any.toString();
  }

  /** What the index is asked, empty for everything, null when nothing can match. */
  private String query(Filter filter) {
    StringJoiner query = new StringJoiner(" & ");
    if (filter.words() != null) {
      String words = WordQuery.of(handle, filter.words());
      if (!words.isEmpty()) {
        query.add("(" + words + ")");
      }
    }
    if (filter.actor() != null
        && !add(query, named("actor", "actors", filter.actor()), Facets::actor)) {
      return null;
    }
    if (filter.place() != null
        && !add(query, named("place", "places", filter.place()), Facets::place)) {
      return null;
    }
    if (filter.country() != null) {
      query.add(WordQuery.quoted(Facets.country(filter.country())));
    }
    if (filter.source() != null) {
      boolean beginning = filter.source().endsWith("*");
      String source = filter.source().replaceFirst("\\*$", "");
      query.add(WordQuery.quoted(Facets.source(source)) + (beginning ? ":*" : ""));
    }
    if (filter.language() != null) {
      query.add(WordQuery.quoted(Facets.language(filter.language())));
    }
    if (filter.verdict() != null) {
      query.add(WordQuery.quoted(Facets.verdict(filter.verdict())));
    }
    if (filter.area() != null) {
      add(query, filter.area().cells(), Function.identity());
    }
    return query.toString();
  }

  private static boolean add(
      StringJoiner query, List<String> names, Function<String, String> facet) {
    StringJoiner any = new StringJoiner(" | ", "(", ")");
    names.forEach(name -> any.add(WordQuery.quoted(facet.apply(name))));
    query.add(any.toString());
    return !names.isEmpty();
  }

  /** Ids of what is called so; an id is itself. */
  private List<String> named(String parameter, String table, String name) {
    if (name.indexOf(':') > 0) {
      return List.of(name);
    }
    String words = WordQuery.ofName(name);
    if (words.isEmpty()) {
      return List.of();
    }
    List<String> ids =
        handle
            .createQuery(
                "select id from "
                    + table
                    + " where words @@ cast(:words as tsquery) limit "
                    + (MOST_NAMED + 1))
            .bind("words", words)
            .mapTo(String.class)
            .list();
    if (ids.size() > MOST_NAMED) {
      throw new BadQueryException(
          parameter
              + ": more than "
              + MOST_NAMED
              + " are called \""
              + name
              + "\"; give more of it");
    }
    return ids;
  }

  private static void bindArticle(Query query, Filter filter) {
    query.bind("unlisted", filter.meansUnlisted()).bind("story", filter.story());
  }

  private static void bindArea(Query query, Area area) {
    if (area != null) {
      Area.Circle circle = area.around();
      query
          .bind("west", area.west())
          .bind("south", area.south())
          .bind("east", area.east())
          .bind("north", area.north())
          .bind("latitude", circle == null ? 0 : circle.latitude())
          .bind("longitude", circle == null ? 0 : circle.longitude())
          .bind("kilometres", circle == null ? null : (Double) circle.kilometres());
    }
  }

  private static List<Hit> hits(Query query, Cursor start, int limit) {
    return query
        .bind("time", start.time())
        .bind("uri", start.uri())
        .bind("limit", limit)
        .map((row, context) -> new Hit(row.getString(1), row.getTimestamp(2).toInstant()))
        .list();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * An article that was found.
   *
   * @param uri the article
   * @param time where it stands on the wire
   */
  public record Hit(String uri, Instant time) {

    /** The position behind it. */
    public Cursor cursor() {
      return new Cursor(time, uri);
    }
  }
}

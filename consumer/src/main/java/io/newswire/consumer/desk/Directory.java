package io.newswire.consumer.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.consumer.search.Area;
import io.newswire.consumer.search.BadQueryException;
import io.newswire.consumer.search.Names;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Who and where has been named at all, by name or country; in the order of their ids. */
final class Directory {

  private static final String ACTORS =
      """
      select id, name, kind, country, code, sectors, cameo, wikidata, lexicon from actors
      where (cast(:after as text) is null or id > :after)
        and (cast(:words as text) is null or words @@ cast(:words as tsquery))
        and (cast(:country as text) is null or country = upper(:country))
        and (cast(:kind as text) is null or kind = :kind)
      order by id limit :limit
      """;

  private static final String PLACES =
      """
      select id, geonames_id, name, feature_code, country, admin1, longitude, latitude from places
      where (cast(:after as text) is null or id > :after)
        and (cast(:words as text) is null or words @@ cast(:words as tsquery))
        and (cast(:country as text) is null or country = upper(:country))
        and (not :boxed or latitude between :south and :north
          and case when :west <= :east then longitude between :west and :east
            else longitude >= :west or longitude <= :east end)
      order by id limit :limit
      """;

  private static final RowMapper<Actor> ACTOR =
      (row, context) ->
          new Actor(
              row.getString("id"),
              row.getString("name"),
              row.getString("kind"),
              row.getString("country"),
              row.getString("code"),
              LineReader.strings(row, "sectors"),
              row.getString("cameo"),
              row.getString("wikidata"),
              row.getBoolean("lexicon"));

  private static final RowMapper<Place> PLACE =
      (row, context) ->
          new Place(
              row.getString("id"),
              row.getObject("geonames_id", Long.class),
              row.getString("name"),
              row.getString("feature_code"),
              row.getString("country"),
              row.getString("admin1"),
              row.getObject("longitude", Double.class),
              row.getObject("latitude", Double.class));

  private final Jdbi jdbi;

  Directory(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Page<Actor> actors(String name, String country, String kind, String cursor, int limit) {
    return jdbi.withHandle(
        handle ->
            page(
                handle.createQuery(ACTORS).bind("kind", kind),
                name,
                country,
                cursor,
                limit,
                ACTOR,
                Actor::id));
  }

  Optional<Actor> actor(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select id, name, kind, country, code, sectors, cameo, wikidata, lexicon"
                        + " from actors where id = :id")
                .bind("id", id)
                .map(ACTOR)
                .findOne());
  }

  Page<Place> places(String name, String country, Area area, String cursor, int limit) {
    return jdbi.withHandle(
        handle ->
            page(
                handle
                    .createQuery(PLACES)
                    .bind("boxed", area != null)
                    .bind("west", area == null ? 0 : area.west())
                    .bind("south", area == null ? 0 : area.south())
                    .bind("east", area == null ? 0 : area.east())
                    .bind("north", area == null ? 0 : area.north()),
                name,
                country,
                cursor,
                limit,
                PLACE,
                Place::id));
  }

  Optional<Place> place(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select id, geonames_id, name, feature_code, country, admin1, longitude,"
                        + " latitude from places where id = :id")
                .bind("id", id)
                .map(PLACE)
                .findOne());
  }

  private static <T> Page<T> page(
      Query query,
      String name,
      String country,
      String cursor,
      int limit,
      RowMapper<T> mapper,
      Function<T, String> id) {
    List<T> items =
        query
            .bind("after", cursor == null ? null : decoded(cursor))
            .bind("words", Names.query(name))
            .bind("country", country)
            .bind("limit", limit + 1)
            .map(mapper)
            .list();
    if (items.size() <= limit) {
      return new Page<>(items, null);
    }
    return new Page<>(
        items.subList(0, limit),
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(id.apply(items.get(limit - 1)).getBytes(UTF_8)));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), UTF_8).replace('\0', ' ');
    } catch (IllegalArgumentException e) {
      throw new BadQueryException("cursor: is none that an answer's \"next\" gave");
    }
  }

  /**
   * A part of a list.
   *
   * @param items in the order of their ids
   * @param next the cursor of those behind them, null when there are none
   */
  record Page<T>(List<T> items, String next) {}

  /** An actor, as the lexicon or the text that named it last has it. */
  record Actor(
      String id,
      String name,
      String kind,
      String country,
      String code,
      List<String> sectors,
      String cameo,
      String wikidata,
      boolean lexicon) {}

  /** A place, in degrees WGS 84. */
  record Place(
      String id,
      Long geonamesId,
      String name,
      String featureCode,
      String country,
      String admin1,
      Double longitude,
      Double latitude) {}
}

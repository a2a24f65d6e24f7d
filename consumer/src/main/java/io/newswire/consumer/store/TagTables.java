package io.newswire.consumer.store;

import io.newswire.events.Actor;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Location;
import io.newswire.events.Mention;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The tables {@code actors}, {@code places} and {@code mentions}. */
final class TagTables {

  private static final String STAGE_ACTORS =
      """
      create temporary table if not exists staged_actors (
        id text, name text, kind text, country text, code text, sectors text[], cameo text,
        wikidata text, lexicon boolean
      ) on commit delete rows
      """;

  private static final String ADD_ACTORS =
      """
      insert into actors (id, name, kind, country, code, sectors, cameo, wikidata, lexicon)
      select * from staged_actors
      on conflict (id) do update set
        name = excluded.name, kind = excluded.kind, country = excluded.country,
        code = excluded.code, sectors = excluded.sectors, cameo = excluded.cameo,
        wikidata = excluded.wikidata, lexicon = excluded.lexicon
      where (actors.name, actors.kind, actors.country, actors.code, actors.sectors, actors.cameo,
          actors.wikidata, actors.lexicon)
        is distinct from (excluded.name, excluded.kind, excluded.country, excluded.code,
          excluded.sectors, excluded.cameo, excluded.wikidata, excluded.lexicon)
      """;

  private static final String STAGE_PLACES =
      """
      create temporary table if not exists staged_places (
        id text, geonames_id bigint, name text, feature_code text, country text, admin1 text,
        longitude double precision, latitude double precision
      ) on commit delete rows
      """;

  private static final String ADD_PLACES =
      """
      insert into places
        (id, geonames_id, name, feature_code, country, admin1, longitude, latitude)
      select * from staged_places
      on conflict (id) do update set
        name = excluded.name, feature_code = excluded.feature_code, country = excluded.country,
        admin1 = excluded.admin1, longitude = excluded.longitude, latitude = excluded.latitude
      where (places.name, places.feature_code, places.country, places.admin1, places.longitude,
          places.latitude)
        is distinct from (excluded.name, excluded.feature_code, excluded.country, excluded.admin1,
          excluded.longitude, excluded.latitude)
      """;

  private final Handle handle;

  TagTables(Handle handle) {
    this.handle = handle;
  }

  /** Forgets what the texts of articles named. */
  void forget(Collection<String> uris) {
    if (!uris.isEmpty()) {
      handle
          .createUpdate("delete from mentions where uri = any(:uris)")
          .bindArray("uris", String.class, List.copyOf(uris))
          .execute();
    }
  }

  /** Adds whom and what versions name that give articles their texts. */
  void add(Collection<ToldVersion> versions) {
    Map<String, Actor> actors = new LinkedHashMap<>();
    Map<String, Location> places = new LinkedHashMap<>();
    CopyRows mentions = mentions();
    for (ToldVersion version : versions) {
      for (Actor actor : version.event().actors()) {
        actors.put(PostgresText.clean(actor.id()), actor);
      }
      for (Location place : version.event().locations()) {
        places.put(PostgresText.clean(PlaceId.of(place)), place);
      }
      mentions.append(version.mentions());
    }
    addActors(actors);
    addPlaces(places);
    mentions.send(handle);
  }

  /** Where an event's text names actors and places. */
  static CopyRows mentions(ArticleEvent event) {
    CopyRows mentions = mentions();
    String uri = event.article().uri();
    for (Actor actor : event.actors()) {
      String role = actor.role() == null ? null : actor.role().title();
      actor.mentions().forEach(mention -> add(mentions, uri, actor.id(), null, role, mention));
    }
    for (Location place : event.locations()) {
      String id = PlaceId.of(place);
      String role = place.role() == null ? null : jsonName(place.role());
      place.mentions().forEach(mention -> add(mentions, uri, null, id, role, mention));
    }
    return mentions;
  }

  private static CopyRows mentions() {
    return new CopyRows(
        "mentions",
        "uri",
        "actor",
        "place",
        "role",
        "field",
        "starts",
        "ends",
        "quote",
        "rule",
        "alias");
  }

  private static void add(
      CopyRows rows, String uri, String actor, String place, String role, Mention mention) {
    rows.row()
        .text(uri)
        .text(actor)
        .text(place)
        .text(role)
        .text(jsonName(mention.field()))
        .integer(mention.start())
        .integer(mention.end())
        .text(mention.text())
        .text(mention.rule())
        .text(mention.alias());
  }

  private void addActors(Map<String, Actor> actors) {
    if (actors.isEmpty()) {
      return;
    }
    handle.execute(STAGE_ACTORS);
    CopyRows rows =
        new CopyRows(
            "staged_actors",
            "id",
            "name",
            "kind",
            "country",
            "code",
            "sectors",
            "cameo",
            "wikidata",
            "lexicon");
    actors.forEach(
        (id, actor) -> {
          Actor.Plover plover = actor.plover();
          rows.row()
              .text(id)
              .text(actor.name())
              .text(jsonName(actor.kind()))
              .text(actor.country())
              .text(plover == null ? null : plover.code())
              .texts(plover == null ? List.of() : plover.sector())
              .text(actor.cameo())
              .text(actor.wikidata())
              .flag(actor.lexicon());
        });
    rows.send(handle);
    handle.execute(ADD_ACTORS);
  }

  private void addPlaces(Map<String, Location> places) {
    if (places.isEmpty()) {
      return;
    }
    handle.execute(STAGE_PLACES);
    CopyRows rows =
        new CopyRows(
            "staged_places",
            "id",
            "geonames_id",
            "name",
            "feature_code",
            "country",
            "admin1",
            "longitude",
            "latitude");
    places.forEach(
        (id, place) -> {
          List<Double> point =
              place.geometry() == null ? List.of() : place.geometry().coordinates();
          boolean located = point.size() >= 2;
          rows.row()
              .text(id)
              .bigint(place.geonamesId())
              .text(place.name())
              .text(place.featureCode())
              .text(place.country())
              .text(place.admin1())
              .real(located ? point.get(0) : null)
              .real(located ? point.get(1) : null);
        });
    rows.send(handle);
    handle.execute(ADD_PLACES);
  }

  /** The name that the constant has in JSON. */
  private static String jsonName(Enum<?> constant) {
    return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
  }
}

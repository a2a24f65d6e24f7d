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
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables {@code actors}, {@code places} and {@code mentions}. */
final class TagTables {

  private static final String ADD_ACTOR =
      """
      insert into actors (id, name, kind, country, code, sectors, cameo, wikidata, lexicon)
      values (:id, :name, :kind, :country, :code, :sectors, :cameo, :wikidata, :lexicon)
      on conflict (id) do update set
        name = excluded.name, kind = excluded.kind, country = excluded.country,
        code = excluded.code, sectors = excluded.sectors, cameo = excluded.cameo,
        wikidata = excluded.wikidata, lexicon = excluded.lexicon
      where (actors.*) is distinct from (excluded.*)
      """;

  private static final String ADD_PLACE =
      """
      insert into places
        (id, geonames_id, name, feature_code, country, admin1, longitude, latitude)
      values
        (:id, :geonamesId, :name, :featureCode, :country, :admin1, :longitude, :latitude)
      on conflict (id) do update set
        name = excluded.name, feature_code = excluded.feature_code, country = excluded.country,
        admin1 = excluded.admin1, longitude = excluded.longitude, latitude = excluded.latitude
      where (places.*) is distinct from (excluded.*)
      """;

  private static final String ADD_MENTION =
      """
      insert into mentions (uri, actor, place, role, field, starts, ends, quote, rule, alias)
      values (:uri, :actor, :place, :role, :field, :starts, :ends, :quote, :rule, :alias)
      """;

  private final Handle handle;

  TagTables(Handle handle) {
    this.handle = handle;
  }

  /** Replaces the tags of articles by those of the events that now give their texts. */
  void replace(Collection<ArticleEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    List<String> uris = events.stream().map(event -> event.article().uri()).toList();
    handle
        .createUpdate("delete from mentions where uri = any(:uris)")
        .bindArray("uris", String.class, uris)
        .execute();
    Map<String, Actor> actors = new LinkedHashMap<>();
    Map<String, Location> places = new LinkedHashMap<>();
    PreparedBatch mentions = handle.prepareBatch(ADD_MENTION);
    for (ArticleEvent event : events) {
      String uri = event.article().uri();
      for (Actor actor : event.actors()) {
        actors.put(actor.id(), actor);
        String role = actor.role() == null ? null : actor.role().title();
        actor.mentions().forEach(mention -> add(mentions, uri, actor.id(), null, role, mention));
      }
      for (Location place : event.locations()) {
        String id = PlaceId.of(place);
        places.put(id, place);
        String role = place.role() == null ? null : jsonName(place.role());
        place.mentions().forEach(mention -> add(mentions, uri, null, id, role, mention));
      }
    }
    addActors(actors.values());
    addPlaces(places);
    if (mentions.size() > 0) {
      mentions.execute();
    }
  }

  private static void add(
      PreparedBatch batch, String uri, String actor, String place, String role, Mention mention) {
    batch
        .bind("uri", uri)
        .bind("actor", actor)
        .bind("place", place)
        .bind("role", role)
        .bind("field", jsonName(mention.field()))
        .bind("starts", mention.start())
        .bind("ends", mention.end())
        .bind("quote", mention.text())
        .bind("rule", mention.rule())
        .bind("alias", mention.alias())
        .add();
  }

  private void addActors(Collection<Actor> actors) {
    if (actors.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(ADD_ACTOR);
    for (Actor actor : actors) {
      Actor.Plover plover = actor.plover();
      batch
          .bind("id", actor.id())
          .bind("name", actor.name())
          .bind("kind", jsonName(actor.kind()))
          .bind("country", actor.country())
          .bind("code", plover == null ? null : plover.code())
          .bindArray("sectors", String.class, plover == null ? List.of() : plover.sector())
          .bind("cameo", actor.cameo())
          .bind("wikidata", actor.wikidata())
          .bind("lexicon", actor.lexicon())
          .add();
    }
    batch.execute();
  }

  private void addPlaces(Map<String, Location> places) {
    if (places.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(ADD_PLACE);
    places.forEach(
        (id, place) -> {
          List<Double> point =
              place.geometry() == null ? List.of() : place.geometry().coordinates();
          boolean located = point.size() >= 2;
          batch
              .bind("id", id)
              .bind("geonamesId", place.geonamesId())
              .bind("name", place.name())
              .bind("featureCode", place.featureCode())
              .bind("country", place.country())
              .bind("admin1", place.admin1())
              .bind("longitude", located ? point.get(0) : null)
              .bind("latitude", located ? point.get(1) : null)
              .add();
        });
    batch.execute();
  }

  /** The name that the constant has in JSON. */
  private static String jsonName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

package io.newswire.consumer.export;

import io.newswire.events.Actor;
import io.newswire.events.Article;
import io.newswire.events.Json;
import io.newswire.events.Location;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * After PLOVER, the political event ontology, as far as Newswire knows: who and where, in PLOVER's
 * codes. It does not decide what was done by whom to whom, so that event type, mode and recipient
 * are null, and all who are named stand in one list, in the order of the text.
 *
 * @see <a href="https://github.com/openeventdata/PLOVER">PLOVER</a>
 */
final class PloverRows implements Rows {

  @Override
  public void write(Writer out, Exported exported) throws IOException {
    Article article = exported.event().article();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("event_id", article.uri());
    row.put("event_date", article.time().toString().substring(0, "yyyy-mm-dd".length()));
    row.put("event_type", null);
    row.put("event_mode", null);
    row.put("actors", exported.event().actors().stream().map(PloverRows::actor).toList());
    row.put("recipients", null);
    List<Map<String, Object>> places = exported.located().stream().map(PloverRows::place).toList();
    row.put("location", places.isEmpty() ? null : places.get(0));
    row.put("locations", places);
    row.put("publication_date", article.time());
    row.put("source", article.source());
    row.put("language", article.language());
    row.put("headline", article.headline());
    row.put("url", article.link());
    row.put("story", exported.story());
    row.put("independent_sources", exported.independentSources());
    row.put("status", exported.status());
    row.put("version", exported.revision());
    out.write(Json.mapper().writeValueAsString(row));
    out.write('\n');
  }

  private static Map<String, Object> actor(Actor actor) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("actor_name", actor.name());
    row.put("actor_code", actor.plover() == null ? null : actor.plover().code());
    row.put("actor_sectors", actor.plover() == null ? List.of() : actor.plover().sector());
    row.put("actor_title", actor.role() == null ? null : actor.role().title());
    row.put("actor_wikidata", actor.wikidata());
    row.put("actor_id", actor.id());
    row.put("confidence", actor.confidence());
    return row;
  }

  private static Map<String, Object> place(Location place) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("placename", place.name());
    row.put("geonames_id", place.geonamesId());
    row.put("feature_code", place.featureCode());
    row.put("country", place.country());
    row.put("admin1", place.admin1());
    row.put("latitude", place.geometry().coordinates().get(1));
    row.put("longitude", place.geometry().coordinates().get(0));
    row.put("role", place.role());
    row.put("confidence", place.confidence());
    return row;
  }
}

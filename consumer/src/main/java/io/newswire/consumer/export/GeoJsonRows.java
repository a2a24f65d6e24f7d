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
 * One feature collection; an article's geometry is all the places that it names, or null.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7946">RFC 7946</a>
 */
final class GeoJsonRows implements Rows {

  private boolean first = true;

  @Override
  public void begin(Writer out) throws IOException {
    out.write("{\"type\":\"FeatureCollection\",\"features\":[");
  }

  @Override
  public void write(Writer out, Exported exported) throws IOException {
    Article article = exported.event().article();
    List<List<Double>> points =
        exported.located().stream()
            .map(place -> place.geometry().coordinates().subList(0, 2))
            .toList();
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("headline", article.headline());
    properties.put("source", article.source());
    properties.put("language", article.language());
    properties.put("published", article.time());
    properties.put("time", exported.time());
    properties.put("status", exported.status());
    properties.put("verdict", exported.verdict());
    properties.put("story", exported.story());
    properties.put("actors", exported.event().actors().stream().map(Actor::name).toList());
    properties.put("places", exported.event().locations().stream().map(Location::name).toList());
    properties.put("link", article.link());
    Map<String, Object> feature = new LinkedHashMap<>();
    feature.put("type", "Feature");
    feature.put("id", article.uri());
    feature.put("geometry", points.isEmpty() ? null : new MultiPoint("MultiPoint", points));
    feature.put("properties", properties);
    out.write(first ? "\n" : ",\n");
    first = false;
    out.write(Json.mapper().writeValueAsString(feature));
  }

  private record MultiPoint(String type, List<List<Double>> coordinates) {}

  @Override
  public void end(Writer out) throws IOException {
    out.write("\n]}\n");
  }
}

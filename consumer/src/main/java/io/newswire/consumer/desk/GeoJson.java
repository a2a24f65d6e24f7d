package io.newswire.consumer.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Answers as GeoJSON.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7946">RFC 7946</a>
 */
final class GeoJson {

  private GeoJson() {}

  /**
   * A feature collection.
   *
   * @param next where the next page begins, null when this is the last
   */
  static <T> Map<String, Object> collection(
      List<T> items, Function<T, Map<String, Object>> feature, String next) {
    Map<String, Object> collection = new LinkedHashMap<>();
    collection.put("type", "FeatureCollection");
    collection.put("features", items.stream().map(feature).toList());
    if (next != null) {
      collection.put("next", next);
    }
    return collection;
  }

  /** An article, at all places with coordinates that it names; without any its geometry is null. */
  static Map<String, Object> article(Line line) {
    List<List<Double>> points =
        line.places().stream()
            .filter(place -> place.latitude() != null)
            .map(place -> List.of(place.longitude(), place.latitude()))
            .toList();
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("uri", line.uri());
    properties.put("source", line.source());
    properties.put("headline", line.headline());
    properties.put("time", line.time());
    properties.put("status", line.status());
    properties.put("verdict", line.verdict().type());
    properties.put("story", line.story() == null ? null : line.story().id());
    properties.put("actors", line.actors().stream().map(Line.ActorChip::name).toList());
    properties.put("places", line.places().stream().map(Line.PlaceChip::name).toList());
    return feature(
        line.uri(), points.isEmpty() ? null : geometry("MultiPoint", points), properties);
  }

  /** A place. */
  static Map<String, Object> place(Directory.Place place) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("name", place.name());
    properties.put("geonamesId", place.geonamesId());
    properties.put("featureCode", place.featureCode());
    properties.put("country", place.country());
    properties.put("admin1", place.admin1());
    return feature(
        place.id(),
        place.latitude() == null
            ? null
            : geometry("Point", List.of(place.longitude(), place.latitude())),
        properties);
  }

  private static Map<String, Object> geometry(String type, Object coordinates) {
    Map<String, Object> geometry = new LinkedHashMap<>();
    geometry.put("type", type);
    geometry.put("coordinates", coordinates);
    return geometry;
  }

  private static Map<String, Object> feature(
      String id, Map<String, Object> geometry, Map<String, Object> properties) {
    Map<String, Object> feature = new LinkedHashMap<>();
    feature.put("type", "Feature");
    feature.put("id", id);
    feature.put("geometry", geometry);
    feature.put("properties", properties);
    return feature;
  }
}

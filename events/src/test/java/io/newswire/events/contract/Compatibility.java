package io.newswire.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether whoever reads by an older schema can go on reading what a newer one describes: nothing is
 * taken away, no type or format changes, and what was always there still is.
 */
final class Compatibility {

  private Compatibility() {}

  /** What would break a reader of the older schema, a line each; empty when nothing would. */
  static List<String> breaks(JsonNode older, JsonNode newer) {
    List<String> found = new ArrayList<>();
    compare("", older, newer, found);
    older
        .path("$defs")
        .properties()
        .forEach(
            each -> {
              JsonNode now = newer.path("$defs").path(each.getKey());
              if (now.isMissingNode()) {
                found.add(each.getKey() + " is gone");
              } else {
                compare(each.getKey(), each.getValue(), now, found);
              }
            });
    return found;
  }

  private static void compare(String at, JsonNode older, JsonNode newer, List<String> found) {
    for (String facet : List.of("type", "format", "$ref")) {
      if (!older.path(facet).equals(newer.path(facet))) {
        found.add(
            "%s: %s was %s and is %s".formatted(at, facet, older.path(facet), newer.path(facet)));
      }
    }
    Set<JsonNode> values = all(newer.path("enum"));
    for (JsonNode value : older.path("enum")) {
      if (!values.contains(value)) {
        found.add(at + ": no value " + value + " any more");
      }
    }
    Set<JsonNode> promised = all(newer.path("required"));
    for (JsonNode name : older.path("required")) {
      if (!promised.contains(name)) {
        found.add(at + ": " + name + " may be missing now");
      }
    }
    older
        .path("properties")
        .properties()
        .forEach(
            each -> {
              String name = at.isEmpty() ? each.getKey() : at + "." + each.getKey();
              JsonNode now = newer.path("properties").path(each.getKey());
              if (now.isMissingNode()) {
                found.add(name + " is gone");
              } else {
                compare(name, each.getValue(), now, found);
              }
            });
    if (older.has("items")) {
      compare(at + "[]", older.get("items"), newer.path("items"), found);
    }
  }

  private static Set<JsonNode> all(JsonNode array) {
    Set<JsonNode> values = new HashSet<>();
    array.forEach(values::add);
    return values;
  }
}

package io.newswire.producer.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newswire.events.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON in every packing: one object, an array of objects, or one object per line. What an object is
 * its {@link JsonShape} decides, each for itself.
 */
final class JsonFormat implements Format {

  private static final List<String> CONTAINERS =
      List.of("articles", "items", "item", "stories", "results", "entries", "data", "response");

  private final List<JsonShape> shapes =
      List.of(new OwnJson(), new JsonFeed(), new Ninjs(), new PlainJson());

  @Override
  public String name() {
    return "json";
  }

  @Override
  public boolean accepts(Document document) {
    String head = document.head();
    return document.payload().isPart()
        || head.startsWith("{")
        || head.startsWith("[{")
        || head.matches("(?s)\\[\\s*[{\\]].*");
  }

  @Override
  public List<Item> parse(Document document) {
    List<String> lines = document.text().lines().filter(line -> !line.isBlank()).toList();
    if (document.payload().isPart() || (lines.size() > 1 && isWholeObject(lines.get(0)))) {
      return parseLines(document);
    }
    try {
      return read(Json.mapper().readTree(document.text()), document, "");
    } catch (JsonProcessingException e) {
      return List.of(malformed("", e));
    }
  }

  /** Whether a line, be it broken, is an object on its own. */
  static boolean isWholeObject(String line) {
    try {
      return Json.mapper().readTree(line).isObject();
    } catch (JsonProcessingException e) {
      return line.stripTrailing().endsWith("}");
    }
  }

  private List<Item> parseLines(Document document) {
    List<Item> items = new ArrayList<>();
    long number = Math.max(0, document.payload().firstLine() - 1);
    for (String line : (Iterable<String>) document.text().lines()::iterator) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String where = "line " + number + ": ";
      try {
        items.addAll(read(Json.mapper().readTree(line), document, where));
      } catch (JsonProcessingException e) {
        items.add(malformed(where, e));
      }
    }
    return items;
  }

  private List<Item> read(JsonNode node, Document document, String where) {
    List<Item> items = new ArrayList<>();
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        items.addAll(read(node.get(i), document, where + "element " + (i + 1) + ": "));
      }
    } else if (node instanceof ObjectNode object) {
      shapes.stream()
          .filter(shape -> shape.fits(object))
          .findFirst()
          .map(shape -> shape.read(object, document))
          .orElseGet(() -> contained(object, document))
          .forEach(item -> items.add(at(where, item)));
    } else {
      items.add(
          new Item.Refused(
              Item.Refused.NOT_AN_ARTICLE,
              where + "JSON, but no object: " + node.getNodeType(),
              null));
    }
    return items;
  }

  /** What an answer of a search or an API wraps its articles in is no article. */
  private List<Item> contained(ObjectNode object, Document document) {
    for (String name : CONTAINERS) {
      JsonNode content = object.path(name);
      if (content.isObject() || content.path(0).isObject()) {
        List<Item> items = read(content, document, name + " ");
        if (items.stream().anyMatch(JsonFormat::isKnown)) {
          return items;
        }
      }
    }
    return List.of(unknown(object));
  }

  private static boolean isKnown(Item item) {
    return item.fold(
        article -> true, refused -> !refused.code().equals(Item.Refused.NOT_AN_ARTICLE));
  }

  private static Item at(String where, Item item) {
    return item.fold(
        parsed -> item,
        refused -> new Item.Refused(refused.code(), where + refused.message(), refused.uri()));
  }

  private static Item unknown(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return new Item.Refused(
        Item.Refused.NOT_AN_ARTICLE,
        "JSON without a headline or a text; it has "
            + (names.isEmpty() ? "no field" : String.join(", ", names)),
        null);
  }

  private static Item malformed(String where, JsonProcessingException e) {
    String at =
        e.getLocation() == null || e.getLocation().getLineNr() < 1
            ? ""
            : " at column " + e.getLocation().getColumnNr();
    return new Item.Refused(
        Item.Refused.MALFORMED,
        where
            + "not JSON"
            + at
            + ": "
            + e.getOriginalMessage().replaceAll(" \\(start marker.*", ""),
        null);
  }
}

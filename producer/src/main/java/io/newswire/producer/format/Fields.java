package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a JSON object, taken one by one; what nobody took is the rest. */
final class Fields {

  private final Map<String, JsonNode> left = new LinkedHashMap<>();

  Fields(ObjectNode object) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!field.getValue().isNull()) {
        left.put(field.getKey(), field.getValue());
      }
    }
  }

  /** Takes the first of the named fields that is there; null when none is. */
  JsonNode take(String... names) {
    for (String name : names) {
      JsonNode value = left.remove(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** Takes the first of the named fields that is text or a number; null when none is. */
  String text(String... names) {
    for (String name : names) {
      JsonNode value = left.get(name);
      if (value != null && value.isValueNode()) {
        left.remove(name);
        return value.asText();
      }
    }
    return null;
  }

  /**
   * Takes the first of the named fields that is there as texts: a list's elements, or one. Of an
   * element that is an object its name counts, or its code.
   */
  List<String> texts(String... names) {
    JsonNode value = take(names);
    List<String> texts = new ArrayList<>();
    if (value != null) {
      Iterator<JsonNode> elements = value.isArray() ? value.elements() : List.of(value).iterator();
      while (elements.hasNext()) {
        JsonNode element = elements.next();
        String text =
            element.isObject()
                ? (element.has("name") ? element.get("name") : element.path("code")).asText()
                : element.asText();
        if (!text.isBlank()) {
          texts.add(text.strip());
        }
      }
    }
    return texts;
  }

  /**
   * The first of the texts that the first of the named fields holds; null when there is none. A
   * field that holds more stays.
   */
  String first(String... names) {
    for (String name : names) {
      JsonNode value = left.get(name);
      if (value != null) {
        List<String> texts = texts(name);
        if (texts.size() > 1) {
          left.put(name, value);
        }
        return texts.isEmpty() ? null : texts.get(0);
      }
    }
    return null;
  }

  /** Takes the first text whose field's name begins so; null when there is none. */
  String textOf(String prefix) {
    return left.entrySet().stream()
        .filter(field -> field.getKey().startsWith(prefix) && field.getValue().isTextual())
        .findFirst()
        .map(field -> text(field.getKey()))
        .orElse(null);
  }

  /** Puts back what was taken and is not to get lost. */
  void keep(String name, JsonNode value) {
    left.put(name, value);
  }

  /** What was not taken, by name. */
  Map<String, JsonNode> rest() {
    return Map.copyOf(left);
  }
}

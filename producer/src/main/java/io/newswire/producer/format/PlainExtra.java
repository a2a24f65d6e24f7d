package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.newswire.producer.format.html.HtmlText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Fields that are kept aside, as text alone: no markup leaves the parsers at any depth. */
final class PlainExtra {

  private static final Pattern TAG = Pattern.compile("<[a-zA-Z!/][^<>]*>");

  private PlainExtra() {}

  /** The same fields, with the text of what is HTML. */
  static Map<String, JsonNode> of(Map<String, JsonNode> extra) {
    Map<String, JsonNode> plain = new LinkedHashMap<>();
    extra.forEach((name, value) -> plain.put(name, plain(value)));
    return plain;
  }

  private static JsonNode plain(JsonNode value) {
    if (value.isTextual()) {
      return TAG.matcher(value.textValue()).find()
          ? TextNode.valueOf(HtmlText.line(value.textValue()))
          : value;
    }
    if (value.isArray()) {
      ArrayNode plain = JsonNodeFactory.instance.arrayNode(value.size());
      value.forEach(each -> plain.add(plain(each)));
      return plain;
    }
    if (value instanceof ObjectNode object) {
      ObjectNode plain = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(field -> plain.set(field.getKey(), plain(field.getValue())));
      return plain;
    }
    return value;
  }
}

package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.newswire.producer.format.text.Tidy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** What the XML formats of agencies have in common. */
final class WireXml {

  private static final int LONGEST_ASIDE = 2_000;
  private static final int MOST_ASIDE = 50;
  private static final int DEEPEST_ASIDE = 3;

  private WireXml() {}

  /**
   * Reads a document that must be whole: half of an agency's item is worse than none.
   *
   * @param read gives the items of a well-formed document's root
   */
  static List<Item> whole(Document document, String format, Function<Element, List<Item>> read) {
    Optional<String> fault = Xml.fault(document.text());
    if (fault.isPresent()) {
      return List.of(
          new Item.Refused(
              Item.Refused.MALFORMED, format + " is no well-formed XML: " + fault.get(), null));
    }
    return Xml.root(document.text()).map(read).orElse(List.of());
  }

  /** The urgency from 1 to 9; null for anything else. */
  static Integer urgency(String stated) {
    return stated != null && stated.matches("[1-9]") ? Integer.valueOf(stated) : null;
  }

  /** An attribute of the element itself; null when it has none. */
  static String own(Element element, String attribute) {
    String value = element.attr(attribute).strip();
    return value.isEmpty() ? null : value;
  }

  /** The last part of a QCode or URI: {@code usable} of {@code stat:usable}. */
  static String local(String code) {
    return code == null ? null : code.replaceFirst("^.*[:/#]", "");
  }

  /**
   * What elements hold that nobody read, by name: their text, or their attributes and children
   * where they have none; a list where there are several.
   *
   * @param parents whose children are kept, but for those of a name in {@code read}
   * @param used texts that the article has already
   */
  static Map<String, JsonNode> aside(
      Stream<Element> parents, Set<String> read, Collection<String> used) {
    return kept(
        parents
            .flatMap(parent -> parent.children().stream())
            .filter(child -> !read.contains(Xml.name(child))),
        used);
  }

  /**
   * What elements hold, by name: their text, or their attributes where they have none; a list where
   * there are several.
   *
   * @param used texts that the article has already
   */
  static Map<String, JsonNode> kept(Stream<Element> elements, Collection<String> used) {
    return kept(elements, used, DEEPEST_ASIDE);
  }

  private static Map<String, JsonNode> kept(
      Stream<Element> elements, Collection<String> used, int depth) {
    Map<String, JsonNode> kept = new LinkedHashMap<>();
    elements.forEach(
        element -> {
          JsonNode value = value(element, depth);
          if (!value.isEmpty() || (value.isTextual() && !used.contains(value.asText()))) {
            kept.merge(Xml.name(element), value, WireXml::listed);
          }
        });
    return kept;
  }

  private static JsonNode value(Element element, int depth) {
    String text = Tidy.line(element.text());
    if (!text.isEmpty()) {
      return TextNode.valueOf(text.substring(0, Math.min(text.length(), LONGEST_ASIDE)));
    }
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    element.attributes().forEach(each -> attributes.put(each.getKey(), each.getValue()));
    if (depth > 1) {
      kept(element.children().stream(), List.of(), depth - 1).forEach(attributes::set);
    }
    return attributes;
  }

  private static JsonNode listed(JsonNode first, JsonNode next) {
    ArrayNode list =
        first instanceof ArrayNode array ? array : JsonNodeFactory.instance.arrayNode().add(first);
    return list.size() < MOST_ASIDE ? list.add(next) : list;
  }
}

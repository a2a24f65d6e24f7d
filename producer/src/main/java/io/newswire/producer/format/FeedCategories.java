package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newswire.events.Subject;
import io.newswire.producer.format.html.HtmlText;
import io.newswire.producer.format.text.Tidy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** What a feed's entry says that it is about. */
final class FeedCategories {

  private static final String[] NAMES = {"category", "dc:subject", "media:category", "tag"};

  private final Element entry;

  FeedCategories(Element entry) {
    this.entry = entry;
  }

  /** The names of all of them. */
  List<String> keywords() {
    Set<String> keywords = new LinkedHashSet<>();
    all().forEach(category -> keywords.add(name(category)));
    Xml.child(entry, "media:keywords", "itunes:keywords")
        .ifPresent(
            list -> keywords.addAll(List.of(Tidy.line(list.wholeText()).split("\\s*,\\s*"))));
    keywords.remove("");
    return List.copyOf(keywords);
  }

  /** Those that are concepts of a vocabulary. */
  List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    for (Element category : Xml.children(entry, "category")) {
      uri(category).ifPresent(uri -> subjects.add(new Subject(uri, name(category))));
    }
    return subjects;
  }

  /**
   * Those that state more than name and URI, with all that they state: their vocabulary, a code.
   */
  Map<String, JsonNode> aside() {
    ArrayNode aside = JsonNodeFactory.instance.arrayNode();
    for (Element category : all()) {
      String known = name(category) + ' ' + uri(category).orElse("");
      boolean statesMore =
          category.attributes().asList().stream()
              .map(Attribute::getValue)
              .anyMatch(value -> !known.contains(value));
      if (statesMore) {
        ObjectNode stated = aside.addObject();
        category.attributes().forEach(each -> stated.put(each.getKey(), each.getValue()));
        stated.put("name", name(category));
      }
    }
    return aside.isEmpty() ? Map.of() : Map.of("category", aside);
  }

  private List<Element> all() {
    List<Element> all = new ArrayList<>();
    for (String name : NAMES) {
      all.addAll(Xml.children(entry, name));
    }
    return all;
  }

  private static Optional<String> uri(Element category) {
    String scheme = category.hasAttr("scheme") ? category.attr("scheme") : category.attr("domain");
    return NewsCodes.uri(
        scheme, category.hasAttr("term") ? category.attr("term") : category.wholeText().strip());
  }

  private static String name(Element category) {
    String name = category.hasAttr("label") ? category.attr("label") : category.attr("term");
    return HtmlText.line(name.isBlank() ? category.wholeText() : name);
  }
}

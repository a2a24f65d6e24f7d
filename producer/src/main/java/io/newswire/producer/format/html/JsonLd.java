package io.newswire.producer.format.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.newswire.events.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The article that a page describes in JSON-LD, in the words of schema.org.
 *
 * @see <a href="https://schema.org/NewsArticle">schema.org NewsArticle</a>
 */
final class JsonLd {

  private static final Pattern ARTICLE =
      Pattern.compile("(?:https?://schema\\.org/)?\\w*(?:Article|Posting|Report|Review)");

  private static final int DEEPEST = 6;

  private final JsonNode article;

  private JsonLd(JsonNode article) {
    this.article = article;
  }

  /** The first article that the page describes; of a page that describes none, one without data. */
  static JsonLd of(Document page) {
    for (Element script : page.select("script[type*=ld+json]")) {
      Optional<JsonNode> article = read(script.data()).flatMap(node -> article(node, 0));
      if (article.isPresent()) {
        return new JsonLd(article.get());
      }
    }
    return new JsonLd(MissingNode.getInstance());
  }

  /** Whether the page describes an article. */
  boolean isPresent() {
    return !article.isMissingNode();
  }

  /** The text of the first of the properties that is there. */
  Optional<String> text(String... properties) {
    for (String property : properties) {
      List<String> texts = texts(article.path(property));
      if (!texts.isEmpty()) {
        return Optional.of(texts.get(0));
      }
    }
    return Optional.empty();
  }

  /** The texts of a property: those in a list, those behind commas, the names of things. */
  List<String> texts(String property) {
    return texts(article.path(property));
  }

  /** The story, with its line breaks. */
  Optional<String> body() {
    return Optional.ofNullable(article.path("articleBody").textValue());
  }

  private static Optional<JsonNode> read(String json) {
    try {
      return Optional.ofNullable(Json.mapper().readTree(json));
    } catch (JsonProcessingException broken) {
      return Optional.empty(); // the page still has its text
    }
  }

  private static Optional<JsonNode> article(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    if (node.isObject() && texts(node.path("@type")).stream().anyMatch(JsonLd::isArticle)) {
      return Optional.of(node);
    }
    for (JsonNode child : node.isArray() ? node : node.path("@graph")) {
      Optional<JsonNode> found = article(child, depth + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return node.path("mainEntity").isObject()
        ? article(node.path("mainEntity"), depth + 1)
        : Optional.empty();
  }

  private static boolean isArticle(String type) {
    return ARTICLE.matcher(type).matches();
  }

  private static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : value.isArray() ? value : List.of(value)) {
      JsonNode text = each.isObject() ? name(each) : each;
      if (text.isValueNode() && !text.isNull()) {
        String line = HtmlText.line(text.asText());
        if (!line.isEmpty()) {
          texts.add(line);
        }
      }
    }
    return texts;
  }

  private static JsonNode name(JsonNode thing) {
    for (String property : List.of("name", "@value", "url", "@id")) {
      if (thing.path(property).isTextual()) {
        return thing.get(property);
      }
    }
    return MissingNode.getInstance();
  }
}

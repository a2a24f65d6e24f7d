package io.newswire.producer.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newswire.events.Article;
import io.newswire.events.Json;
import java.util.List;

/**
 * Newswire's own {@link Article} as JSON: what {@code newswire parse} prints. It is taken as it
 * stands, but for where it comes from and when: it came in again, now.
 */
final class OwnJson implements JsonShape {

  @Override
  public String name() {
    return "newswire";
  }

  @Override
  public boolean fits(ObjectNode object) {
    return object.path("origin").isObject() && object.path("received").isTextual();
  }

  @Override
  public List<Item> read(ObjectNode object, Document document) {
    try {
      Article article = Json.mapper().treeToValue(object, Article.class);
      return List.of(
          new Item.Parsed(
              article
                  .withSource(document.sourceOr(article.source()))
                  .withReceived(document.payload().received())
                  .withOrigin(document.origin(name()))));
    } catch (JsonProcessingException e) {
      return List.of(
          new Item.Refused(
              Item.Refused.MALFORMED,
              "not an article of Newswire: " + e.getOriginalMessage(),
              object.path("uri").textValue()));
    }
  }
}

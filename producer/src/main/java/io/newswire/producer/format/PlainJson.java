package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newswire.producer.format.text.Byline;
import io.newswire.producer.format.text.StatedTime;
import io.newswire.producer.format.text.Tidy;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An article as JSON by the field names that most people would choose: {@code
 * {"uri","source","published","headline","text","link","byline","language"}} and their synonyms.
 */
final class PlainJson implements JsonShape {

  private static final String[] URI = {"uri", "id", "guid"};
  private static final String[] SOURCE = {"source", "publisher"};
  private static final String[] PUBLISHED = {
    "published", "firstCreated", "published_at", "publishedAt", "pubDate", "date", "created"
  };
  private static final String[] UPDATED = {
    "versionCreated", "updated", "updated_at", "updatedAt", "modified"
  };
  private static final String[] HEADLINE = {"headline", "title"};
  private static final String[] TEXT = {"text", "body", "content", "body_text"};
  private static final String[] SUMMARY = {"summary", "description", "abstract"};
  private static final String[] LINK = {"link", "url"};
  private static final String[] BYLINE = {"byline", "author", "authors"};
  private static final String[] LANGUAGE = {"language", "lang"};
  private static final String[] SECTION = {"section", "category"};
  private static final String[] KEYWORDS = {"keywords", "tags"};

  @Override
  public String name() {
    return "json";
  }

  @Override
  public boolean fits(ObjectNode object) {
    return has(object, HEADLINE) || has(object, TEXT);
  }

  @Override
  public List<Item> read(ObjectNode object, Document document) {
    Fields fields = new Fields(object);
    String uri = fields.text(URI);
    String source = document.sourceOr(fields.text(SOURCE));
    Instant published = StatedTime.parse(fields.text(PUBLISHED)).orElse(null);
    Instant updated = StatedTime.parse(fields.text(UPDATED)).orElse(published);
    String headline = line(fields.text(HEADLINE));
    String text = fields.text(TEXT);
    String body = text == null ? "" : Tidy.text(text);
    String link = fields.text(LINK);
    if (headline.isEmpty() && body.isEmpty()) {
      return List.of(new Item.Refused(Item.Refused.EMPTY, "headline and text are empty", uri));
    }
    return List.of(
        new Item.Parsed(
            document
                .article(name())
                .uri(Identity.uri(uri, source, link, headline, body))
                .source(source)
                .firstCreated(published)
                .versionCreated(updated)
                .version(fields.text("version"))
                .headline(headline)
                .body(body)
                .summary(blankToNull(fields.text(SUMMARY)))
                .link(link)
                .byline(Byline.nameIn(String.join(", ", fields.texts(BYLINE))))
                .dateline(blankToNull(fields.text("dateline")))
                .language(fields.text(LANGUAGE))
                .section(blankToNull(fields.text(SECTION)))
                .keywords(fields.texts(KEYWORDS))
                .extra(Map.copyOf(fields.rest()))
                .build()));
  }

  private static boolean has(ObjectNode object, String... names) {
    for (String name : names) {
      JsonNode value = object.get(name);
      if (value != null && value.isTextual()) {
        return true;
      }
    }
    return false;
  }

  private static String line(String text) {
    return text == null ? "" : Tidy.line(text);
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : Tidy.line(text);
  }
}

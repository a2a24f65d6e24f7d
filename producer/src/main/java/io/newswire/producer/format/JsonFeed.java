package io.newswire.producer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newswire.events.Relation;
import io.newswire.producer.format.html.HtmlText;
import io.newswire.producer.format.text.StatedTime;
import io.newswire.producer.format.text.Tidy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * JSON Feed 1.0 and 1.1.
 *
 * @see <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>
 */
final class JsonFeed implements JsonShape {

  /** Fields of a feed and of its items that no other format has; some feeds lack the version. */
  private static final Set<String> WHOLE_FEED = Set.of("home_page_url", "feed_url");

  private static final Set<String> CONTENTS = Set.of("content_html", "content_text");

  @Override
  public String name() {
    return "json-feed";
  }

  @Override
  public boolean fits(ObjectNode object) {
    return object.path("items").isArray()
        && (object.path("version").asText().contains("jsonfeed.org/version/")
            || WHOLE_FEED.stream().anyMatch(object::has)
            || StreamSupport.stream(object.get("items").spliterator(), false)
                .anyMatch(item -> CONTENTS.stream().anyMatch(item::has)));
  }

  @Override
  public List<Item> read(ObjectNode feed, Document document) {
    List<Item> items = new ArrayList<>();
    for (JsonNode item : feed.get("items")) {
      items.add(
          item instanceof ObjectNode object
              ? item(object, feed, document)
              : new Item.Refused(Item.Refused.MALFORMED, "item of a JSON Feed is no object", null));
    }
    return items;
  }

  private Item item(ObjectNode item, ObjectNode feed, Document document) {
    Fields fields = new Fields(item);
    String own = fields.text("id");
    String link = fields.text("url", "external_url");
    String headline = line(fields.text("title"));
    String html = fields.text("content_html");
    String text = fields.text("content_text");
    String summary = line(fields.text("summary"));
    String content = html != null ? HtmlText.body(html) : text == null ? "" : Tidy.text(text);
    String body = content.isEmpty() ? summary : content;
    if (headline.isEmpty() && body.isEmpty() && link == null && own == null) {
      return new Item.Refused(
          Item.Refused.EMPTY, "JSON Feed item without title, text, link and id", null);
    }
    Instant published = StatedTime.parse(fields.text("date_published")).orElse(null);
    Instant modified = StatedTime.parse(fields.text("date_modified")).orElse(published);
    String source =
        document.sourceOr(Links.host(feed.path("home_page_url").textValue()).orElse(null));
    List<String> authors = fields.texts("authors");
    List<String> author = fields.texts("author");
    String language = fields.text("language");
    List<Relation> attachments = new ArrayList<>();
    for (JsonNode attachment : item.path("attachments")) {
      if (attachment.path("url").isTextual()) {
        attachments.add(new Relation("enclosure", attachment.get("url").textValue()));
      }
    }
    fields.take("attachments");
    return new Item.Parsed(
        document
            .article(name())
            .source(source)
            .uri(Identity.ofProvider(own, source, link, headline, body))
            .firstCreated(published == null ? modified : published)
            .versionCreated(modified)
            .headline(headline)
            .body(body)
            .summary(content.isEmpty() || summary.isEmpty() ? null : summary)
            .link(link)
            .byline(
                String.join(", ", authors.isEmpty() ? author : authors).transform(JsonFeed::orNull))
            .language(language == null ? feed.path("language").textValue() : language)
            .keywords(fields.texts("tags"))
            .associations(attachments)
            .extra(fields.rest())
            .build());
  }

  private static String line(String text) {
    return text == null ? "" : HtmlText.line(text);
  }

  private static String orNull(String text) {
    return text.isBlank() ? null : text;
  }
}

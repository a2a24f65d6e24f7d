package io.newswire.producer.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newswire.events.Article;
import io.newswire.events.Json;
import io.newswire.events.Topics;
import java.util.List;
import java.util.Objects;

/**
 * Every wire format, behind one method. The format of a document is told from its content alone;
 * what is packed in gzip, zip or mail is unpacked first.
 */
public final class Formats {

  /** Largest document that is read, in bytes, before and after unpacking. */
  public static final int MAX_DOCUMENT_BYTES = 16 << 20;

  /** Largest article, in bytes of JSON: a record of {@code news.raw} and room for its headers. */
  public static final int MAX_ARTICLE_BYTES = Topics.MAX_RAW_BYTES - (16 << 10);

  private final List<Format> formats;

  private Formats(List<Format> formats) {
    this.formats = List.copyOf(formats);
  }

  /** All formats that Newswire knows. */
  public static Formats standard() {
    return new Formats(
        List.of(
            new JsonFormat(),
            new Feed(),
            new Sitemap(),
            new Nitf(),
            new NewsMlG2(),
            new NewsMl1(),
            new HtmlPage(),
            new Anpa(),
            new Iptc7901(),
            new PlainText()));
  }

  /**
   * Parses a document.
   *
   * @param payload any bytes at all
   * @return its items in the document's order, at least one: a document that gives no article gives
   *     the reason
   */
  public List<Item> parse(Payload payload) {
    Objects.requireNonNull(payload, "payload");
    if (payload.bytes().length > MAX_DOCUMENT_BYTES) {
      return List.of(tooLarge(payload));
    }
    return new Reading(payload, this::parse).items();
  }

  private List<Item> parse(Document document) {
    return formats.stream()
        .filter(format -> format.accepts(document))
        .findFirst()
        .map(format -> parse(format, document))
        .orElseGet(
            () ->
                List.of(
                    new Item.Refused(
                        Item.Refused.NOT_AN_ARTICLE, "of no known wire format", null)));
  }

  private static List<Item> parse(Format format, Document document) {
    List<Item> items;
    try {
      items = format.parse(document).stream().map(Formats::unframed).toList();
    } catch (RuntimeException | StackOverflowError e) {
      // Parsers of libraries throw what they please on hostile input; one document must not stop
      // the wire.
      return List.of(
          new Item.Refused(
              Item.Refused.MALFORMED, "cannot be read as " + format.name() + ": " + e, null));
    }
    if (items.isEmpty()) {
      return List.of(
          new Item.Refused(Item.Refused.EMPTY, format.name() + " without any item", null));
    }
    return items.stream()
        .map(item -> item.fold(Formats::withinLimit, refused -> (Item) refused))
        .toList();
  }

  private static Item unframed(Item item) {
    return item.fold(article -> new Item.Parsed(Framing.unframed(article)), refused -> refused);
  }

  private static Item withinLimit(Article article) {
    try {
      int size = Json.mapper().writeValueAsBytes(article).length;
      return size <= MAX_ARTICLE_BYTES
          ? new Item.Parsed(article)
          : new Item.Refused(
              Item.Refused.TOO_LARGE,
              "article of %,d bytes, the limit is %,d".formatted(size, MAX_ARTICLE_BYTES),
              article.uri());
    } catch (JsonProcessingException e) {
      return new Item.Refused(
          Item.Refused.MALFORMED,
          "cannot be written as JSON: " + e.getOriginalMessage(),
          article.uri());
    }
  }

  private static Item tooLarge(Payload payload) {
    return new Item.Refused(
        Item.Refused.TOO_LARGE,
        "%s longer than the %,d bytes a document may have"
            .formatted(
                payload.isPart() ? "line " + payload.firstLine() + ":" : "it is",
                MAX_DOCUMENT_BYTES),
        null);
  }
}

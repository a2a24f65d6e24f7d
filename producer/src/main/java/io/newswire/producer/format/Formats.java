package io.newswire.producer.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newswire.events.Article;
import io.newswire.events.Json;
import io.newswire.events.Topics;
import io.newswire.producer.format.text.Decoder;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Every wire format, behind one method. The format of a document is told from its content alone;
 * compressed documents are unpacked first.
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
            new Nitf(),
            new NewsMlG2(),
            new NewsMl1(),
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
    byte[] bytes = payload.bytes();
    if (Gzip.isGzip(bytes)) {
      try {
        bytes = Gzip.unpack(bytes, MAX_DOCUMENT_BYTES);
      } catch (IOException e) {
        return List.of(
            new Item.Refused(
                Item.Refused.MALFORMED, "not a whole gzip file: " + e.getMessage(), null));
      }
      if (bytes.length > MAX_DOCUMENT_BYTES) {
        return List.of(
            new Item.Refused(
                Item.Refused.TOO_LARGE,
                "unpacks to more than the %,d bytes a document may have"
                    .formatted(MAX_DOCUMENT_BYTES),
                null));
      }
    }
    Document document =
        new Document(payload, Decoder.decode(bytes), Identity.sha256(payload.bytes()));
    if (document.head().isEmpty()) {
      return List.of(new Item.Refused(Item.Refused.EMPTY, "there is nothing in it", null));
    }
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

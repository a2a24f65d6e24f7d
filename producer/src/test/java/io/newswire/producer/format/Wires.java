package io.newswire.producer.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.events.Article;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** The wires that tests read. */
final class Wires {

  static final Instant NOW = Instant.parse("2026-03-02T20:00:00Z");

  private Wires() {}

  /** Parses a wire under {@code wires/}, of no configured source. */
  static List<Item> parse(String name) {
    try (InputStream in = Wires.class.getResourceAsStream("/wires/" + name)) {
      return parse(in.readAllBytes(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Item> parse(String text, String source) {
    return parse(text.getBytes(UTF_8), source);
  }

  static List<Item> parse(byte[] bytes, String source) {
    return Formats.standard().parse(new Payload(bytes, source, "watch", "wire", NOW));
  }

  static Article article(Item item) {
    return item.fold(
        article -> article,
        refused -> {
          throw new AssertionError("refused: " + refused);
        });
  }

  static Item.Refused refused(Item item) {
    return item.fold(
        article -> {
          throw new AssertionError("parsed: " + article);
        },
        refused -> refused);
  }
}

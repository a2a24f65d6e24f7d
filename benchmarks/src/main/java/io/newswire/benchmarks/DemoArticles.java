package io.newswire.benchmarks;

import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Verdict;
import io.newswire.producer.format.Formats;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import io.newswire.streams.normalize.Normalized;
import io.newswire.streams.normalize.Normalizer;
import io.newswire.streams.tag.Tagger;
import io.newswire.streams.tag.Tags;
import io.newswire.streams.version.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The articles of the demo wire, parsed. */
final class DemoArticles {

  private static final Instant RECEIVED = Instant.parse("2026-03-07T00:00:00Z");

  private DemoArticles() {}

  static List<Article> parsed() {
    Formats formats = Formats.standard();
    return files().stream()
        .flatMap(payload -> formats.parse(payload).stream())
        .filter(Item.Parsed.class::isInstance)
        .map(item -> ((Item.Parsed) item).article())
        .toList();
  }

  /** The articles as new events, with their actors and places. */
  static List<ArticleEvent> tagged() {
    Normalizer normalizer = Normalizer.standard();
    Versions versions = new Versions();
    Tagger tagger = Tagger.standard();
    return parsed().stream()
        .map(normalizer::normalize)
        .filter(Normalized.Accepted.class::isInstance)
        .map(normalized -> ((Normalized.Accepted) normalized).article())
        .map(article -> versions.decide(null, article, Instant.MAX).events().get(0))
        .filter(event -> event.verdict().type() == Verdict.Type.NEW)
        .map(
            event -> {
              Tags tags = tagger.tag(event.article());
              return event.withActors(tags.actors()).withLocations(tags.locations());
            })
        .toList();
  }

  static List<Payload> files() {
    return new String(read("index.txt"), StandardCharsets.UTF_8)
        .lines()
        .map(
            name ->
                new Payload(
                    new String(read(name), StandardCharsets.UTF_8)
                        .replaceAll("\\{\\{now[^}]*}}", RECEIVED.toString())
                        .getBytes(StandardCharsets.UTF_8),
                    name.replaceAll("^\\d+-|\\.\\w+$", ""),
                    "benchmark",
                    name,
                    RECEIVED))
        .toList();
  }

  private static byte[] read(String name) {
    try (InputStream in = DemoArticles.class.getResourceAsStream("/demo/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}

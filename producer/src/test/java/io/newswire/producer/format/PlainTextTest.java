package io.newswire.producer.format;

import static io.newswire.producer.format.Wires.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.Article;
import io.newswire.events.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code NAME.txt} under {@code wires/text} reads as {@code NAME.json} beside it says. */
class PlainTextTest {

  @ParameterizedTest
  @MethodSource("wires")
  void tellsTheStoryFromThePage(Path wire, JsonNode expected) throws IOException {
    List<Item> items = Wires.parse(Files.readAllBytes(wire), null);

    assertThat(items).hasSize(1);
    Article article = article(items.get(0));
    assertThat(article).isEqualTo(expectation(expected, article));
  }

  static Stream<Arguments> wires() throws IOException, URISyntaxException {
    Path folder = Path.of(PlainTextTest.class.getResource("/wires/text").toURI());
    List<Arguments> wires = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path wire : files.filter(file -> file.toString().endsWith(".txt")).sorted().toList()) {
        String name = wire.getFileName().toString().replace(".txt", "");
        JsonNode expected = Json.mapper().readTree(folder.resolve(name + ".json").toFile());
        wires.add(argumentSet(name, wire, expected));
      }
    }
    return wires.stream();
  }

  /** The article with all that a text can tell as the expectation has it. */
  private static Article expectation(JsonNode json, Article article) {
    Instant published = time(json, json.has("published") ? "published" : "updated");
    return article.with(
        it ->
            it.headline(text(json, "headline"))
                .section(text(json, "section"))
                .summary(text(json, "summary"))
                .byline(text(json, "byline"))
                .dateline(text(json, "dateline"))
                .firstCreated(published)
                .versionCreated(json.has("updated") ? time(json, "updated") : published)
                .body(String.join("\n\n", texts(json, "body")))
                .credit(text(json, "credit"))
                .edNote(text(json, "edNote"))
                .usageTerms(text(json, "usageTerms"))
                .link(text(json, "link"))
                .keywords(texts(json, "keywords")));
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).textValue();
  }

  private static Instant time(JsonNode json, String field) {
    return json.has(field) ? Instant.parse(text(json, field)) : null;
  }

  private static List<String> texts(JsonNode json, String field) {
    List<String> texts = new ArrayList<>();
    json.path(field).forEach(element -> texts.add(element.textValue()));
    return texts;
  }
}

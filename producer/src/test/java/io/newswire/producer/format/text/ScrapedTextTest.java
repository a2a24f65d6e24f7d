package io.newswire.producer.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
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
class ScrapedTextTest {

  @ParameterizedTest
  @MethodSource("wires")
  void tellsTheStoryFromThePage(Path wire, JsonNode expected) throws IOException {
    ScrapedStory story = ScrapedText.read(Files.readString(wire)).orElseThrow();

    assertThat(story).isEqualTo(expectation(expected));
  }

  static Stream<Arguments> wires() throws IOException, URISyntaxException {
    Path folder = Path.of(ScrapedTextTest.class.getResource("/wires/text").toURI());
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

  private static ScrapedStory expectation(JsonNode json) {
    return new ScrapedStory(
        text(json, "headline"),
        text(json, "section"),
        text(json, "summary"),
        text(json, "byline"),
        text(json, "dateline"),
        time(json, "published"),
        time(json, "updated"),
        texts(json, "body"),
        text(json, "credit"),
        text(json, "edNote"),
        text(json, "usageTerms"),
        text(json, "link"),
        texts(json, "keywords"));
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

package io.newswire.consumer.desk;

import static io.newswire.consumer.TestWire.article;
import static io.newswire.consumer.TestWire.fresh;
import static io.newswire.consumer.TestWire.story;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the desk answers about what is stored. */
class DeskApiIT {

  @RegisterExtension private static final DeskRun desk = new DeskRun();

  @Test
  void aLineTellsItsTagsItsAlertsAndItsCopies() throws Exception {
    // given
    desk.tellAStory();

    // when
    JsonNode lines = DeskRun.json(desk.get("/api/articles")).path("lines");

    // then
    assertThat(lines).hasSize(2);
    JsonNode line = lines.get(1);
    assertThat(line.path("headline").asText()).isEqualTo("Strike ends in Misrata");
    assertThat(line.path("actors").get(0).path("name").asText()).isEqualTo("Khalifa Haftar");
    assertThat(line.path("places").get(0).path("id").asText()).isEqualTo("gn:2214846");
    assertThat(line.path("alerts").get(0).path("rule").asText()).isEqualTo("ports");
    assertThat(line.path("copies").get(0).path("verdict").path("reason").asText())
        .isEqualTo("contained");
    assertThat(line.path("story").path("independentSources").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "q=striking misrata|a",
        "q=strik* misr*|a",
        "q=\"strike ends\"|a",
        "q=\"ends strike\"|~~",
        "q=docker -rain|a",
        "q=\"strike' & ! ):*|a",
        "q='; drop table articles; --|~~",
        "q=volcano|~~",
        "actor=haftar|a",
        "actor=lex:haftar|a",
        "actor=100%|~~",
        "place=MISR|a",
        "country=lby|a",
        "source=paper|https://example.org/a b?c=1&d=%2F#é",
        "source=radi*|copy",
        "language=en-GB|https://example.org/a b?c=1&d=%2F#é a",
        "verdict=near-duplicate|copy",
        "near=32.4,15.1,20|a",
        "near=32.9,15.1,20|~~",
        "box=15,32,16,33|a",
        "box=170,32,-170,33|~~",
        "from=2026-03-02T06:30:00Z|https://example.org/a b?c=1&d=%2F#é",
        "to=2026-03-02T06:01:00Z|a",
        "to=2026-03-02|~~"
      })
  void filtersChooseLines(String filter, String expected) throws Exception {
    // given
    desk.tellAStory();
    String[] parameter = filter.split("=", 2);

    // when
    JsonNode lines =
        DeskRun.json(desk.get("/api/articles?" + parameter[0] + "=" + encode(parameter[1])))
            .path("lines");

    // then
    assertThat(String.join(" ", DeskRun.uris(lines))).isEqualTo(expected);
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrOverlap() throws Exception {
    // given
    for (int i = 0; i < 7; i++) {
      desk.wire().tell(fresh(article("a" + i, "agency", i / 3, "Item " + i)));
    }
    desk.store();

    // when
    List<String> seen = new ArrayList<>();
    JsonNode page = DeskRun.json(desk.get("/api/articles?limit=3"));
    seen.addAll(DeskRun.uris(page.path("lines")));
    while (page.hasNonNull("next")) {
      page = DeskRun.json(desk.get("/api/articles?limit=3&cursor=" + page.path("next").asText()));
      seen.addAll(DeskRun.uris(page.path("lines")));
    }

    // then
    assertThat(seen).containsExactly("a6", "a5", "a4", "a3", "a2", "a1", "a0");
  }

  @Test
  void anArticleOfAnyUriOpensWithTextAndHistory() throws Exception {
    // given
    desk.tellAStory();

    // when
    JsonNode opened = DeskRun.json(desk.get("/api/articles/" + encode(DeskRun.ODD_URI)));

    // then
    assertThat(opened.path("event").path("article").path("body").asText()).contains("Dockers");
    assertThat(opened.path("history")).hasSize(1);
  }

  @Test
  void aStoryListsAllItsArticles() throws Exception {
    // given
    desk.tellAStory();

    // when
    JsonNode story = DeskRun.json(desk.get("/api/stories/st-a"));

    // then
    assertThat(DeskRun.uris(story.path("articles"))).containsExactly("a", "copy");
  }

  @Test
  void articlesComeAsGeoJson() throws Exception {
    // given
    desk.tellAStory();

    // when
    HttpResponse<String> response = desk.get("/api/articles?place=misrata&format=geojson");

    // then
    assertThat(response.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/geo+json");
    JsonNode feature = DeskRun.json(response).path("features").get(0);
    assertThat(feature.path("geometry").toString())
        .isEqualTo("{\"type\":\"MultiPoint\",\"coordinates\":[[15.0901,32.3754]]}");
  }

  @Test
  void actorsAndPlacesAreFoundByName() throws Exception {
    // given
    desk.tellAStory();

    // when
    JsonNode actors = DeskRun.json(desk.get("/api/actors?q=khal&country=lby")).path("actors");

    // then
    assertThat(actors.get(0).path("id").asText()).isEqualTo("lex:haftar");
    assertThat(DeskRun.json(desk.get("/api/actors/lex:haftar")).path("name").asText())
        .isEqualTo("Khalifa Haftar");
    assertThat(DeskRun.json(desk.get("/api/places?box=15,32,16,33")).path("places")).hasSize(1);
    assertThat(desk.get("/api/places/gn:0").statusCode()).isEqualTo(404);
  }

  @Test
  void theDocumentDescribesTheRoutesAndTheirParameters() throws Exception {
    // given
    Map<String, List<String>> served = new TreeMap<>();
    desk.routes()
        .forEach(route -> served.put(route.path(), route.parameters().stream().sorted().toList()));

    // when
    JsonNode document = DeskRun.json(desk.get("/api/openapi.json"));

    // then
    Map<String, List<String>> described = new TreeMap<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                described.put(
                    path.getKey(),
                    StreamSupport.stream(
                            path.getValue().path("get").path("parameters").spliterator(), false)
                        .filter(parameter -> parameter.path("in").asText().equals("query"))
                        .map(parameter -> parameter.path("name").asText())
                        .sorted()
                        .toList()));
    assertThat(described).isEqualTo(served);
  }

  @ParameterizedTest
  @CsvSource({"jsonl, 1", "plover, 1", "csv, 2", "geojson, 3"})
  void whatAFilterLetsThroughIsExported(String format, int lines) throws Exception {
    // given
    desk.tellAStory();

    // when
    HttpResponse<String> export = desk.get("/api/export?actor=haftar&format=" + format);

    // then
    assertThat(export.body()).contains("Khalifa Haftar");
    assertThat(export.body().lines()).hasSize(lines);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}

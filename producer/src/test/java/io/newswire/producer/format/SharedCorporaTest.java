package io.newswire.producer.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.Article;
import io.newswire.events.Json;
import io.newswire.producer.format.html.HtmlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wires that are no part of the project and stand beside it on some machines: every file has an
 * answer soon, and there are no fewer articles than there were.
 */
class SharedCorporaTest {

  private static final Path SHARED = Path.of("../../shared");

  @ParameterizedTest
  @ValueSource(strings = {"seeds", "corpora/feeds", "corpora/wires"})
  void everyFileHasAnAnswerSoon(String folder) throws IOException {
    for (Path file : files(folder)) {
      byte[] bytes = Files.readAllBytes(file);

      List<Item> items =
          assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Wires.parse(bytes, null));

      assertThat(items).as(file.toString()).isNotEmpty();
    }
  }

  @Test
  void countsOfTheWiresDoNotSink() throws IOException {
    Map<String, Integer> counts = counts("corpora/wires");

    System.out.println("SharedCorporaTest: corpora/wires " + counts);
    assertThat(counts.get("newsml-g2")).isGreaterThanOrEqualTo(85);
    assertThat(counts.get("newsml-1")).isGreaterThanOrEqualTo(8);
    assertThat(counts.get("nitf")).isGreaterThanOrEqualTo(19);
    assertThat(counts.get("ninjs")).isGreaterThanOrEqualTo(139);
    assertThat(counts.get("anpa")).isGreaterThanOrEqualTo(11);
    assertThat(counts.get("iptc7901")).isGreaterThanOrEqualTo(6);
    assertThat(counts.get("mail")).isGreaterThanOrEqualTo(8);
  }

  @Test
  void countsOfTheFeedsDoNotSink() throws IOException {
    Map<String, Integer> counts = counts("corpora/feeds");

    System.out.println("SharedCorporaTest: corpora/feeds " + counts);
    assertThat(counts.get("rss")).isGreaterThanOrEqualTo(647);
    assertThat(counts.get("rdf")).isGreaterThanOrEqualTo(83);
    assertThat(counts.get("atom")).isGreaterThanOrEqualTo(281);
    assertThat(counts.get("json-feed")).isGreaterThanOrEqualTo(12);
  }

  @Test
  void feedsAgreeWithTheExpectationsBesideThem() throws IOException {
    Agreement agreement = new Agreement();

    for (Path file : files("corpora/feeds/gofeed")) {
      Path expectation = Path.of(file.toString().replaceFirst("\\.xml$", ".json"));
      if (file.toString().endsWith(".xml") && Files.exists(expectation)) {
        agreement.add(
            Json.mapper().readTree(expectation.toFile()),
            Wires.parse(Files.readAllBytes(file), null));
      }
    }

    System.out.println("SharedCorporaTest: " + agreement);
    assertThat(agreement.missing).isZero();
    assertThat(agreement.titles).isGreaterThanOrEqualTo(agreement.ofTitles - 2);
    assertThat(agreement.links).isGreaterThanOrEqualTo(agreement.ofLinks - 3);
    assertThat(agreement.ids).isGreaterThanOrEqualTo(agreement.ofIds - 4);
    assertThat(agreement.dates).isEqualTo(agreement.ofDates);
  }

  private static Map<String, Integer> counts(String folder) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (Path file : files(folder)) {
      for (Item item : Wires.parse(Files.readAllBytes(file), null)) {
        counts.merge(
            item.fold(article -> article.origin().format(), Item.Refused::code), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static List<Path> files(String folder) throws IOException {
    Path there = SHARED.resolve(folder);
    if (!Files.isDirectory(there)) {
      System.out.println("SharedCorporaTest: skipped, there is no ../shared/" + folder);
    }
    Assumptions.assumeTrue(Files.isDirectory(there), "no ../shared/" + folder);
    try (Stream<Path> files = Files.walk(there)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** How far articles are what another parser's tests expect; titles compared as text. */
  private static final class Agreement {

    private int missing;
    private int titles;
    private int ofTitles;
    private int links;
    private int ofLinks;
    private int ids;
    private int ofIds;
    private int dates;
    private int ofDates;

    void add(JsonNode feed, List<Item> items) {
      JsonNode expected = feed.has("entries") ? feed.get("entries") : feed.path("items");
      List<Article> articles =
          items.stream().filter(Item.Parsed.class::isInstance).map(Wires::article).toList();
      missing += Math.max(0, expected.size() - articles.size());
      for (int i = 0; i < Math.min(expected.size(), articles.size()); i++) {
        compare(expected.get(i), articles.get(i));
      }
    }

    private void compare(JsonNode expected, Article article) {
      String title = expected.path("title").asText();
      if (!title.isBlank()) {
        ofTitles++;
        titles += HtmlText.line(title).equals(article.headline()) ? 1 : 0;
      }
      String link = expected.path("link").asText();
      if (!link.isBlank()) {
        ofLinks++;
        links += link.equals(article.link()) ? 1 : 0;
      }
      String id =
          Stream.of(expected.path("id"), expected.path("guid"), expected.at("/guid/value"))
              .filter(JsonNode::isTextual)
              .findFirst()
              .map(JsonNode::asText)
              .orElse("");
      if (!id.isBlank()) {
        ofIds++;
        JsonNode own = article.extra().get("guid");
        ids += id.equals(own == null ? article.uri() : own.asText()) ? 1 : 0;
      }
      Stream.of("publishedParsed", "pubDateParsed")
          .map(expected::path)
          .filter(JsonNode::isTextual)
          .findFirst()
          .ifPresent(
              date -> {
                ofDates++;
                Instant stated = Instant.parse(date.asText());
                dates += Objects.equals(stated, article.firstCreated()) ? 1 : 0;
              });
    }

    @Override
    public String toString() {
      return "feeds: %d items missing, titles %d/%d, links %d/%d, ids %d/%d, dates %d/%d"
          .formatted(missing, titles, ofTitles, links, ofLinks, ids, ofIds, dates, ofDates);
    }
  }
}

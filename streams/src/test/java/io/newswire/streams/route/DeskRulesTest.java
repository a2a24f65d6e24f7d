package io.newswire.streams.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.newswire.events.Actor;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.ArticleEventBuilder;
import io.newswire.events.Location;
import io.newswire.events.Mention;
import io.newswire.events.Origin;
import io.newswire.events.Rule;
import io.newswire.events.Story;
import io.newswire.events.Subject;
import io.newswire.events.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example rules do what their names say. */
class DeskRulesTest {

  private static final Instant TIME = Instant.parse("2026-03-02T09:30:00Z");
  private static final Rules RULES = Rules.load(Path.of("../docs/examples/desk-rules.yaml"));
  private static final Router ROUTER = new Router(RULES);
  private static final List<Mention> MENTION =
      List.of(new Mention(Mention.Field.BODY, 0, 3, "The", "alias", null));

  private record Example(
      String headline,
      String body,
      String source,
      String language,
      String section,
      Integer urgency,
      String verdict,
      int revision,
      int sources,
      List<String> keywords,
      List<String> subjects,
      List<List<String>> actors,
      List<List<String>> places) {}

  private record Case(Example match, Example miss) {}

  static Stream<String> rules() {
    return RULES.list().stream().map(Rule::id);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void choosesWhatItIsForAndSaysWhy(String rule) throws IOException {
    ArticleEvent event = event(cases().get(rule).match());

    List<Match> matches = ROUTER.route(event).matches();

    assertThat(matches)
        .filteredOn(match -> match.rule().id().equals(rule))
        .singleElement()
        .satisfies(match -> assertThat(match.because().evidence()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void leavesAloneWhatItIsNotFor(String rule) throws IOException {
    ArticleEvent event = event(cases().get(rule).miss());

    List<Match> matches = ROUTER.route(event).matches();

    assertThat(matches).extracting(match -> match.rule().id()).doesNotContain(rule);
  }

  @Test
  void thereIsACaseForEveryRule() throws IOException {
    assertThat(cases().keySet()).containsExactlyInAnyOrderElementsOf(rules().toList());
    assertThat(rules()).hasSizeGreaterThanOrEqualTo(25);
  }

  private static Map<String, Case> cases() throws IOException {
    try (InputStream in = DeskRulesTest.class.getResourceAsStream("desk-rules.yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<>() {});
    }
  }

  private static ArticleEvent event(Example of) {
    return ArticleEventBuilder.builder()
        .article(
            ArticleBuilder.builder()
                .uri("tag:example.org,2026:1")
                .source(Objects.requireNonNullElse(of.source(), "medpress"))
                .received(TIME)
                .urgency(Objects.requireNonNullElse(of.urgency(), 5))
                .language(Objects.requireNonNullElse(of.language(), "en"))
                .section(of.section())
                .headline(of.headline())
                .body(of.body())
                .keywords(of.keywords())
                .subjects(list(of.subjects()).map(name -> new Subject(null, name)).toList())
                .origin(new Origin("test", "text", "test.txt", null))
                .build())
        .revision(Math.max(1, of.revision()))
        .verdict(
            new Verdict(
                Verdict.Type.of(Objects.requireNonNullElse(of.verdict(), "new")),
                "test",
                null,
                null,
                null))
        .story(
            new Story(
                "s", "tag:example.org,2026:1", TIME, 1, List.of("one"), Math.max(1, of.sources())))
        .actors(list(of.actors()).map(DeskRulesTest::actor).toList())
        .locations(list(of.places()).map(DeskRulesTest::place).toList())
        .build();
  }

  private static <T> Stream<T> list(List<T> list) {
    return list == null ? Stream.of() : list.stream();
  }

  private static Actor actor(List<String> of) {
    boolean person = of.size() > 3;
    return new Actor(
        "lex:" + of.get(0),
        of.get(0),
        person ? Actor.Kind.PERSON : Actor.Kind.ORGANISATION,
        of.get(1),
        new Actor.Plover(of.get(1), List.of(of.get(2))),
        null,
        null,
        person ? new Actor.Role(of.get(3), null, null) : null,
        MENTION,
        1,
        true);
  }

  private static Location place(List<String> of) {
    return new Location(
        1L,
        of.get(0),
        of.size() > 4 ? of.get(4) : "PPL",
        of.get(1),
        null,
        Location.Point.of(Double.parseDouble(of.get(3)), Double.parseDouble(of.get(2))),
        of.size() > 5
            ? Location.Role.valueOf(of.get(5).toUpperCase(Locale.ROOT))
            : Location.Role.BODY,
        MENTION,
        1,
        List.of());
  }
}

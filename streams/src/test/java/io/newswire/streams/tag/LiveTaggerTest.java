package io.newswire.streams.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Actor;
import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.Json;
import io.newswire.events.LexiconEntry;
import io.newswire.events.LexiconEntryBuilder;
import io.newswire.events.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveTaggerTest {

  private static final Tagger PACKAGED = Tagger.standard();

  private static final LexiconEntry GUARD =
      LexiconEntryBuilder.builder()
          .id("lex:LBY-zalta-harbour-watch")
          .kind(Actor.Kind.ORGANISATION)
          .name("Zalta Harbour Watch")
          .aliases(List.of("ZHW", "حراس ميناء زلطة"))
          .type("armed")
          .country("LBY")
          .plover(new Actor.Plover("LBY", List.of("REB")))
          .cameo("LBYREB")
          .source("written for a test")
          .build();

  private static final LexiconEntry MINISTER =
      LexiconEntryBuilder.builder()
          .id("lex:LBY-tarhun-belqa")
          .kind(Actor.Kind.PERSON)
          .name("Tarhun Belqa")
          .country("LBY")
          .offices(
              List.of(
                  new LexiconEntry.Term(
                      "Minister of Defence",
                      "defence_minister",
                      "LBY",
                      LocalDate.of(2025, 1, 1),
                      null,
                      null)))
          .source("written for a test")
          .build();

  private LiveTagger live;

  @BeforeEach
  void begin() {
    live = new LiveTagger(PACKAGED);
  }

  @Test
  void findsAnEntryThatWasPut() {
    live.replace(Map.of(GUARD.id(), GUARD));

    assertThat(found("Zalta Harbour Watch closed the port in Libya, and the ZHW said why."))
        .filteredOn(actor -> actor.id().equals(GUARD.id()))
        .singleElement()
        .satisfies(
            actor -> {
              assertThat(actor.lexicon()).isTrue();
              assertThat(actor.plover().sector()).containsExactly("REB");
              assertThat(actor.mentions()).extracting("text").contains("ZHW");
            });
  }

  @Test
  void theVersionTellsWhatTheEntriesSayWhereverTheyAreLoaded() {
    // given
    LexiconEntry putLater = GUARD.withUpdated(Instant.parse("2026-03-01T00:00:00Z"));

    // when
    String version = PACKAGED.with(Map.of(GUARD.id(), GUARD)).lexicon().version();

    // then: the same in every JVM; another field in the entry changes it
    assertThat(version).endsWith("-910bab06");
    assertThat(PACKAGED.with(Map.of(GUARD.id(), putLater)).lexicon().version()).isEqualTo(version);
    assertThat(PACKAGED.with(Map.of(GUARD.id(), GUARD.withCameo("LBYMIL"))).lexicon().version())
        .isNotEqualTo(version);
  }

  @Test
  void findsAPersonThatWasPutWithTheOfficeOfTheDay() {
    live.replace(Map.of(MINISTER.id(), MINISTER));

    assertThat(found("Tarhun Belqa met officers in Libya. Later Belqa left."))
        .filteredOn(actor -> actor.id().equals(MINISTER.id()))
        .singleElement()
        .satisfies(
            actor -> {
              assertThat(actor.role().title()).isEqualTo("Minister of Defence");
              assertThat(actor.mentions()).hasSize(2);
            });
  }

  @Test
  void findsAPackagedEntryByAnAliasThatWasAdded() {
    LexiconEntry nato = PACKAGED.lexicon().named("NATO").get(0);
    live.replace(Map.of(nato.id(), nato.withAliases(List.of("NATO", "Zeltan Pact"))));

    assertThat(found("The Zeltan Pact said it would send more planes."))
        .extracting(Actor::id)
        .contains("wd:" + nato.id());
  }

  @Test
  void findsNobodyByAnEntryThatWasRetired() {
    LexiconEntry nato = PACKAGED.lexicon().named("NATO").get(0);

    live.replace(Map.of(nato.id(), nato.withRetired(true)));

    assertThat(found("NATO said it would send more planes."))
        .noneMatch(actor -> actor.id().equals("wd:" + nato.id()));
  }

  @Test
  void findsWhatItFoundBeforeOnceAllIsTakenBack() {
    String text = "NATO said on Friday that Zalta Harbour Watch had met Tarhun Belqa.";
    List<Actor> before = found(text);
    live.replace(Map.of(GUARD.id(), GUARD, MINISTER.id(), MINISTER));

    live.replace(Map.of());

    assertThat(found(text)).isEqualTo(before);
  }

  @Test
  void namesAnotherVersionOfTheLexiconAfterEachChange() {
    String packaged = tags("Nothing.").lexicon();
    live.replace(Map.of(GUARD.id(), GUARD));
    String first = tags("Nothing.").lexicon();
    live.replace(Map.of(GUARD.id(), GUARD.withAliases(List.of())));

    String second = tags("Nothing.").lexicon();

    assertThat(List.of(packaged, first, second)).doesNotHaveDuplicates();
    assertThat(first).startsWith(packaged + "-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"name\":\"X Y\",\"source\":\"s\",\"kind\":\"person\",\"country\":\"ZZZ\"} | country: 'ZZZ'",
        "{\"name\":\"X Y\",\"kind\":\"person\"} | source: missing",
        "{\"source\":\"s\",\"kind\":\"person\"} | name: missing",
        "{\"name\":\"The\",\"source\":\"s\",\"kind\":\"person\"} | 'The' alone is an ordinary word",
        "{\"name\":\"X Y\",\"source\":\"s\",\"kind\":\"organisation\"} | plover: missing",
        "{\"name\":\"X Y\",\"source\":\"s\",\"kind\":\"person\",\"offices\":[{\"title\":\"t\","
            + "\"kind\":\"king_of_all\",\"from\":\"2020-01-01\"}]} | 'king_of_all' is no kind",
        "{\"name\":\"X Y\",\"source\":\"s\",\"kind\":\"person\",\"offices\":[{\"title\":\"t\","
            + "\"kind\":\"judge\",\"from\":\"2020-01-01\",\"to\":\"2019-01-01\"}]} | ends before",
      })
  void saysWhatIsWrongWithABadEntry(String json, String reason) throws Exception {
    LexiconEntry entry =
        Json.mapper().readValue(json.replaceFirst("\\{", "{\"id\":\"lex:x\","), LexiconEntry.class);

    List<String> problems = live.problems("lex:x", entry);

    assertThat(problems).anyMatch(problem -> problem.contains(reason.strip()));
  }

  @Test
  void refusesAnEntryUnderAnotherKey() {
    assertThat(live.problems("lex:other", GUARD)).singleElement().asString().contains("key");
  }

  @Test
  void acceptsEveryPackagedEntryThatIsGivenBack() {
    LexiconEntry nato = PACKAGED.lexicon().named("NATO").get(0);

    assertThat(live.problems(nato.id(), nato)).isEmpty();
  }

  private List<Actor> found(String text) {
    return tags(text).actors();
  }

  private Tags tags(String text) {
    Article article =
        ArticleBuilder.builder()
            .uri("tag:test")
            .source("test")
            .received(Instant.parse("2026-03-02T09:00:00Z"))
            .language("en")
            .headline("Notes")
            .body(text)
            .origin(new Origin("test", "text", "1", null))
            .build();
    return live.apply(article);
  }
}

package io.newswire.streams.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.Json;
import io.newswire.events.LexiconEntry;
import io.newswire.events.LexiconEntryBuilder;
import io.newswire.events.Location;
import io.newswire.events.Mention;
import io.newswire.events.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LivePlacesTest {

  private static final Tagger PACKAGED = Tagger.standard();
  private static final String SIRTE = "geonames:2210554";

  private static final LexiconEntry CAMP =
      LexiconEntryBuilder.builder()
          .id("lex:LBY-zaltarin-camp")
          .name("Zaltarin")
          .aliases(List.of("Qasr Zaltarin", "زلطارين", "ZLTR"))
          .country("LBY")
          .place(new LexiconEntry.Place(14.25, 27.5, "CMP", "Sabha", null, List.of("Zaltarinian")))
          .source("written for a test")
          .build();

  private final LiveTagger live = new LiveTagger(PACKAGED);

  @Test
  void findsAPlaceThatWasPutByItsNamesInAnyScript() {
    live.replace(Map.of(CAMP.id(), CAMP));

    assertThat(found("Fighters left Zaltarin, in Libya. Later زلطارين was quiet; ZLTR was shut."))
        .filteredOn(location -> location.name().equals("Zaltarin"))
        .singleElement()
        .satisfies(
            location -> {
              assertThat(location.geonamesId()).isNull();
              assertThat(location.country()).isEqualTo("LBY");
              assertThat(location.featureCode()).isEqualTo("CMP");
              assertThat(location.geometry()).isEqualTo(Location.Point.of(14.25, 27.5));
              assertThat(location.mentions())
                  .extracting(Mention::text)
                  .containsExactly("Zaltarin", "زلطارين", "ZLTR");
            });
  }

  @Test
  void findsAPackagedPlaceByASpellingThatWasAdded() {
    LexiconEntry sirte = PACKAGED.lexicon().byId(SIRTE).orElseThrow();
    LexiconEntry changed = sirte.withAliases(List.of("Sirte", "Zirtavia"));

    live.replace(Map.of(SIRTE, changed));

    assertThat(found("Libya: the army reached Zirtavia."))
        .extracting(Location::geonamesId)
        .contains(2210554L);
  }

  @Test
  void findsNoPlaceThatWasRetired() {
    String text = "The army of Libya reached Sirte on Friday.";
    assertThat(found(text)).extracting(Location::geonamesId).contains(2210554L);
    LexiconEntry sirte = PACKAGED.lexicon().byId(SIRTE).orElseThrow();

    live.replace(Map.of(SIRTE, sirte.withRetired(true)));

    assertThat(found(text)).extracting(Location::geonamesId).doesNotContain(2210554L);
  }

  @Test
  void findsWhatItFoundBeforeOnceAllIsTakenBack() {
    String text = "The army of Libya left Zaltarin and reached Sirte and Paris, Texas.";
    List<Location> before = found(text);
    live.replace(Map.of(CAMP.id(), CAMP));

    live.replace(Map.of());

    assertThat(found(text)).isEqualTo(before);
  }

  @Test
  void namesAnotherVersionOfTheLexiconOnceAPlaceIsPut() {
    String packaged = tags("Nothing.").lexicon();

    live.replace(Map.of(CAMP.id(), CAMP));

    assertThat(tags("Nothing.").lexicon()).startsWith(packaged + "-");
  }

  @Test
  void looksUpPackagedPlacesAndAcceptsThemGivenBack() {
    LexiconEntry sirte = PACKAGED.lexicon().named("Sirte").get(0);

    List<String> problems = live.problems(sirte.id(), sirte);

    assertThat(problems).isEmpty();
    assertThat(sirte.id()).isEqualTo(SIRTE);
    assertThat(sirte.aliases()).contains("Surt", "Сирт");
    assertThat(sirte.place().latitude()).isBetween(31.0, 31.4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"place\":{\"longitude\":200,\"latitude\":1} | longitude must be in degrees",
        "\"place\":{\"longitude\":20} | latitude must be in degrees",
        "\"country\":\"ZZZ\",\"place\":{\"longitude\":2,\"latitude\":1} | country: 'ZZZ'",
        "\"kind\":\"person\",\"place\":{\"longitude\":2,\"latitude\":1} | kind: a place has none",
        "\"country\":\"LBY\",\"place\":{\"longitude\":2,\"latitude\":1,\"admin1\":\"Texas\"}"
            + " | 'Texas' is no first-order division of LBY",
        "\"aliases\":[\"--\"],\"place\":{\"longitude\":2,\"latitude\":1} | '--' is no name",
      })
  void saysWhatIsWrongWithABadPlace(String fields, String reason) throws Exception {
    LexiconEntry entry =
        Json.mapper()
            .readValue(
                "{\"id\":\"lex:x\",\"name\":\"Xanthe\",\"source\":\"s\"," + fields + "}",
                LexiconEntry.class);

    List<String> problems = live.problems("lex:x", entry);

    assertThat(problems).anyMatch(problem -> problem.contains(reason.strip()));
  }

  private List<Location> found(String text) {
    return tags(text).locations();
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

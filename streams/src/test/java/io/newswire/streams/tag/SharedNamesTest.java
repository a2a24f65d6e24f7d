package io.newswire.streams.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Actor;
import io.newswire.events.Location;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that mean one thing here and another there. */
class SharedNamesTest {

  private static final Tagger TAGGER = Tagger.standard();
  private static final Instant THEN = Instant.parse("2024-03-07T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LBY | The House of Representatives in Tobruk rejected the cabinet, a deputy said.
          LBY | Rivals from Libya met. The House of Representatives will vote on the election law.
          LBY | Aguila Saleh told the House of Representatives to wait.
          USA | The House of Representatives passed the bill by two votes.
          USA | Speaker Mike Johnson told the House of Representatives to wait.
          USA | Libya was debated in the United States. The U.S. House of Representatives voted.
          NGA | Nigeria's House of Representatives summoned the governor of the central bank.
          JPN | In Japan the House of Representatives was dissolved on Friday.
          IDN | The House of Representatives of Indonesia passed the law.
          """)
  void tellsTheHousesOfRepresentativesApart(String country, String text) {
    Tags tags = TAGGER.tag(text, THEN);

    assertThat(tags.actors())
        .filteredOn(actor -> actor.mentions().get(0).text().contains("House of Representatives"))
        .extracting(Actor::country)
        .containsOnly(country);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "She taught at the University of Leicester for a year.",
        "He led the Law Society of Leicester for a year.",
        "She won a prize at the Leicester International Film Festival.",
        "He fell at the Siege of Leicester.",
        "He ran in the 1998 United States Senate election in Ohio."
      })
  void takesNoPlaceFromANameThatOnlyBearsIt(String text) {
    Tags tags = TAGGER.tag(text, THEN);

    assertThat(tags.locations()).isEmpty();
  }

  @Test
  void takesAPlaceInsideANameWhereTheTextNamesItOtherwiseToo() {
    Tags tags =
        TAGGER.tag("She taught at the University of Leicester and lives in Leicester.", THEN);

    assertThat(tags.locations())
        .extracting(location -> location.mentions().size())
        .containsExactly(2);
  }

  @Test
  void keepsThePlaceThatABodyWorksFor() {
    Tags tags = TAGGER.tag("He told the Leicester Police Department of it.", THEN);

    assertThat(tags.locations()).extracting(Location::name).containsExactly("Leicester");
  }

  @Test
  void believesATextThatSaysWhatSortOfPlaceANameIs() {
    Tags tags = TAGGER.tag("It lies in the wide, flat county of Lincolnshire .", THEN);

    assertThat(tags.locations()).extracting(Location::name).containsExactly("Lincolnshire");
  }
}

package io.newswire.streams.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Actor;
import io.newswire.events.Location;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the lexicon knows is found in other languages than English too. */
class LanguagesTest {

  private static final Tagger TAGGER = Tagger.standard();
  private static final Instant DAY = Instant.parse("2024-05-05T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Vladimir Putin y Recep Tayyip Erdoğan hablaron de Siria. | Vladimir Putin | SYR",
        "El presidente Emmanuel Macron llegó a Trípoli, en Libia. | Emmanuel Macron | LBY",
        "Le maréchal Khalifa Haftar a été reçu à Paris. | Khalifa Haftar | FRA",
        "Les Nations unies appellent au calme à Gao, au Mali. | United Nations | MLI",
        "التقى عبد الفتاح السيسي بخليفة حفتر في القاهرة. | Khalifa Haftar | EGY",
        "وقال أنطونيو غوتيريش إن الوضع في طرابلس خطير. | António Guterres | LBY",
        "Президент Владимир Путин обсудил положение в Сирии. | Vladimir Putin | SYR",
        "Сергей Лавров прибыл в Ливию на один день. | Sergey Lavrov | LBY",
      })
  void findsWhoAndWhereInOtherLanguages(String text, String actor, String country) {
    Tags tags = TAGGER.tag(text, DAY);

    assertThat(tags.actors()).extracting(Actor::name).contains(actor);
    assertThat(tags.locations()).extracting(Location::country).contains(country);
  }

  @Test
  void joinsNoTwoNamesBySpanishAnd() {
    List<Actor> actors = TAGGER.tag("Lula da Silva y Gustavo Petro se reunieron.", DAY).actors();

    assertThat(actors).noneMatch(actor -> actor.name().contains(" y "));
  }

  @ParameterizedTest
  @CsvSource({
    "'Hombres armados atacaron un convoy en la carretera del norte.', Hombres",
    "'Affrontements entre groupes rivaux dans le sud de la ville.', Affrontements",
    "'Mujeres y niños huyen de los combates en la zona.', Mujeres",
  })
  void takesNoNounThatOpensAHeadlineForSomebody(String headline, String noun) {
    assertThat(TAGGER.tag(headline, DAY).actors()).noneMatch(actor -> actor.name().contains(noun));
  }

  @Test
  void takesNoGluedBylineForSomebody() {
    String text = "Written by: AbdulkaderAssad\n\nThe road was closed on Friday.";

    assertThat(TAGGER.tag(text, DAY).actors()).isEmpty();
  }
}

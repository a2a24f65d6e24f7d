package io.newswire.streams.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Actor;
import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.Location;
import io.newswire.events.Mention;
import io.newswire.events.Mention.Field;
import io.newswire.events.Origin;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaggerTest {

  private static final Tagger TAGGER = Tagger.standard();
  private static final Instant THEN = Instant.parse("2019-12-07T12:00:00Z");

  /** Pieces that recognisers react to, and pieces that break naive ones. */
  private static final String[] PIECES = {
    "Fayez",
    "al-Sarraj",
    "Libya",
    "Libyan",
    "'s",
    "’s",
    "Prime Minister",
    "the",
    "of",
    "for",
    "National",
    "Army",
    "(LNA)",
    "UN",
    "U.S.",
    "backed",
    "by",
    "said",
    "President",
    "van",
    "der",
    "Front",
    "Ministry",
    "rebels",
    "in",
    "Mali",
    "😀",
    "👩‍👩‍👧",
    "خليفة حفتر",
    "Владимир Путин",
    "习近平",
    "\uD83D",
    "\uDE00",
    "e\u0301",
    "\u202E",
    "\u0000",
    "\n",
    "\n\n",
    ".",
    ",",
    "-",
    "--",
    "O'Neil",
    "l'Algérie",
    "J.",
    "Jr.",
    "III",
    "42",
    "&",
    "Al-",
    "al",
    "AL",
    "A",
    "ß",
    "İ",
    "\t"
  };

  @Test
  void tagsActorsAndPlacesOfAText() {
    Tags tags = TAGGER.tag("Fathi Bashagha flew from Tripoli to Rome.", THEN);

    assertThat(tags.actors()).extracting(Actor::name).containsExactly("Fathi Bashagha");
    assertThat(tags.locations()).extracting(Location::name).contains("Tripoli", "Rome");
    assertThat(tags.lexicon()).isNotBlank();
  }

  @Test
  void neverTakesAPersonForAPlace() {
    Tags tags = TAGGER.tag("Florence Wakefield met Jack London in a hotel.", THEN);

    assertThat(tags.locations()).isEmpty();
  }

  @Test
  void tellsOffsetsPerField() {
    Article article =
        ArticleBuilder.builder()
            .uri("urn:test:1")
            .source("test")
            .received(THEN)
            .origin(new Origin("test", "test", null, null))
            .headline("Haftar turns back")
            .dateline("TRIPOLI, Dec 7")
            .body("Khalifa Haftar withdrew his forces from Gharyan.")
            .build();

    Tags tags = TAGGER.tag(article);

    assertThat(tags.actors().get(0).mentions())
        .extracting(Mention::field, Mention::start, Mention::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Field.HEADLINE, 0, "Haftar"),
            org.assertj.core.groups.Tuple.tuple(Field.BODY, 0, "Khalifa Haftar"));
  }

  @Test
  void findsPlacesOnlyInADateline() {
    Article article =
        ArticleBuilder.builder()
            .uri("urn:test:2")
            .source("test")
            .received(THEN)
            .origin(new Origin("test", "test", null, null))
            .dateline("SIRTE, Libya, March 3")
            .body("The road was open again.")
            .build();

    Tags tags = TAGGER.tag(article);

    assertThat(tags.actors()).isEmpty();
    assertThat(tags.locations())
        .extracting(Location::name, Location::role)
        .contains(org.assertj.core.groups.Tuple.tuple("Sirte", Location.Role.DATELINE));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void quotesExactlyWhateverTheTextIs(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      String text = anything(random);

      Tags tags = TAGGER.tag(text, THEN);

      assertThat(mentions(tags)).allSatisfy(mention -> assertQuotes(text, mention));
    }
  }

  @Test
  void copesWithALongRunOfCapitals() {
    String text = "Northern Front Of The People ".repeat(20_000);

    Tags tags = TAGGER.tag(text, THEN);

    assertThat(mentions(tags)).hasSizeLessThan(10_000);
  }

  @Test
  void tagsAnEmptyText() {
    Tags tags = TAGGER.tag("", THEN);

    assertThat(mentions(tags)).isEmpty();
  }

  private static Stream<Mention> mentions(Tags tags) {
    return Stream.concat(
        tags.actors().stream().flatMap(actor -> actor.mentions().stream()),
        tags.locations().stream().flatMap(location -> location.mentions().stream()));
  }

  private static void assertQuotes(String text, Mention mention) {
    int from = text.offsetByCodePoints(0, mention.start());
    int to = text.offsetByCodePoints(0, mention.end());
    assertThat(text.substring(from, to)).isEqualTo(mention.text());
  }

  private static String anything(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(60);
    for (int i = 0; i < pieces; i++) {
      if (random.nextInt(20) == 0) {
        text.append((char) random.nextInt(0x10000));
      } else {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      text.append(random.nextInt(5) == 0 ? "" : " ");
    }
    return text.toString();
  }
}

package io.newswire.streams.tag.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.newswire.events.Location;
import io.newswire.events.Mention;
import io.newswire.events.Mention.Field;
import io.newswire.streams.tag.lexicon.Vocabulary;
import io.newswire.streams.tag.lexicon.Words;
import io.newswire.streams.tag.text.Claims;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

  private static final Vocabulary VOCABULARY = Vocabulary.load();
  private static final Places PLACES = Places.standard();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Shells fell on Tripoli overnight, the Libyan ministry said.|Tripoli|LBY",
        "Shells fell on Tripoli overnight as Lebanese troops moved in.|Tripoli|LBN",
        "Convoys left Sirte for Misrata, both in Libya.|Sirte|LBY",
        "Clashes spread from Gharyan to the outskirts of the Libyan capital.|Gharyan|LBY",
        "Talks in Ghadames on Libya were put off.|Ghadames|LBY",
        "The assembly sits in Tobruk, far from Benghazi, in eastern Libya.|Tobruk|LBY",
        "The prime minister flew to Rome on Tuesday.|Rome|ITA",
        "Envoys gathered in Doha for a second round.|Doha|QAT",
        "The conference in Palermo ended without a paper.|Palermo|ITA",
        "He grew up in Paris, Texas, and never left.|Paris|USA",
        "The mill in Alexandria, La., will close.|Alexandria|USA",
        "Protesters marched in Alexandria, Egypt, after prayers.|Alexandria|EGY",
        "The governor of Georgia spoke in Atlanta.|Georgia|USA",
        "Russian tanks crossed into Georgia towards Tbilisi.|Georgia|GEO",
        "Un avion a atterri à Alger, capitale de l'Algérie.|Algiers|DZA",
        "اندلعت اشتباكات في طرابلس عاصمة ليبيا|Tripoli|LBY",
        "Переговоры прошли в городе Москва, Россия|Moscow|RUS",
      })
  void tellsWhichPlaceIsMeant(String text, String name, String country) {
    List<Location> found = find(text);

    assertThat(found)
        .anySatisfy(
            location -> {
              assertThat(location.name()).isEqualTo(name);
              assertThat(location.country()).isEqualTo(country);
              assertThat(location.geometry().coordinates()).hasSize(2);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Police said the suspect lived on Lincoln Avenue.",
        "UN-Backed Government Calls Out Allies",
        "Reading is fun, the minister said.",
        "The old man said the price was right.",
        "Said the owner: Nice people come here.",
        "He studied at Oxford University and wrote for the Washington Post.",
      })
  void passesOverWhatIsNoPlace(String text) {
    assertThat(find(text)).isEmpty();
  }

  @Test
  void leavesPersonsAlone() {
    Tokens tokens = Tokens.of("Paris Hilton and Michael Jordan flew to Amman.");
    Claims claims = new Claims(tokens.count());
    claims.claim(new Span(0, 2), Claims.Kind.PERSON);
    claims.claim(new Span(3, 5), Claims.Kind.PERSON);

    List<Location> found =
        PLACES.find(
            List.of(new Passage(Field.TEXT, Words.of(tokens, VOCABULARY), claims)), Home.UNKNOWN);

    assertThat(found).extracting(Location::name).containsExactly("Amman");
  }

  @Test
  void tellsTheDatelineFromTheStory() {
    List<Location> found = find("SIRTE, Libya, March 3 (Wire) – Shells hit Misrata on Monday.");

    assertThat(found)
        .extracting(Location::name, Location::role)
        .containsExactly(
            tuple("Sirte", Location.Role.DATELINE),
            tuple("Libya", Location.Role.DATELINE),
            tuple("Misrata", Location.Role.BODY));
  }

  @Test
  void tellsAPlaceNamedByItsPeopleOnly() {
    List<Location> found = find("Egyptian officers were held. Their Egyptian ship sank.");

    assertThat(found).singleElement().satisfies(this::isEgyptByDemonym);
  }

  @Test
  void doesNotTakeTheAdjectivesOfOneSentenceForAPlaceOfTheStory() {
    assertThat(find("A French writer was honoured by a French town.")).isEmpty();
  }

  private void isEgyptByDemonym(Location location) {
    assertThat(location.country()).isEqualTo("EGY");
    assertThat(location.featureCode()).isEqualTo("PCLI");
    assertThat(location.role()).isEqualTo(Location.Role.DEMONYM);
  }

  @Test
  void gathersAllMentionsOfAPlace() {
    List<Location> found = find("U.S. planes left. The United States and American allies agreed.");

    assertThat(found).hasSize(1);
    assertThat(found.get(0).mentions())
        .extracting(Mention::text)
        .containsExactly("U.S.", "United States");
  }

  @Test
  void listsOtherPlacesOfTheName() {
    Location tripoli = find("Shells fell on Tripoli, the Libyan capital.").get(0);

    assertThat(tripoli.alternatives()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
    assertThat(tripoli.alternatives()).extracting(Location.Alternative::country).contains("LBN");
  }

  @Test
  void prefersTheSourcesHome() {
    Tokens tokens = Tokens.of("Two people were hurt in Birmingham on Friday.");
    List<Passage> passages = List.of(passage(tokens));

    List<Location> american = PLACES.find(passages, new Home("USA"));
    List<Location> british = PLACES.find(passages, new Home("GBR"));

    assertThat(american.get(0).country()).isEqualTo("USA");
    assertThat(british.get(0).country()).isEqualTo("GBR");
  }

  @Test
  void knowsTheAirport() {
    Location airport = find("Rockets struck Mitiga Airport near Tripoli, Libya.").get(0);

    assertThat(airport.featureCode()).isEqualTo("AIRP");
    assertThat(airport.geometry().coordinates().get(1)).isBetween(32.8, 33.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Talks on Libya were held in Derneh.|Darnah|LBY",
        "Вооружённые люди вошли в Мисрату, заявили власти Ливии.|Misrata|LBY",
        "وصل الوفد إلى بنغازي وطرابلس في ليبيا|Tripoli|LBY",
        "سافر الوزير للجزائر|Algeria|DZA",
        "Fighters from Fezzan crossed into Chad.|Fezzan|LBY",
        "Refugees from Darfur reached the border.|Darfur|SDN",
        "Shelling went on across Donbas.|Donbas|UKR",
        "Loading resumed at Es Sider on Sunday.|Es Sider|LBY",
        "A tanker was seized in the Strait of Hormuz.|Strait of Hormuz|",
        "Voters in Laurel County, Kentucky, chose a clerk. Laurel has 60,000 people.|Laurel County|USA",
      })
  void knowsOtherSpellingsAndWhatGazetteersLack(String text, String name, String country) {
    List<Location> found = find(text);

    assertThat(found)
        .anySatisfy(
            location -> {
              assertThat(location.name()).isEqualTo(name);
              assertThat(location.country()).isEqualTo(country);
            });
  }

  @Test
  void readsAnUnknownSpellingOnlyWhereTheCountryIsSpokenOf() {
    assertThat(find("Talks were held in Derneh.")).isEmpty();
  }

  @Test
  void takesStatesInARowForAList() {
    List<Location> found = find("Drought hit Illinois, California, Missouri and Oregon.");

    assertThat(found).extracting(Location::featureCode).containsOnly("ADM1").hasSize(4);
  }

  @Test
  void takesAPartOfANameForThePlaceOnceItWasNamedInFull() {
    List<Location> found =
        find("Deputies of Avoyelles Parish, La., made arrests. Avoyelles has had few.");

    assertThat(found)
        .filteredOn(location -> location.featureCode().equals("ADM2"))
        .singleElement()
        .satisfies(parish -> assertThat(parish.mentions()).hasSize(2));
  }

  @Test
  void doesNotReadMoneyAsAPlace() {
    assertThat(find("The plant cost US$20 million.")).isEmpty();
  }

  @Test
  void keepsAdjectivesOnlyWhereTheCountryIsNotNamed() {
    List<Location> found =
        find("Mali and Malian envoys met Nigerien officers. The Nigeriens left.");

    assertThat(found)
        .extracting(Location::country, Location::role)
        .containsExactly(tuple("MLI", Location.Role.BODY), tuple("NER", Location.Role.DEMONYM));
    assertThat(found.get(0).mentions()).extracting(Mention::text).containsExactly("Mali");
  }

  @Test
  void quotesExactlyWhateverTheTextIs() {
    Random random = new Random(11);
    String[] pieces = {
      "Tripoli",
      "Libya",
      "’s ",
      ", ",
      " – ",
      "U.S.",
      "😀 ",
      "\uD83D",
      "طرابلس ",
      "\n\n",
      " ",
      "Paris, Texas ",
      "La.",
      "St. Louis",
      "in ",
      "Libyan ",
      "الليبية ",
      "東京",
      "Москва ",
      "(",
      ") "
    };
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(25); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }

      List<Location> found = find(text.toString());

      int[] codePoints = text.codePoints().toArray();
      for (Location location : found) {
        for (Mention mention : location.mentions()) {
          assertThat(new String(codePoints, mention.start(), mention.end() - mention.start()))
              .isEqualTo(mention.text());
        }
      }
    }
  }

  private static Passage passage(Tokens tokens) {
    return new Passage(Field.TEXT, Words.of(tokens, VOCABULARY), Claims.none(tokens));
  }

  private static List<Location> find(String text) {
    Tokens tokens = Tokens.of(text);
    Passage passage = passage(tokens);
    return PLACES.find(List.of(passage), Home.UNKNOWN);
  }
}

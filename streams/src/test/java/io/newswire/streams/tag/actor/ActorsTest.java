package io.newswire.streams.tag.actor;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Actor;
import io.newswire.events.Actor.Kind;
import io.newswire.events.Mention;
import io.newswire.events.Mention.Field;
import io.newswire.streams.tag.lexicon.Vocabulary;
import io.newswire.streams.tag.lexicon.Words;
import io.newswire.streams.tag.text.Tokens;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActorsTest {

  private static final Vocabulary VOCABULARY = Vocabulary.load();
  private static final Actors ACTORS = Actors.standard(VOCABULARY, (tokens, from, to) -> 0);
  private static final String SARRAJ = "wd:Q21089561";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fayez Sarraj",
        "Fayez al-Sarraj",
        "Fayez Al-Sarraj",
        "Faiez Serraj",
        "Fayez el-Serraj"
      })
  void knowsOnePersonByAllSpellings(String spelling) {
    List<Actor> actors = find("Mediators met " + spelling + " on Monday in Libya.", "2019-05-01");

    assertThat(named(actors, spelling).id()).isEqualTo(SARRAJ);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Muammar Gaddafi", "Moammar Gadhafi", "Mouammar Kadhafi", "Muammar Qadhafi"})
  void knowsGaddafiByHisConsonants(String spelling) {
    List<Actor> actors = find("The fall of " + spelling + " changed Libya.", "2012-05-01");

    assertThat(named(actors, spelling).name()).isEqualTo("Muammar Gaddafi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"خليفة حفتر", "Халифа Хафтар"})
  void knowsNamesInOtherScripts(String spelling) {
    List<Actor> actors = find(spelling, "2019-05-01");

    assertThat(named(actors, spelling).name()).isEqualTo("Khalifa Haftar");
  }

  @ParameterizedTest
  @CsvSource({
    "2019-06-01, Minister of the Interior",
    "2022-06-01, Prime Minister designate",
    "2025-06-01,"
  })
  void tellsTheOfficeHeldOnTheDay(String day, String title) {
    List<Actor> actors = find("Fathi Bashagha spoke in Misrata.", day);

    Actor.Role role = named(actors, "Fathi Bashagha").role();
    assertThat(role == null ? null : role.title()).isEqualTo(title);
  }

  @Test
  void countsSomebodyWhoLeftOfficeAmongTheElite() {
    List<Actor> actors = find("Hosni Mubarak was seen in Cairo.", "2015-03-01");

    assertThat(named(actors, "Hosni Mubarak").plover().sector()).containsExactly("ELI");
  }

  @Test
  void givesTheTermOfTheOffice() {
    List<Actor> actors =
        find("Italian Prime Minister Giuseppe Conte arrived in Tunis.", "2019-11-20");

    Actor conte = named(actors, "Giuseppe Conte");
    assertThat(conte.role().title()).isEqualTo("Prime Minister");
    assertThat(conte.role().validFrom()).isEqualTo(LocalDate.of(2018, 6, 1));
    assertThat(conte.role().validTo()).isEqualTo(LocalDate.of(2021, 2, 13));
    assertThat(conte.cameo()).isEqualTo("ITAGOV");
  }

  @Test
  void takesASurnameForThePersonNamedBefore() {
    List<Actor> actors =
        find("Khalifa Haftar gave an order. Officers loyal to Haftar obeyed.", "2019-05-01");

    assertThat(named(actors, "Khalifa Haftar").mentions())
        .extracting(Mention::text)
        .containsExactly("Khalifa Haftar", "Haftar");
  }

  @Test
  void takesASurnameWithItsArticleForThePersonNamedBefore() {
    List<Actor> actors =
        find("Fayez Al-Sarraj flew home. A delegation led by Al-Sarraj followed.", "2019-05-01");

    assertThat(actors).extracting(Actor::id).containsExactly(SARRAJ);
  }

  @Test
  void takesALaterSurnameForThePersonOfWhomATitleSpoke() {
    List<Actor> actors =
        find("Libya: rebel Haftar attacks. Last week Haftar said no.", "2019-12-01");

    assertThat(named(actors, "Haftar").mentions()).hasSize(2);
  }

  @Test
  void takesAnAcronymForWhatTheTextSaysItMeans() {
    List<Actor> actors =
        find(
            "The Northern Harvest Workers Union (NHWU) went on strike. The NHWU wants more pay.",
            "2019-05-01");

    assertThat(named(actors, "Northern Harvest Workers Union").mentions())
        .extracting(Mention::text)
        .containsExactly("Northern Harvest Workers Union", "NHWU", "NHWU");
  }

  @ParameterizedTest
  @CsvSource({
    "the Libyan interior minister, LBY, GOV",
    "Egypt's army, EGY, MIL",
    "Turkish-backed fighters, TUR, REB",
    "rebels in Mali, MLI, REB",
    "Turkey's government, TUR, GOV",
    "the Italian prime minister, ITA, GOV",
    "Sudanese police, SDN, COP",
    "the government of Chad, TCD, GOV",
    "Syrian refugees, SYR, REF"
  })
  void codesWhatIsNamedByCountryAndRole(String phrase, String country, String sector) {
    List<Actor> actors = find("Diplomats say that " + phrase + " may agree.", "2019-05-01");

    assertThat(actors)
        .anySatisfy(
            actor -> {
              assertThat(actor.kind()).isEqualTo(Kind.GROUP);
              assertThat(actor.plover().code()).isEqualTo(country);
              assertThat(actor.plover().sector()).contains(sector);
              assertThat(actor.id()).isEqualTo("cmp:" + country + "-" + sector);
              assertThat(actor.lexicon()).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Qatar said it would help.",
        "Qatar is supporting the plan.",
        "The plan was backed by France and Qatar.",
        "They signed an agreement with Qatar."
      })
  void takesACountryThatActsForItsGovernment(String sentence) {
    List<Actor> actors = find(sentence, "2019-05-01");

    assertThat(actors).extracting(Actor::id).contains("cmp:QAT-GOV");
  }

  @ParameterizedTest
  @ValueSource(strings = {"He was born in Qatar.", "Prices rose across Qatar in May."})
  void takesACountryWhereThingsHappenForNobody(String sentence) {
    List<Actor> actors = find(sentence, "2019-05-01");

    assertThat(actors).isEmpty();
  }

  @Test
  void tellsNewsAgenciesFromPoliticalActors() {
    List<Actor> actors = find("Two boats sank, Al-Arabiya reported.", "2019-05-01");

    Actor channel = named(actors, "Al-Arabiya");
    assertThat(channel.kind()).isEqualTo(Kind.ORGANISATION);
    assertThat(channel.plover().sector()).containsExactly("MED");
  }

  @Test
  void takesTheShortNameOfAnAgencyForTheAgency() {
    List<Actor> actors =
        find(
            "A plan exists, Italy's Nova news agency reported. It failed, Nova said.",
            "2019-05-01");

    assertThat(named(actors, "Nova").plover().sector()).containsExactly("MED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Maria Gonzalez-Vidal",
        "Anders van der Meulen",
        "John Q. Whitfield",
        "Yusuf bin Rashid"
      })
  void knowsThePersonsNobodyListedByShape(String name) {
    List<Actor> actors = find("The award went to " + name + " last year.", "2019-05-01");

    Actor person = named(actors, name);
    assertThat(person.kind()).isEqualTo(Kind.PERSON);
    assertThat(person.id()).startsWith("txt:");
    assertThat(person.lexicon()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Coastal Peoples Liberation Front",
        "Ministry of Water Resources",
        "University of Eastmarch",
        "Bluewater Shipping Inc"
      })
  void knowsOrganisationsNobodyListedByTheirHeadWord(String name) {
    List<Actor> actors = find("A report by the " + name + " was leaked.", "2019-05-01");

    assertThat(named(actors, name).kind()).isEqualTo(Kind.ORGANISATION);
  }

  @Test
  void keepsTheOfficeThatTheTextGivesAnUnlistedPerson() {
    List<Actor> actors =
        find("Norwegian fisheries minister Torbald Eikvangsen resigned.", "2019-05-01");

    assertThat(actors).extracting(Actor::name).contains("Torbald Eikvangsen");
  }

  @Test
  void givesTheSameIdToTheSameUnlistedName() {
    List<Actor> first = find("Reporters met Torbald Eikvangsen there.", "2019-05-01");
    List<Actor> second = find("A letter from Torbald Eikvangsen came.", "2021-05-01");

    assertThat(first.get(0).id()).isEqualTo(second.get(0).id()).isEqualTo("txt:torbald-eikvangsen");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Haig     | Though Haig won the seat, few noticed.
          Haig     | In the spring Haig narrowly lost the vote.
          Hans     | They took the city and Hans returns to it.
          Bush     | Like most others, Bush supported the bill.
          Henry IV | The revolt forced Henry IV to retreat.
          Robert A. Nakamura | They met Jane Whitfield, Robert A. Nakamura and others.
          """)
  void knowsASingleNameByWhatItsBearerDoes(String name, String text) {
    List<Actor> actors = find(text, "2019-05-01");

    assertThat(named(actors, name).kind()).isEqualTo(Kind.PERSON);
  }

  @Test
  void endsThePartysNameWhereItsLeadersBegins() {
    List<Actor> actors = find("He left the Harvest People's Party of Nenad Orlovic.", "2019-05-01");

    assertThat(named(actors, "Nenad Orlovic").kind()).isEqualTo(Kind.PERSON);
    assertThat(named(actors, "Harvest People's Party").kind()).isEqualTo(Kind.ORGANISATION);
  }

  private static List<Actor> find(String text, String day) {
    return ACTORS
        .find(Map.of(Field.TEXT, Words.of(Tokens.of(text), VOCABULARY)), LocalDate.parse(day))
        .actors();
  }

  private static Actor named(List<Actor> actors, String text) {
    return actors.stream()
        .filter(actor -> actor.mentions().stream().anyMatch(m -> m.text().equals(text)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody named " + text + " in " + actors));
  }
}

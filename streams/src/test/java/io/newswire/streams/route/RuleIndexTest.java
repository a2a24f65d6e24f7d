package io.newswire.streams.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Actor;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.ArticleEventBuilder;
import io.newswire.events.Location;
import io.newswire.events.Mention;
import io.newswire.events.Origin;
import io.newswire.events.Story;
import io.newswire.events.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The index may skip a rule only where evaluating it would have said no: random rules, articles.
 */
class RuleIndexTest {

  private static final int RULES = 100;
  private static final int ARTICLES = 40;

  private static final List<String> WORDS =
      List.of("port", "strike", "coup", "oil", "tanker", "vote", "flood", "truce", "ships");
  private static final List<String> COUNTRIES = List.of("LBY", "EGY", "TUR", "SDN");
  private static final List<String> SECTORS = List.of("MIL", "GOV", "REB");
  private static final List<String> OPERATORS = List.of("<", "<=", ">", ">=", "==", "!=");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void findsWhatEvaluatingEveryRuleFinds(int seed) {
    Random random = new Random(seed);
    Router router = new Router(Rules.parse("random", rules(random)));
    List<ArticleEvent> events =
        IntStream.range(0, ARTICLES).mapToObj(i -> event(random, i)).toList();

    List<List<Match>> indexed = events.stream().map(router::route).map(Routing::matches).toList();

    assertThat(indexed)
        .isEqualTo(
            events.stream().map(router::routeByEvaluatingAll).map(Routing::matches).toList());
    assertThat(indexed.stream().mapToInt(List::size).sum()).isPositive();
  }

  private static String rules(Random random) {
    return IntStream.range(0, RULES)
        .mapToObj(
            i ->
                "  - {id: r%d, alert: info, when: '%s'}"
                    .formatted(i, expression(random, 3).replace("'", "''")))
        .collect(Collectors.joining("\n", "rules:\n", "\n"));
  }

  private static String expression(Random random, int depth) {
    if (depth == 0) {
      return simple(random);
    }
    String one = expression(random, random.nextInt(depth));
    String other = expression(random, random.nextInt(depth));
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> "(" + one + " && " + other + ")";
      case 3, 4 -> "(" + one + " || " + other + ")";
      case 5 -> "!(" + one + ")";
      case 6 -> "(" + one + " ? " + other + " : " + simple(random) + ")";
      default -> "(" + one + " && 6 / revision > 1)";
    };
  }

  private static String simple(Random random) {
    String country = pick(random, COUNTRIES);
    String sector = pick(random, SECTORS);
    return switch (random.nextInt(17)) {
      case 0 -> "\"" + country + "\" in countries";
      case 1 -> "countries.exists(c, c in [\"" + country + "\", \"EGY\"])";
      case 2 ->
          "actors.exists(a, a.country == \"" + country + "\" && \"" + sector + "\" in a.sectors)";
      case 3 -> "actors.exists(a, a.sectors.exists(s, s == \"" + sector + "\") || a.mentions > 2)";
      case 4 -> "actors.all(a, a.country == \"" + country + "\")";
      case 5 -> "actors.exists_one(a, a.country == \"" + country + "\")";
      case 6 -> "actors.filter(a, a.country == \"" + country + "\").size() > 0";
      case 7 -> "urgency " + pick(random, OPERATORS) + " " + random.nextInt(6);
      case 8 -> random.nextInt(4) + " " + pick(random, OPERATORS) + " story.independentSources";
      case 9 -> "source in [\"desk0\", \"desk" + random.nextInt(4) + "\"]";
      case 10 -> "language == \"en\"";
      case 11 -> "locations.near(" + random.nextInt(40) + ", " + random.nextInt(40) + ", 900.5)";
      case 12 -> "locations.exists(l, l.within(0, 0, 20, 20) && l.country == \"" + country + "\")";
      case 13 -> "actors.exists(a, locations.exists(a, a.country == \"" + country + "\"))";
      default ->
          pick(random, List.of("headline", "body", "text")) + ".mentions(" + terms(random) + ")";
    };
  }

  private static String terms(Random random) {
    return IntStream.rangeClosed(0, random.nextInt(3))
        .mapToObj(
            i ->
                switch (random.nextInt(4)) {
                  case 0 -> pick(random, WORDS).substring(0, 3) + "*";
                  case 1 -> pick(random, WORDS) + " " + pick(random, WORDS).substring(0, 2) + "*";
                  default -> pick(random, WORDS);
                })
        .map(term -> '"' + term + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static ArticleEvent event(Random random, int number) {
    List<Actor> actors = new ArrayList<>();
    List<Location> places = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      actors.add(actor(random));
      places.add(place(random));
    }
    Instant time = Instant.parse("2026-03-02T09:30:00Z");
    return ArticleEventBuilder.builder()
        .article(
            ArticleBuilder.builder()
                .uri("tag:" + number)
                .source("desk" + random.nextInt(4))
                .received(time)
                .urgency(random.nextBoolean() ? null : random.nextInt(6))
                .language(random.nextBoolean() ? "en" : "fr")
                .headline(words(random, 2))
                .summary(words(random, 2))
                .body(words(random, 8))
                .origin(new Origin("test", "text", "test.txt", null))
                .build())
        .revision(random.nextInt(4))
        .verdict(new Verdict(Verdict.Type.NEW, "test", null, null, null))
        .story(new Story("s", "tag:1", time, 1, List.of("desk0"), 1 + random.nextInt(3)))
        .actors(actors)
        .locations(places)
        .build();
  }

  private static Actor actor(Random random) {
    String country = pick(random, COUNTRIES);
    return new Actor(
        "cmp:" + country,
        "Forces of " + country,
        Actor.Kind.GROUP,
        country,
        new Actor.Plover(country, List.of(pick(random, SECTORS))),
        null,
        null,
        null,
        List.of(new Mention(Mention.Field.BODY, 0, 3, "The", "alias", null)),
        1,
        true);
  }

  private static Location place(Random random) {
    return new Location(
        (long) random.nextInt(9),
        "Somewhere",
        "PPL",
        pick(random, COUNTRIES),
        null,
        random.nextInt(5) == 0 ? null : Location.Point.of(random.nextInt(40), random.nextInt(40)),
        Location.Role.BODY,
        List.of(new Mention(Mention.Field.BODY, 0, 3, "The", "alias", null)),
        1,
        List.of());
  }

  private static String words(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> pick(random, WORDS) + (random.nextInt(4) == 0 ? "s" : ""))
        .collect(Collectors.joining(" "));
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}

package io.newswire.streams.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Actor;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.ArticleEventBuilder;
import io.newswire.events.Because;
import io.newswire.events.Location;
import io.newswire.events.Mention;
import io.newswire.events.Origin;
import io.newswire.events.Story;
import io.newswire.events.Subject;
import io.newswire.events.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {

  private static final Instant TIME = Instant.parse("2026-03-02T09:30:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "urgency <= 2|urgency is 2",
        "story.independentSources >= 2|story.independentSources is 3",
        "'LBY' in countries|countries has LBY",
        "source in ['desk-a', 'desk-b']|source is desk-a",
        "language.startsWith('e')|language is en",
        "text.mentions(['shell*', 'CLASHES'])|text says \"Clashes\", \"shelling\"",
        "headline.mentions(['tripolis'])|",
        "locations.near(32.9, 13.2, 50)|place Tripoli (LBY)",
        "locations.near(-32.9, 13.2, 50)|",
        "locations.within(30, 10, 34, 15)|place Tripoli (LBY)",
        "locations.within(30, 15, 34, 10)|",
        "locations.exists(l, l.near(32.9, 13.2, 50) && l.role == 'body')|place Tripoli (LBY)",
        "locations.exists(l, l.latitude > 33.0)|",
        "actors.exists(a, a.country == 'LBY' && locations.exists(l, l.country == a.country))|actor",
        "~'TUR' in countries || urgency == 2~|urgency is 2",
        "actors.exists_one(a, 'MIL' in a.sectors)|actor Western Brigade (LBY MIL)",
        "1 <= story.independentSources && 2 > revision|story.independentSources is 3",
        "body.mentions(['aid convoy*'])|body says \"aid convoys\"",
        "body.mentions(['convoys aid'])|",
        "actors.exists(a, a.country == 'LBY' && 'MIL' in a.sectors)|actor Western Brigade (LBY MIL)",
        "locations.exists(l, l.name == 'Tripoli')|place Tripoli (LBY)",
        "actors.filter(a, a.country == 'LBY').size() >= 2|actor Western Brigade (LBY MIL)",
        "keywords.exists(k, k == 'oil')|keywords has oil",
        "~urgency > 5 || verdict == 'new'~|verdict is new",
        "urgency > 5 ? false : revision == 1|revision is 1",
        "!headline.mentions(['weather', 'sport*'])|headline does not say \"weather\", \"sport*\"",
        "urgency <= 2 && !('EGY' in countries)|urgency is 2; countries has not EGY",
        "~!(language == 'fr' || 'TUR' in countries)~|language is en; countries has not TUR",
        "!locations.near(-32.9, 13.2, 50)|no place of locations lies there",
        "!actors.exists(a, a.country == 'TUR')|none of actors fits",
        "section != 'sport'|section is empty",
        "!!text.mentions(['shelling'])|text says \"shelling\"",
        "actors.all(a, a.country == 'TUR')|",
        "'conflict' in subjects|subjects has conflict",
        "'http://cv.iptc.org/newscodes/mediatopic/16000000' in subjects|subjects has http",
      })
  void holdsWithTheEvidenceThatMadeItTrue(String when, String evidence) {
    Router router = router(when);

    Routing routing = router.route(event(e -> e));

    assertThat(routing.failures()).isEmpty();
    if (evidence == null) {
      assertThat(routing.matches()).isEmpty();
    } else {
      assertThat(routing.matches())
          .singleElement()
          .extracting(match -> String.join("; ", match.because().evidence()))
          .asString()
          .contains(evidence);
    }
  }

  @Test
  void namesEachPartOfAConjunction() {
    Router router = router("urgency <= 2 && text.mentions(['shelling']) && 'MIL' in sectors");

    Routing routing = router.route(event(e -> e));

    assertThat(routing.matches())
        .singleElement()
        .extracting(Match::because)
        .isEqualTo(
            new Because(
                "a-rule", 3, List.of("urgency is 2", "text says \"shelling\"", "sectors has MIL")));
  }

  @Test
  void takesAnUnstatedUrgencyForTheLeast() {
    Router router = router("urgency <= 8");
    ArticleEvent unstated = event(e -> e.article(e.article().withUrgency(null)));

    Routing routing = router.route(unstated);

    assertThat(routing.matches()).isEmpty();
  }

  @Test
  void findsWordsInAnyScript() {
    Router router = router("text.mentions(['اشتباكات', '政变', 'élection*'])");
    ArticleEvent arabic = event(e -> e.article(e.article().withBody("اندلعت اشتباكات في المدينة")));
    ArticleEvent chinese = event(e -> e.article(e.article().withBody("该国发生政变")));
    ArticleEvent french = event(e -> e.article(e.article().withBody("Les ELECTIONS d'avril")));

    assertThat(List.of(arabic, chinese, french))
        .allSatisfy(event -> assertThat(router.route(event).matches()).hasSize(1));
  }

  @Test
  void doesNotApplyADisabledRule() {
    Rules rules =
        Rules.parse("test", "{rules: [{id: off, when: 'true', alert: info, enabled: false}]}");

    Routing routing = new Router(rules).route(event(e -> e));

    assertThat(routing.matches()).isEmpty();
  }

  @Test
  void aRuleWithoutAValueDoesNotHoldAndIsReportedAndTheOthersGoOn() {
    Rules rules =
        Rules.parse(
            "test",
            "{rules: [{id: broken, when: 'urgency / (revision - 1) > 0', alert: info},"
                + " {id: fine, when: 'true', alert: info}]}");

    Routing routing = new Router(rules).route(event(e -> e));

    assertThat(routing.matches()).extracting(match -> match.rule().id()).containsExactly("fine");
    assertThat(routing.failures()).singleElement().asString().contains("broken", "tag:example");
  }

  @Test
  void endsARuleThatTurnsForTooLongOnAnArticle() {
    Router router = router("keywords.exists(a, keywords.exists(b, a == b + b))");
    List<String> many = IntStream.range(0, 200).mapToObj(i -> "keyword" + i).toList();

    Routing routing = router.route(event(e -> e.article(e.article().withKeywords(many))));

    assertThat(routing.matches()).isEmpty();
    assertThat(routing.failures()).singleElement().asString().contains("20000");
  }

  @Test
  void thePackagedRulesRouteAReportOfFighting() {
    Router router = new Router(Rules.standard());

    Routing routing = router.route(event(e -> e));

    assertThat(routing.matches())
        .extracting(match -> match.rule().id())
        .contains("conflict", "urgent", "armed-clashes-confirmed")
        .doesNotContain("coup-or-assassination");
  }

  @Test
  void thePackagedRulesLeaveAnArticleOnSportAlone() {
    Router router = new Router(Rules.standard());
    ArticleEvent sport =
        event(
            e ->
                e.actors(List.of())
                    .locations(List.of())
                    .article(
                        e.article()
                            .with()
                            .urgency(5)
                            .headline("Harriers win the cup in extra time")
                            .body("A late goal decided the final before a full stadium.")
                            .keywords(List.of())
                            .subjects(List.of())
                            .build()));

    Routing routing = router.route(sport);

    assertThat(routing.matches()).isEmpty();
  }

  private static Router router(String when) {
    return new Router(
        Rules.parse(
            "test",
            "rules:\n  - id: a-rule\n    version: 3\n    alert: info\n    when: >-\n      "
                + when
                + "\n"));
  }

  private static ArticleEvent event(UnaryOperator<ArticleEventBuilder> change) {
    var mention = List.of(new Mention(Mention.Field.BODY, 0, 3, "The", "alias", null));
    return change
        .apply(
            ArticleEventBuilder.builder()
                .article(
                    ArticleBuilder.builder()
                        .uri("tag:example.org,2026:1")
                        .source("desk-a")
                        .received(TIME)
                        .urgency(2)
                        .language("en")
                        .headline("Clashes near the port")
                        .body("The shelling went on. Two aid convoys turned back.")
                        .keywords(List.of("oil"))
                        .subjects(
                            List.of(
                                new Subject(
                                    "http://cv.iptc.org/newscodes/mediatopic/16000000",
                                    "conflict")))
                        .origin(new Origin("test", "text", "test.txt", null))
                        .build())
                .revision(1)
                .verdict(new Verdict(Verdict.Type.NEW, "first-version", null, null, null))
                .story(new Story("s1", "tag:example.org,2026:1", TIME, 3, List.of("desk-a"), 3))
                .actors(
                    List.of(
                        new Actor(
                            "lex:wb",
                            "Western Brigade",
                            Actor.Kind.ORGANISATION,
                            "LBY",
                            new Actor.Plover("LBY", List.of("MIL")),
                            "LBYMIL",
                            null,
                            null,
                            mention,
                            1,
                            true),
                        new Actor(
                            "cmp:LBY-GOV",
                            "Government of Libya",
                            Actor.Kind.ORGANISATION,
                            "LBY",
                            new Actor.Plover("LBY", List.of("GOV")),
                            "LBYGOV",
                            null,
                            null,
                            mention,
                            1,
                            true)))
                .locations(
                    List.of(
                        new Location(
                            2210247L,
                            "Tripoli",
                            "PPLC",
                            "LBY",
                            "Tripoli",
                            Location.Point.of(13.18, 32.88),
                            Location.Role.BODY,
                            mention,
                            1,
                            List.of()))))
        .build();
  }
}

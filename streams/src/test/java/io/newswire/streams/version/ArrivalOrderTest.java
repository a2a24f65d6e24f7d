package io.newswire.streams.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Collections2;
import com.google.common.collect.Lists;
import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Origin;
import io.newswire.events.PubStatus;
import io.newswire.events.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Versions of one uri, in every order in which they can arrive: one end, whatever the order. */
class ArrivalOrderTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final Instant EVENING = NOON.plus(Duration.ofHours(6));
  private static final int VERSIONS = 4;

  private final Versions versions = new Versions();

  /** What a version can be. */
  private enum Kind {
    USABLE,
    /** Usable, with the text of all others of its kind. */
    REPEATED,
    CORRECTION,
    KILL,
    WITHHELD,
    EMBARGOED
  }

  /** Where a uri stands. */
  private record End(
      Order inEffect, boolean killed, Map<String, Long> live, Map<String, Long> held) {

    static End of(UriState state) {
      boolean alive = state.revision() > 0 && !state.killed();
      return new End(
          state.newest(),
          state.killed(),
          alive ? state.accepted() : null,
          state.held() == null ? null : Fields.of(state.held()));
    }

    /** Where it stands when versions come in their own order, told from the definition alone. */
    static End of(List<Kind> kinds) {
      int effect = last(kinds, List.of(Kind.WITHHELD, Kind.EMBARGOED), false);
      int waits = last(kinds, List.of(Kind.WITHHELD, Kind.EMBARGOED), true);
      boolean killed = effect >= 0 && kinds.get(effect) == Kind.KILL;
      return new End(
          effect < 0 ? null : Order.of(version(kinds, effect)),
          killed,
          effect < 0 || killed ? null : Fields.of(version(kinds, effect)),
          waits > effect ? Fields.of(version(kinds, waits)) : null);
    }

    private static int last(List<Kind> kinds, List<Kind> among, boolean in) {
      return IntStream.range(0, kinds.size())
          .filter(i -> among.contains(kinds.get(i)) == in)
          .max()
          .orElse(-1);
    }
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void endsAlikeInEveryOrder(List<Kind> kinds) {
    List<Article> inOrder =
        IntStream.range(0, kinds.size()).mapToObj(number -> version(kinds, number)).toList();

    for (List<Article> arrivals : Collections2.permutations(inOrder)) {
      List<ArticleEvent> events = new ArrayList<>();
      UriState state = run(arrivals, events);

      assertThat(End.of(state)).as("%s", names(kinds, arrivals)).isEqualTo(End.of(kinds));
      assertThat(events.stream().filter(event -> !event.released())).hasSize(kinds.size());
      long waited =
          events.stream()
              .filter(event -> event.verdict().type() == Verdict.Type.HELD)
              .filter(event -> !event.verdict().reason().equals(Reasons.KILL_BEFORE_ARTICLE))
              .count();
      long released = events.stream().filter(ArticleEvent::released).count();
      assertThat(waited).isEqualTo(released + (state.held() == null ? 0 : 1));
    }
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void endsAlikeWhenTheEmbargoHasEnded(List<Kind> kinds) {
    List<Article> inOrder =
        IntStream.range(0, kinds.size()).mapToObj(number -> version(kinds, number)).toList();
    int newest = kinds.size() - 1;
    boolean goesOut = End.of(kinds).held() != null && kinds.get(newest) == Kind.EMBARGOED;

    for (List<Article> arrivals : Collections2.permutations(inOrder)) {
      UriState state = run(arrivals, new ArrayList<>());
      UriState evening = versions.release(state, EVENING).map(Decision::after).orElse(state);

      End expected =
          goesOut
              ? new End(
                  Order.of(version(kinds, newest)), false, Fields.of(version(kinds, newest)), null)
              : End.of(kinds);
      assertThat(End.of(evening)).as("%s", names(kinds, arrivals)).isEqualTo(expected);
    }
  }

  /** All ways to choose the kinds of a few versions. */
  static Stream<List<Kind>> combinations() {
    List<List<Kind>> choices = Collections.nCopies(VERSIONS, List.of(Kind.values()));
    return Lists.cartesianProduct(choices).stream();
  }

  private UriState run(List<Article> arrivals, List<ArticleEvent> events) {
    UriState state = null;
    for (Article article : arrivals) {
      Decision decision = versions.decide(state, article, NOON);
      state = decision.after();
      events.addAll(decision.events());
    }
    return state;
  }

  private static String names(List<Kind> kinds, List<Article> arrivals) {
    return arrivals.stream()
        .map(article -> Integer.parseInt(article.version()))
        .map(number -> number + " " + kinds.get(number))
        .toList()
        .toString();
  }

  private static Article version(List<Kind> kinds, int number) {
    ArticleBuilder article =
        ArticleBuilder.builder()
            .uri("urn:a")
            .source("coastal")
            .version(Integer.toString(number))
            .versionCreated(NOON.minus(Duration.ofHours(1)).plusSeconds(60L * number))
            .received(NOON)
            .language("en")
            .headline("Fire in the harbour")
            .body("Take " + number + " of the fire in the harbour.")
            .origin(new Origin("push", "ninjs", "test", ""));
    return switch (kinds.get(number)) {
      case USABLE -> article.build();
      case REPEATED -> article.body("Fire in the harbour.").build();
      case CORRECTION -> article.signals(List.of("correction")).build();
      case KILL -> article.pubStatus(PubStatus.CANCELED).headline("").body("").build();
      case WITHHELD -> article.pubStatus(PubStatus.WITHHELD).build();
      case EMBARGOED -> article.embargoedUntil(EVENING).build();
    };
  }
}

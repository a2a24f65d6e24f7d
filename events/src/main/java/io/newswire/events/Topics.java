package io.newswire.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every topic of Newswire, once. Creation, serdes, documentation and tests all read this list.
 *
 * <p>What leaves the topology may be four times as large as what enters it: tags come on top of the
 * text.
 */
public final class Topics {

  /** Largest record of {@link #RAW}, in bytes. */
  public static final int MAX_RAW_BYTES = 1 << 20;

  /** Largest record of every topic that says nothing else, in bytes. */
  public static final int MAX_EVENT_BYTES = 4 * MAX_RAW_BYTES;

  /** Largest record of {@link #RULES} and {@link #LEXICON}, in bytes. */
  public static final int MAX_RULE_BYTES = 256 * 1024;

  private static final int PARTITIONS = 4;

  /** Articles as their sources state them. */
  public static final Topic<Article> RAW =
      new Topic<>(
          "news.raw",
          "article uri",
          Article.class,
          PARTITIONS,
          Duration.ofDays(7),
          false,
          MAX_RAW_BYTES,
          "every article as its source states it");

  /** Each story once, tagged, with its later revisions, corrections and kills. */
  public static final Topic<ArticleEvent> ARTICLES =
      events("news.articles", "each story once, tagged; its revisions, corrections and kills");

  /** What was held back, and why. */
  public static final Topic<ArticleEvent> DUPLICATES =
      events("news.duplicates", "what was held back, and why: copies, redeliveries, embargoes");

  /** Dead letters. */
  public static final Topic<Rejection> REJECTED =
      new Topic<>(
          "news.rejected",
          "rejection id",
          Rejection.class,
          PARTITIONS,
          Duration.ofDays(30),
          false,
          MAX_EVENT_BYTES,
          "what could not be used, with its cause");

  /** Which of the dead letters were sent again. */
  public static final Topic<Replay> REPLAYS =
      new Topic<>(
          "news.replays",
          "rejection id",
          Replay.class,
          PARTITIONS,
          Duration.ofDays(30),
          false,
          MAX_EVENT_BYTES,
          "which of the rejected were sent again after a mend");

  /** Kills and corrections of what was sent out. */
  public static final Topic<Retraction> RETRACTIONS =
      new Topic<>(
          "news.retractions",
          "article uri",
          Retraction.class,
          PARTITIONS,
          Duration.ofDays(30),
          false,
          MAX_EVENT_BYTES,
          "kills and corrections of articles already sent out");

  /** What rules want people to be told. */
  public static final Topic<Alert> ALERTS =
      new Topic<>(
          "news.alerts",
          "story id",
          Alert.class,
          PARTITIONS,
          Duration.ofDays(30),
          false,
          MAX_EVENT_BYTES,
          "what a rule wants people to be told");

  /** Sources that were declared or paused while it runs. */
  public static final Topic<Declaration> DECLARATIONS =
      new Topic<>(
          "news.declarations",
          "source id",
          Declaration.class,
          1,
          Duration.ZERO,
          true,
          MAX_RAW_BYTES,
          "sources declared or paused while it runs, beside sources.yaml");

  /** How far each source has been read. */
  public static final Topic<Position> POSITIONS =
      new Topic<>(
          "news.positions",
          "source id",
          Position.class,
          1,
          Duration.ZERO,
          true,
          MAX_EVENT_BYTES,
          "how far each source has been read");

  /** How each source is doing. */
  public static final Topic<SourceState> SOURCES =
      new Topic<>(
          "news.sources",
          "source id",
          SourceState.class,
          1,
          Duration.ZERO,
          true,
          MAX_EVENT_BYTES,
          "how each source is doing, and why");

  /** The rules that were changed while it runs. */
  public static final Topic<Rule> RULES =
      new Topic<>(
          "news.rules",
          "rule id",
          Rule.class,
          1,
          Duration.ZERO,
          true,
          MAX_RULE_BYTES,
          "rules put while it runs, over those of the rules file");

  /** What the tagger is to know of actors, over its packaged lexicon. */
  public static final Topic<LexiconEntry> LEXICON =
      new Topic<>(
          "news.lexicon",
          "entry id",
          LexiconEntry.class,
          1,
          Duration.ZERO,
          true,
          MAX_RULE_BYTES,
          "actors and places put while it runs, over the packaged lexicon");

  /** Articles tagged anew with a lexicon that is on trial. */
  public static final Topic<ArticleEvent> RETAGGED =
      events("news.retagged", "articles tagged anew, to compare before a lexicon is promoted");

  private static final String ROUTE_PREFIX = "news.route.";

  private static final List<Topic<ArticleEvent>> ROUTES =
      List.of(
          events(ROUTE_PREFIX + "conflict", "articles on armed conflict"),
          events(ROUTE_PREFIX + "politics", "articles on governments, elections and diplomacy"),
          events(ROUTE_PREFIX + "humanitarian", "articles on disasters, refugees and relief"));

  private static final List<Topic<?>> ALL;

  static {
    List<Topic<?>> all =
        new ArrayList<>(
            List.of(
                RAW,
                ARTICLES,
                DUPLICATES,
                REJECTED,
                REPLAYS,
                RETRACTIONS,
                ALERTS,
                DECLARATIONS,
                POSITIONS,
                SOURCES,
                RULES,
                LEXICON,
                RETAGGED));
    all.addAll(ROUTES);
    ALL = List.copyOf(all);
  }

  private Topics() {}

  /** All topics, in the order in which an article meets them. */
  public static List<Topic<?>> all() {
    return ALL;
  }

  /** The topics that rules may route to. */
  public static List<Topic<ArticleEvent>> routes() {
    return ROUTES;
  }

  /** The short names of {@link #routes()}, as rules use them. */
  public static List<String> routeNames() {
    return ROUTES.stream().map(topic -> topic.name().substring(ROUTE_PREFIX.length())).toList();
  }

  /**
   * The topic that a rule calls by a short name.
   *
   * @param name e.g. {@code conflict} for {@code news.route.conflict}
   */
  public static Optional<Topic<ArticleEvent>> route(String name) {
    return ROUTES.stream().filter(topic -> topic.name().equals(ROUTE_PREFIX + name)).findFirst();
  }

  private static Topic<ArticleEvent> events(String name, String purpose) {
    return new Topic<>(
        name,
        "article uri",
        ArticleEvent.class,
        PARTITIONS,
        Duration.ofDays(7),
        false,
        MAX_EVENT_BYTES,
        purpose);
  }
}

package io.newswire.benchmarks.store;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.newswire.events.Actor;
import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.ArticleEventBuilder;
import io.newswire.events.Location;
import io.newswire.events.Mention;
import io.newswire.events.Story;
import io.newswire.events.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/**
 * As many events as one likes, grown from tagged articles: each keeps the text and the tags of one
 * of them and goes on with sentences of others of its language and with coined names, a few
 * frequent and most rare, as names are. Of the events one in ten is a copy, one in twenty a
 * revision and one in a hundred a kill of an earlier article. The same seed gives the same events.
 */
final class WireGenerator {

  /** The articles that somebody may still revise, copy or kill. */
  private static final int REMEMBERED = 5_000;

  private static final int NAMES = 100_000;
  private static final int PLACES = 20_000;
  private static final int SOURCES = 60;
  private static final long FIRST_PLACE = 90_000_000;
  private static final String[] SYLLABLES = {
    "ba", "dor", "ke", "lin", "mu", "rash", "te", "vol", "zi", "an", "ghe", "os", "pra", "sul", "ny"
  };

  private final List<ArticleEvent> seeds;
  private final Map<String, List<String>> sentencesByLanguage;
  private final int words;
  private final Instant start;
  private final Duration step;
  private final Random random;
  private final List<ArticleEvent> remembered = new ArrayList<>();
  private long made;

  /**
   * A wire at its beginning.
   *
   * @param seeds tagged articles, each with a language
   * @param words how many words an article has on average; each has between half and one and a half
   *     times as many, or as many as its seed if that has more
   * @param start when its first item came in
   * @param step time between two items
   * @param seed of its randomness
   */
  WireGenerator(List<ArticleEvent> seeds, int words, Instant start, Duration step, long seed) {
    this.seeds = List.copyOf(seeds);
    this.words = words;
    this.sentencesByLanguage =
        seeds.stream()
            .map(ArticleEvent::article)
            .collect(
                groupingBy(
                    Article::language,
                    flatMapping(
                        article -> Stream.of(article.body().split("(?<=[.؟])\\s+", -1)),
                        toList())));
    this.start = start;
    this.step = step;
    this.random = new Random(seed);
  }

  /** The next event. */
  ArticleEvent next() {
    long number = made++;
    Instant received = start.plus(step.multipliedBy(number));
    int dice = random.nextInt(100);
    if (remembered.size() == REMEMBERED && dice < 16) {
      int slot = random.nextInt(REMEMBERED);
      ArticleEvent earlier = remembered.get(slot);
      if (dice < 10) {
        return copy(earlier, number, received);
      }
      boolean kill = dice == 10;
      ArticleEvent later = again(earlier, kill, received);
      remembered.set(slot, kill ? fresh(++made, received) : later);
      return later;
    }
    ArticleEvent fresh = fresh(number, received);
    if (remembered.size() < REMEMBERED) {
      remembered.add(fresh);
    } else {
      remembered.set(random.nextInt(REMEMBERED), fresh);
    }
    return fresh;
  }

  private ArticleEvent fresh(long number, Instant received) {
    ArticleEvent seed = seeds.get(random.nextInt(seeds.size()));
    String uri = "urn:example:generated:" + number;
    String source = "source-" + rank(SOURCES);
    Growing text = new Growing(seed);
    text.grow();
    Article article =
        seed.article()
            .withUri(uri)
            .withSource(source)
            .withReceived(received)
            .withFirstCreated(received.minusSeconds(60))
            .withVersionCreated(received.minusSeconds(60))
            .withHeadline(seed.article().headline() + ", " + coined(rank(NAMES)) + " says")
            .withBody(text.body.toString());
    return ArticleEventBuilder.builder()
        .article(article)
        .revision(1)
        .verdict(new Verdict(Verdict.Type.NEW, "first", null, null, null))
        .story(new Story("st-" + number, uri, article.time(), 1, List.of(source), 1))
        .actors(text.actors)
        .locations(text.locations)
        .lexicon(seed.lexicon())
        .build();
  }

  private ArticleEvent copy(ArticleEvent of, long number, Instant received) {
    String source = "source-" + rank(SOURCES);
    Story story = of.story();
    return of.withArticle(
            of.article()
                .withUri("urn:example:generated:" + number)
                .withSource(source)
                .withReceived(received))
        .withVerdict(
            new Verdict(
                Verdict.Type.NEAR_DUPLICATE, "contained", of.article().uri(), 0.91, "minhash-1"))
        .withRevision(1)
        .withStory(
            new Story(
                story.id(),
                story.representative(),
                story.firstSeen(),
                story.articles() + 1,
                List.of(of.article().source(), source),
                2));
  }

  private ArticleEvent again(ArticleEvent of, boolean kill, Instant received) {
    Article article = of.article().withReceived(received).withVersionCreated(received);
    return of.withArticle(
            kill ? article.withBody("") : article.withBody(article.body() + "\n\nMore follows."))
        .withRevision(of.revision() + 1)
        .withChanged(List.of("body"))
        .withVerdict(
            new Verdict(
                kill ? Verdict.Type.KILL : Verdict.Type.REVISION,
                kill ? "canceled" : "changed",
                article.uri(),
                null,
                null));
  }

  /** A number below a bound, small ones far more often: a rank by Zipf's law, roughly. */
  private int rank(int bound) {
    return (int) Math.min(bound - 1, Math.pow(bound, random.nextDouble()) - 1);
  }

  private static String coined(int rank) {
    StringBuilder name = new StringBuilder();
    for (int left = rank + 40; left > 0; left /= SYLLABLES.length) {
      name.append(SYLLABLES[left % SYLLABLES.length]);
    }
    name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
    return name.toString();
  }

  /** A text that grows behind its seed's, so that the seed's mentions stay true. */
  private final class Growing {

    private final ArticleEvent seed;
    private final StringBuilder body;
    private final List<Actor> actors;
    private final List<Location> locations;

    Growing(ArticleEvent seed) {
      this.seed = seed;
      this.body = new StringBuilder(seed.article().body());
      this.actors = new ArrayList<>(seed.actors());
      this.locations = new ArrayList<>(seed.locations());
    }

    void grow() {
      body.append("\n\n");
      int length = words / 2 + random.nextInt(words + 1);
      name();
      for (int i = 1; count() < length; i++) {
        borrow();
        if (i % 3 == 0) {
          name();
        }
      }
      place();
    }

    private void borrow() {
      List<String> sentences = sentencesByLanguage.get(seed.article().language());
      body.append(sentences.get(random.nextInt(sentences.size()))).append(' ');
    }

    private int count() {
      return new StringTokenizer(body.toString()).countTokens();
    }

    private void name() {
      int rank = rank(NAMES);
      String name = coined(rank);
      int at = body.codePointCount(0, body.length());
      body.append(name).append(" spoke of ").append(random.nextInt(10_000)).append(". ");
      if (actors.stream().noneMatch(actor -> actor.id().equals("txt:" + rank))) {
        actors.add(
            new Actor(
                "txt:" + rank,
                name,
                Actor.Kind.PERSON,
                null,
                null,
                null,
                null,
                null,
                List.of(
                    new Mention(Mention.Field.BODY, at, at + name.length(), name, "shape", null)),
                0.4,
                false));
      }
    }

    private void place() {
      int rank = rank(PLACES);
      String name = coined(NAMES + rank);
      int at = body.codePointCount(0, body.length()) + 3;
      body.append("In ").append(name).append(" it rained.");
      locations.add(
          new Location(
              FIRST_PLACE + rank,
              name,
              "PPL",
              "X" + (char) ('A' + rank % 26) + "X",
              "Region " + rank % 400,
              Location.Point.of(-180 + rank * 7.31 % 360, -60 + rank * 3.17 % 130),
              Location.Role.BODY,
              List.of(new Mention(Mention.Field.BODY, at, at + name.length(), name, "alias", name)),
              0.8,
              List.of()));
    }
  }
}

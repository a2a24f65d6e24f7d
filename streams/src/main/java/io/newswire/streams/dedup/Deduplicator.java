package io.newswire.streams.dedup;

import io.newswire.events.Story;
import io.newswire.events.Verdict;
import io.newswire.streams.dedup.ArticleRecord.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives each story once: judges the articles of one dedup shard, in the order of its stream.
 *
 * <p>All that is remembered lies in the {@link Records}; the index in memory is derived from them,
 * so a deduplicator that is built over the records of another goes on as that one would have. The
 * verdicts depend on the candidates and their order alone. Not thread-safe: one shard is one
 * stream.
 */
public final class Deduplicator {

  /** How many articles a text is compared with, those that share most with it. */
  private static final int MAX_COMPARED = 12;

  private final DedupSettings settings;
  private final Store store;
  private final Stories stories;
  private final Judge judge;
  private final Window window;
  private final AnchorIndex index = new AnchorIndex();
  private long seq;

  private int articles;

  /** Takes up the work over records, which are empty at the very beginning. */
  public Deduplicator(DedupSettings settings, Records records) {
    this.settings = settings;
    this.store = new Store(records);
    this.stories = new Stories(store);
    this.judge = new Judge(settings);
    this.window = new Window(settings.window());
    restore();
  }

  /** Decides on the shard's next article. */
  public Outcome accept(Candidate candidate) {
    long key = Store.key(candidate.uri());
    ArticleRecord known = store.article(key);
    if (known != null && !known.uri().equals(candidate.uri())) {
      forget(key, known);
      known = null;
    }
    if (candidate.version().type() == Verdict.Type.KILL) {
      return kill(key, known, candidate);
    }
    Instant clock = window.advance(candidate.time());
    expire();
    known = known == null ? null : store.article(key);
    Fingerprint print =
        Fingerprint.of(candidate.sketch(), candidate.publisher(), settings.minWords());
    Arrival arrival = new Arrival(candidate, key, clock, print);
    if (known == null) {
      return decide(arrival, Reasons.UNSEEN);
    }
    index.remove(key, judge.print(known), known.anchors());
    articles--;
    if (known.state() == State.KILLED) {
      stories.reinstate(known, candidate);
      return revise(arrival, known);
    }
    if (known.state() == State.COPY) {
      store.deleteCopy(key);
      stories.leave(known);
      return decide(arrival, Reasons.UNSEEN);
    }
    if (judge.isAnotherStory(candidate.sketch(), known.sketch())) {
      StoryRecord before = stories.of(known);
      Promotion promotion = promote(before, stories.leave(known));
      Outcome outcome = decide(arrival, Reasons.URI_REUSED);
      return new Outcome(outcome.verdict(), outcome.story(), promotion);
    }
    return revise(arrival, known);
  }

  /**
   * Keeps a copy that was just held back, in case that it is promoted. It is forgotten with the
   * article. What can never stand for its story is not kept.
   *
   * @param uri the article
   * @param text whatever the caller needs to send it out; opaque
   */
  public void keep(String uri, Supplier<String> text) {
    long key = Store.key(uri);
    ArticleRecord article = store.article(key);
    if (article != null && article.state() == State.COPY && stories.of(article).lists(uri)) {
      store.putCopy(key, text.get());
    }
  }

  /** How many articles are remembered. */
  public int size() {
    return articles;
  }

  private Outcome decide(Arrival arrival, String newReason) {
    Candidate candidate = arrival.candidate;
    Optional<Match> best = match(arrival);
    Verdict verdict = best.map(match -> verdict(match, newReason)).orElse(unseen(newReason));
    Optional<ArticleRecord> earlier = best.filter(Match::joins).map(Match::article);
    earlier.ifPresent(article -> stories.join(article, candidate));
    String story =
        earlier
            .map(ArticleRecord::story)
            .orElseGet(() -> Stories.idFor(candidate.uri(), candidate.time()));
    State state = verdict.type().goesOut() ? State.OUT : State.COPY;
    ArticleRecord article = remember(arrival, story, candidate.time(), state);
    StoryRecord joined = earlier.isPresent() ? stories.of(article) : Stories.alone(article);
    return Outcome.of(verdict, joined.story());
  }

  /** The newer text of an article that went out, or was killed, keeps its story. */
  private Outcome revise(Arrival arrival, ArticleRecord known) {
    Verdict version = arrival.candidate.version();
    double similarity =
        arrival.candidate.sketch().shingles().with(known.sketch().shingles()).jaccard();
    Verdict.Type type = version.type() == Verdict.Type.NEW ? Verdict.Type.REVISION : version.type();
    ArticleRecord article = remember(arrival, known.story(), known.firstSeen(), State.OUT);
    return Outcome.of(
        new Verdict(type, version.reason(), known.uri(), similarity, Sketch.ALGORITHM),
        stories.of(article).story());
  }

  private Outcome kill(long key, ArticleRecord known, Candidate candidate) {
    if (known == null) {
      return Outcome.of(candidate.version(), null);
    }
    if (known.state() == State.KILLED) {
      return Outcome.of(candidate.version(), stories.of(known).story());
    }
    StoryRecord before = stories.of(known);
    StoryRecord after = stories.withdraw(known);
    if (known.state() == State.COPY) {
      store.deleteCopy(key);
    }
    store.put(key, known.withState(State.KILLED));
    Promotion promotion = promote(before, after);
    Story story = promotion == null ? after.story() : promotion.story();
    return new Outcome(candidate.version(), story, promotion);
  }

  /** Lets the next article that is remembered stand for a story which the one that did has left. */
  private Promotion promote(StoryRecord before, StoryRecord after) {
    if (Objects.equals(before.representative(), after.representative())) {
      return null;
    }
    for (StoryRecord.Member member : after.members()) {
      long key = Store.key(member.uri());
      ArticleRecord article = store.article(key);
      if (article != null && article.uri().equals(member.uri())) {
        Story story = stories.represent(after, member).story();
        return new Promotion(member.uri(), story, goOut(key, article));
      }
    }
    return null;
  }

  /** What stands for a story is treated as what went out: its revisions do. */
  private String goOut(long key, ArticleRecord article) {
    if (article.state() != State.COPY) {
      return null;
    }
    String kept = store.copy(key);
    store.deleteCopy(key);
    store.put(key, article.withState(State.OUT));
    return kept;
  }

  private Optional<Match> match(Arrival arrival) {
    List<Match> matches = new ArrayList<>();
    for (AnchorIndex.Hit hit : index.find(arrival.print, MAX_COMPARED)) {
      ArticleRecord earlier = store.article(hit.key());
      if (window.covers(arrival.candidate.time(), earlier.time())) {
        judge.judge(arrival.print, arrival.candidate.publisher(), earlier).ifPresent(matches::add);
      }
    }
    return matches.stream().map(Deduplicator::unlessKilled).min(Match.BEST_FIRST);
  }

  private static Match unlessKilled(Match match) {
    return match.joins() && match.article().state() == State.KILLED
        ? new Match(match.article(), Verdict.Type.NEW, Reasons.COPY_OF_KILLED, match.similarity())
        : match;
  }

  private static Verdict verdict(Match match, String newReason) {
    if (match.joins()) {
      return new Verdict(
          match.type(),
          match.reason(),
          match.article().uri(),
          match.similarity(),
          Sketch.ALGORITHM);
    }
    String reason = newReason.equals(Reasons.UNSEEN) ? match.reason() : newReason;
    return new Verdict(Verdict.Type.NEW, reason, null, match.similarity(), Sketch.ALGORITHM);
  }

  private static Verdict unseen(String reason) {
    return new Verdict(Verdict.Type.NEW, reason, null, null, Sketch.ALGORITHM);
  }

  private ArticleRecord remember(Arrival arrival, String story, Instant firstSeen, State state) {
    Candidate candidate = arrival.candidate;
    long place = seq++;
    ArticleRecord article =
        new ArticleRecord(
            candidate.uri(),
            candidate.source(),
            candidate.publisher(),
            candidate.origin(),
            story,
            firstSeen,
            candidate.time(),
            place,
            arrival.clock,
            state,
            index.add(arrival.key, place, arrival.print),
            candidate.sketch());
    store.put(arrival.key, article);
    window.add(arrival.key, place, arrival.clock);
    articles++;
    return article;
  }

  private void expire() {
    while (window.isFirstPast() || (articles > settings.maxArticles() && !window.isEmpty())) {
      long key = window.first();
      long place = window.firstSeq();
      window.removeFirst();
      ArticleRecord first = store.article(key);
      if (first != null && first.seq() == place) {
        forget(key, first);
      }
    }
  }

  private void forget(long key, ArticleRecord article) {
    index.remove(key, judge.print(article), article.anchors());
    store.deleteArticle(key);
    if (article.state() == State.COPY) {
      store.deleteCopy(key);
    }
    stories.forget(article);
    articles--;
  }

  private void restore() {
    List<Place> places = new ArrayList<>();
    store.restore(
        (key, article) -> {
          places.add(new Place(key, article.seq(), article.clock()));
          window.restore(article.clock());
          index.restore(key, article.seq(), judge.print(article), article.anchors());
        });
    places.sort(Comparator.comparingLong(Place::seq));
    places.forEach(place -> window.add(place.key(), place.seq(), place.clock()));
    articles = places.size();
    seq = places.isEmpty() ? 0 : places.get(places.size() - 1).seq() + 1;
  }

  private record Place(long key, long seq, Instant clock) {}

  /** A candidate on its way to become a record. */
  private static final class Arrival {
    final Candidate candidate;
    final long key;
    final Instant clock;
    final Fingerprint print;

    Arrival(Candidate candidate, long key, Instant clock, Fingerprint print) {
      this.candidate = candidate;
      this.key = key;
      this.clock = clock;
      this.print = print;
    }
  }
}

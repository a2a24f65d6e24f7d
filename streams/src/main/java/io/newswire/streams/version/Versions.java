package io.newswire.streams.version;

import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.ArticleEventBuilder;
import io.newswire.events.PubStatus;
import io.newswire.events.Topics;
import io.newswire.events.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides what each version of a uri is, given what is remembered of the uri.
 *
 * <p>Every record gives exactly one event; one that was held gives one more when its wait ends,
 * marked {@code released}: it goes on, or is superseded, or is killed. Pure functions of their
 * arguments; thread-safe.
 */
public final class Versions {

  /** Shard of articles whose language is not known. */
  public static final String UNDETERMINED = "und";

  /**
   * How long a uri is remembered after it was last heard of, in event time: as long as {@code
   * news.raw} keeps.
   */
  public static final Duration MEMORY = Topics.RAW.retention();

  /** The dedup shard of an article: its primary language, since copies do not cross languages. */
  public static String shard(Article article) {
    String language = article.language();
    if (language == null || language.isBlank()) {
      return UNDETERMINED;
    }
    String primary = language.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    return primary.isEmpty() ? UNDETERMINED : primary;
  }

  /**
   * Decides on one version.
   *
   * @param before what is remembered of the uri, null when nothing is
   * @param article the version, normalised
   * @param now the time embargoes are measured against
   */
  public Decision decide(UriState before, Article article, Instant now) {
    return decide(before, article, now, null);
  }

  /**
   * Decides on one version that may have been sent again because a later stage had rejected it.
   *
   * @param before what is remembered of the uri, null when nothing is
   * @param article the version, normalised
   * @param now the time embargoes are measured against
   * @param replay id of the rejection after which it was sent again, null when it was not
   */
  public Decision decide(UriState before, Article article, Instant now, String replay) {
    Incoming incoming = new Incoming(article, now);
    UriState state =
        before == null || isForgotten(before, incoming)
            ? incoming.blank()
            : before.withTime(incoming.later(before));
    if (state.held() == null) {
      return wasRejectedLater(state, incoming, replay)
          ? again(state.withReplayed(replay), incoming)
          : settle(state, incoming, new ArrayList<>());
    }
    OptionalInt order = incoming.order.compare(heldOrder(state));
    if (order.orElse(0) < 0) {
      return behindHeld(state, incoming);
    }
    if (Fields.of(state.held()).equals(incoming.fields)) {
      UriState after = order.orElse(0) > 0 ? state.withHeld(article) : state;
      return redelivery(after, article, Reasons.SAME_CONTENT, new ArrayList<>());
    }
    // What is not newer for certain takes the held version's place only if it has an effect.
    boolean replaces = order.orElse(0) > 0 || incoming.kill || stale(state, incoming).isEmpty();
    if (!replaces) {
      return settle(state, incoming, new ArrayList<>());
    }
    List<ArticleEvent> events = new ArrayList<>();
    String reason = incoming.kill ? Reasons.KILLED : Reasons.SUPERSEDED;
    events.add(event(state.held(), state, Verdict.Type.REDELIVERY, reason).withReleased(true));
    return settle(state.withHeld(null), incoming, events);
  }

  /** A version older than the one that waits: it may still be newer than the one in effect. */
  private static Decision behindHeld(UriState state, Incoming incoming) {
    return incoming.waitsFor.isPresent() && !incoming.kill
        ? redelivery(state, incoming.article, Reasons.SUPERSEDED, new ArrayList<>())
        : settle(state, incoming, new ArrayList<>());
  }

  /** Lets a version take effect, or wait, unless it is stale. */
  private static Decision settle(UriState state, Incoming incoming, List<ArticleEvent> events) {
    Optional<String> stale = stale(state, incoming);
    if (stale.isPresent()) {
      boolean newer = incoming.order.compare(state.newest()).orElse(0) > 0;
      UriState after =
          newer ? state.with().newest(incoming.order).seen(incoming.fields).build() : state;
      return redelivery(after, incoming.article, stale.get(), events);
    }
    if (incoming.kill) {
      return kill(state, incoming, events);
    }
    return incoming.waitsFor.isPresent()
        ? hold(state, incoming.article, incoming.waitsFor.get(), events)
        : accept(state, incoming, events);
  }

  /**
   * When the held version may go out.
   *
   * @return empty when none is held, or when only its source can release it
   */
  public Optional<Instant> releaseAt(UriState state) {
    Article held = state.held();
    return held == null || held.pubStatus() == PubStatus.WITHHELD
        ? Optional.empty()
        : Optional.of(held.embargoedUntil());
  }

  /**
   * Lets the held version go when its time has come.
   *
   * @return the decision, whose one event is marked released; empty when nothing is due
   */
  public Optional<Decision> release(UriState state, Instant now) {
    if (releaseAt(state).filter(due -> !due.isAfter(now)).isEmpty()) {
      return Optional.empty();
    }
    Decision decision =
        accept(state.withHeld(null), new Incoming(state.held(), now), new ArrayList<>());
    return Optional.of(
        new Decision(
            decision.after(),
            decision.events().stream().map(event -> event.withReleased(true)).toList()));
  }

  /**
   * Whether a uri was not heard of for so long that what comes is no version of what was. A kill is
   * meant for what was, however old.
   */
  private static boolean isForgotten(UriState state, Incoming incoming) {
    return state.held() == null
        && !incoming.kill
        && state.time().plus(MEMORY).isBefore(incoming.time);
  }

  /** Why a version changes nothing of what is in effect; empty when it does. */
  private static Optional<String> stale(UriState state, Incoming incoming) {
    if (state.newest() == null) {
      return Optional.empty();
    }
    OptionalInt order = incoming.order.compare(state.newest());
    if (state.killed()) {
      return staleAfterKill(state, incoming, order);
    }
    if (order.orElse(1) < 0) {
      return Optional.of(Reasons.SUPERSEDED);
    }
    return state.seen().equals(incoming.fields)
        ? Optional.of(Reasons.SAME_CONTENT)
        : Optional.empty();
  }

  /** After a kill the burden is reversed: only what is provably newer, or truly another text. */
  private static Optional<String> staleAfterKill(
      UriState state, Incoming incoming, OptionalInt order) {
    if (incoming.kill) {
      return Optional.of(Reasons.SAME_CONTENT);
    }
    boolean newer =
        order.isPresent()
            ? order.getAsInt() > 0
            : !state.accepted().isEmpty() && !state.accepted().equals(incoming.fields);
    return newer ? Optional.empty() : Optional.of(Reasons.KILLED);
  }

  /** Whether what seems known never came out, and has not been let pass for the same reason. */
  private static boolean wasRejectedLater(UriState state, Incoming incoming, String replay) {
    return replay != null
        && !replay.equals(state.replayed())
        && state.revision() > 0
        && stale(state, incoming).filter(Reasons.SAME_CONTENT::equals).isPresent();
  }

  /** Lets the newest version go on once more, as the revision that it was. */
  private static Decision again(UriState state, Incoming incoming) {
    UriState before = state.withRevision(state.revision() - 1);
    List<ArticleEvent> events = new ArrayList<>();
    return incoming.kill
        ? kill(before.withKilled(false), incoming, events)
        // What it changed is not known any more; all of it may have.
        : accept(before.withAccepted(Map.of()), incoming, events);
  }

  private static Decision kill(UriState state, Incoming incoming, List<ArticleEvent> events) {
    UriState noted = inEffect(state, incoming).withKilled(true);
    if (state.revision() == 0) {
      events.add(event(incoming.article, noted, Verdict.Type.HELD, Reasons.KILL_BEFORE_ARTICLE));
      return new Decision(noted, events);
    }
    UriState after = noted.withRevision(state.revision() + 1);
    events.add(
        event(incoming.article, after, Verdict.Type.KILL, Reasons.WITHDRAWN)
            .withChanged(List.of("pubStatus")));
    return new Decision(after, events);
  }

  private static Decision hold(
      UriState state, Article article, String reason, List<ArticleEvent> events) {
    UriState after = withShard(state, article).withHeld(article);
    events.add(event(article, after, Verdict.Type.HELD, reason));
    return new Decision(after, events);
  }

  private static Decision accept(UriState state, Incoming incoming, List<ArticleEvent> events) {
    UriState after =
        inEffect(withShard(state, incoming.article), incoming)
            .with()
            .revision(state.revision() + 1)
            .accepted(incoming.fields)
            .killed(false)
            .build();
    if (state.revision() == 0) {
      events.add(event(incoming.article, after, Verdict.Type.NEW, Reasons.FIRST_VERSION));
      return new Decision(after, events);
    }
    boolean correction = Cues.corrects(incoming.article);
    String reason =
        correction
            ? Reasons.MARKED_CORRECTION
            : state.killed() ? Reasons.KILL_TAKEN_BACK : Reasons.CHANGED;
    events.add(
        event(
                incoming.article,
                after,
                correction ? Verdict.Type.CORRECTION : Verdict.Type.REVISION,
                reason)
            .withChanged(Fields.changed(state.accepted(), incoming.fields)));
    return new Decision(after, events);
  }

  private static Decision redelivery(
      UriState after, Article article, String reason, List<ArticleEvent> events) {
    events.add(event(article, after, Verdict.Type.REDELIVERY, reason));
    return new Decision(after, events);
  }

  private static UriState inEffect(UriState state, Incoming incoming) {
    Order order =
        state.newest() == null ? incoming.order : state.newest().followedBy(incoming.order);
    return state.with().newest(order).seen(incoming.fields).build();
  }

  /** Where the held version stands; what it does not say is as in the version before it. */
  private static Order heldOrder(UriState state) {
    Order held = Order.of(state.held());
    return state.newest() == null ? held : state.newest().followedBy(held);
  }

  private static UriState withShard(UriState state, Article article) {
    return state.shard() == null ? state.withShard(shard(article)) : state;
  }

  private static ArticleEvent event(
      Article article, UriState state, Verdict.Type type, String reason) {
    String of = type == Verdict.Type.NEW || type == Verdict.Type.HELD ? null : article.uri();
    return ArticleEventBuilder.builder()
        .article(article)
        .revision(state.revision())
        .verdict(new Verdict(type, reason, of, null, null))
        .build();
  }

  /** A version with all that is asked of it more than once. */
  private static final class Incoming {
    final Article article;
    final Order order;
    final Map<String, Long> fields;
    final boolean kill;
    final Optional<String> waitsFor;
    private final Instant time;

    Incoming(Article article, Instant now) {
      this.article = article;
      this.order = Order.of(article);
      this.fields = Fields.of(article);
      this.kill = Cues.kills(article);
      this.waitsFor = waitsFor(article, now);
      this.time = article.time().isAfter(article.received()) ? article.received() : article.time();
    }

    private static Optional<String> waitsFor(Article article, Instant now) {
      if (article.pubStatus() == PubStatus.WITHHELD) {
        return Optional.of(Reasons.WITHHELD);
      }
      Instant embargo = article.embargoedUntil();
      return embargo != null && embargo.isAfter(now)
          ? Optional.of(Reasons.EMBARGOED_UNTIL + embargo)
          : Optional.empty();
    }

    UriState blank() {
      return UriStateBuilder.builder().time(time).build();
    }

    Instant later(UriState state) {
      return time.isAfter(state.time()) ? time : state.time();
    }
  }
}

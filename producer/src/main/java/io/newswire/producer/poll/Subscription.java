package io.newswire.producer.poll;

import io.newswire.events.Article;
import io.newswire.events.Position;
import io.newswire.events.SourceState.State;
import io.newswire.producer.connector.Intake;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import io.newswire.producer.health.Rhythm;
import io.newswire.producer.health.SourceReports;
import io.newswire.producer.net.Tempo;
import io.newswire.producer.publish.Receipt;
import io.newswire.producer.source.Source;
import io.newswire.producer.topic.Positions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One feed and how far it has been read. Its position moves on only when Kafka has acknowledged
 * everything up to it. Asked by one thread at a time.
 */
final class Subscription {

  private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

  /** A new address that fails so often in a row is given up for the declared one. */
  private static final int TRUST_IN_NEW_ADDRESS = 3;

  /** A host that wants to be left alone is, with all its feeds, for at most this. */
  private static final Duration LONGEST_HOST_PAUSE = Duration.ofHours(1);

  private final Source.Feed feed;
  private final Intake intake;
  private final Positions positions;
  private final FeedClient client;
  private final Permission permission;
  private final ArticlePages pages;
  private final SourceReports reports;
  private final Tempo tempo;
  private final Clock clock;
  private final AtomicInteger failuresInARow = new AtomicInteger();
  private volatile Position position;
  private volatile Rhythm rhythm;
  private volatile Duration freshFor = Duration.ZERO;
  private volatile Duration hostPause = Duration.ZERO;
  private volatile boolean refusedTooLarge;
  private volatile FeedHints hints = FeedHints.NONE;
  private final AtomicInteger pagesWithoutText = new AtomicInteger();
  private volatile boolean unsubscribed;

  /**
   * A subscription that goes on where it stopped.
   *
   * @param known the feed's position, null when it was never read
   */
  Subscription(
      Source.Feed feed,
      Position known,
      Intake intake,
      Positions positions,
      FeedClient client,
      Permission permission,
      ArticlePages pages,
      SourceReports reports,
      Tempo tempo,
      Clock clock) {
    this.feed = feed;
    this.intake = intake;
    this.positions = positions;
    this.client = client;
    this.permission = permission;
    this.pages = pages;
    this.reports = reports;
    this.tempo = tempo;
    this.rhythm = reports.rhythm(feed.id());
    this.clock = clock;
    this.position =
        known != null && feed.url().toString().equals(known.url()) ? known : beginning();
  }

  private Position beginning() {
    return new Position(
        feed.id(), feed.url().toString(), null, null, null, Map.of(), null, clock.instant());
  }

  /** The host that is asked. */
  String host() {
    return address().getHost();
  }

  /** Whether the last request failed. */
  boolean fails() {
    return failuresInARow.get() > 0;
  }

  /** Whether there is nothing to ask for any more, or nobody wants it. */
  boolean ended() {
    return unsubscribed || position.gone() != null;
  }

  /** The feed as it was declared. */
  Source.Feed feed() {
    return feed;
  }

  /** How far it has been read. */
  Position position() {
    return position;
  }

  /** Ends it: what is under way may still be published, and nothing is asked or told after that. */
  void unsubscribe() {
    unsubscribed = true;
  }

  /** How long the host is to be left alone after the last request. */
  Duration hostPause() {
    return hostPause;
  }

  /**
   * Asks once, and publishes what is new.
   *
   * @return completes when all of it is acknowledged, with the pause until the next time; empty
   *     when there is none
   */
  CompletionStage<Optional<Duration>> poll() {
    Permission.Answer answer = permission.ask(address(), feed.allowPrivate());
    hostPause = longer(tempo.betweenRequests(), answer.delay());
    Fetched fetched = answer.refusal().<Fetched>map(refusal -> refusal).orElseGet(this::fetch);
    if (client.isClosed()) {
      return CompletableFuture.completedStage(Optional.empty());
    }
    if (fetched instanceof Fetched.Document document) {
      return take(document);
    }
    if (fetched instanceof Fetched.Unchanged same) {
      freshFor = same.freshFor();
      return CompletableFuture.completedStage(unchanged());
    }
    if (fetched instanceof Fetched.Gone) {
      LOG.warn("{}: {} is gone for good, it is not asked any more", feed.id(), address());
      return moveTo(position.withGone(clock.instant())).thenApply(safe -> gone());
    }
    if (fetched instanceof Fetched.TooLarge large) {
      return refuse(large);
    }
    return CompletableFuture.completedStage(failed((Fetched.Failed) fetched));
  }

  private Fetched fetch() {
    return client.fetch(
        address(), position.etag(), position.lastModified(), feed.allowPrivate(), permission);
  }

  private URI address() {
    return URI.create(position.location() == null ? position.url() : position.location());
  }

  private CompletionStage<Optional<Duration>> take(Fetched.Document document) {
    Payload payload = payload(document.bytes());
    List<Item> items = intake.parse(payload);
    var seen = new SeenItems(position.seen(), items);
    if (!seen.fresh().isEmpty()) {
      LOG.info("{}: {} of {} items are new", feed.id(), seen.fresh().size(), items.size());
    }
    Position reached = after(document, items, seen);
    return publish(payload, seen.fresh())
        .thenCompose(
            receipt ->
                (reached.equals(position) ? done() : moveTo(reached))
                    .thenApply(
                        safe -> {
                          rhythm = Rhythm.of(items, clock.instant());
                          freshFor = document.freshFor();
                          hints = FeedHints.in(document.bytes());
                          return read(items, receipt);
                        }));
  }

  /** Each item goes out as soon as its text is complete; none waits for another's page. */
  private CompletionStage<Receipt> publish(Payload payload, List<Item> items) {
    if (!feed.fullText()) {
      return intake.publish(payload, items);
    }
    pagesWithoutText.set(0);
    CompletionStage<Receipt> all = CompletableFuture.completedStage(Receipt.NOTHING);
    for (Item item : items) {
      CompletionStage<Receipt> one =
          item.fold(
                  article -> pages.complete(article, feed).thenApply(this::counted),
                  refused -> CompletableFuture.<Item>completedStage(refused))
              .thenCompose(whole -> intake.publish(payload, List.of(whole)));
      all = all.thenCombine(one, Receipt::plus);
    }
    return all;
  }

  private Item counted(Article article) {
    if (ArticlePages.hasFailed(article)) {
      pagesWithoutText.incrementAndGet();
    }
    return new Item.Parsed(article);
  }

  private Position after(Fetched.Document document, List<Item> items, SeenItems seen) {
    Position next =
        position
            .withEtag(document.etag())
            .withLastModified(document.lastModified())
            .withSeen(seen.now());
    // Only an address that gives articles is believed: a hotel's login page redirects too.
    if (document.movedTo() == null || items.stream().noneMatch(Item.Parsed.class::isInstance)) {
      return next;
    }
    LOG.info("{}: moved for good from {} to {}", feed.id(), address(), document.movedTo());
    return next.withLocation(document.movedTo().toString());
  }

  private static CompletionStage<Void> done() {
    return CompletableFuture.completedStage(null);
  }

  private CompletionStage<Void> moveTo(Position next) {
    Position dated = next.withUpdated(clock.instant());
    return positions.write(dated).thenAccept(safe -> position = dated);
  }

  /** A feed that stays too large is one dead letter, not one at each request. */
  private CompletionStage<Optional<Duration>> refuse(Fetched.TooLarge large) {
    var failure =
        new Fetched.Failed(
            "too-large", "%s has more than %,d bytes".formatted(address(), Intake.MAX_BYTES), null);
    if (refusedTooLarge) {
      return CompletableFuture.completedStage(failed(failure));
    }
    return intake
        .refuseTooLarge(payload(large.beginning()), Intake.MAX_BYTES + 1L)
        .thenApply(
            receipt -> {
              refusedTooLarge = true;
              return failed(failure);
            });
  }

  private Payload payload(byte[] bytes) {
    return new Payload(bytes, feed.id(), "poll", feed.url().toString(), clock.instant());
  }

  private Optional<Duration> read(List<Item> items, Receipt receipt) {
    State state = receipt.accepted() > 0 ? State.OK : State.UNCHANGED;
    if (items.stream().allMatch(item -> isRefusal(item, Item.Refused.EMPTY))) {
      state = State.EMPTY;
    } else if (items.stream().allMatch(Item.Refused.class::isInstance)) {
      state = State.ALL_REJECTED;
    }
    return succeeded(state, receipt.accepted(), receipt.refused());
  }

  private static boolean isRefusal(Item item, String code) {
    return item instanceof Item.Refused refused && refused.code().equals(code);
  }

  /** What was of no use the last time still is. */
  private Optional<Duration> unchanged() {
    boolean ofUse = position.seen().isEmpty() || SeenItems.holdsArticles(position.seen());
    return succeeded(ofUse ? State.UNCHANGED : State.ALL_REJECTED, 0, 0);
  }

  private Optional<Duration> succeeded(State state, int accepted, int rejected) {
    int failures = failuresInARow.getAndSet(0);
    if (failures > 0) {
      LOG.info("{}: {} works again after {} failures", feed.id(), address(), failures);
    }
    refusedTooLarge = false;
    Instant now = clock.instant();
    Duration pause = tempo.afterSuccess(interval(now));
    if (feed.every() == null) {
      pause = hints.awake(now, pause);
    }
    int without = pagesWithoutText.getAndSet(0);
    var note =
        without == 0
            ? null
            : new Fetched.Failed("full-text", without + " pages gave no text", null);
    report(state, note, accepted, rejected, now.plus(pause));
    return Optional.of(pause);
  }

  /** The usual time between two requests: as declared, else as the feed and its server suggest. */
  private Duration interval(Instant now) {
    return feed.every() != null
        ? feed.every()
        : Rhythm.clamp(longer(rhythm.interval(now), longer(freshFor, hints.freshFor())));
  }

  private Optional<Duration> failed(Fetched.Failed failure) {
    int failures = failuresInARow.incrementAndGet();
    Instant now = clock.instant();
    Duration pause = tempo.afterFailure(interval(now), failures, failure.retryAfter());
    if (failures == 1) {
      LOG.warn(
          "{} fails, next try in {} s: {}: {}",
          feed.id(),
          pause.toSeconds(),
          failure.code(),
          failure.message());
    }
    if (failure.retryAfter() != null) {
      hostPause = longer(hostPause, shorter(failure.retryAfter(), LONGEST_HOST_PAUSE));
    }
    if (failures >= TRUST_IN_NEW_ADDRESS && position.location() != null) {
      LOG.warn("{}: back from {} to {}", feed.id(), position.location(), position.url());
      position = beginning().withSeen(position.seen());
    }
    report(State.FAILING, failure, 0, 0, now.plus(pause));
    return Optional.of(pause);
  }

  /** What to do when Kafka refused what was found: the same again, later. */
  Optional<Duration> unpublished(Throwable failure) {
    if (client.isClosed() || unsubscribed) {
      return Optional.empty();
    }
    return failed(new Fetched.Failed("not-published", String.valueOf(failure.getMessage()), null));
  }

  private Optional<Duration> gone() {
    report(State.GONE, null, 0, 0, null);
    return Optional.empty();
  }

  private void report(
      State state, Fetched.Failed failure, int accepted, int rejected, Instant nextPoll) {
    if (unsubscribed) {
      return;
    }
    reports.report(
        feed.id(),
        "poll",
        new SourceReports.Sign(
            state,
            failure == null ? null : failure.code(),
            failure == null ? null : failure.message(),
            accepted,
            rejected,
            rhythm.times().isEmpty() ? null : rhythm.times(),
            nextPoll));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}

package io.newswire.producer.poll;

import io.newswire.events.Position;
import io.newswire.producer.connector.Intake;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import io.newswire.producer.source.Source;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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

  private final Source.Feed feed;
  private final Intake intake;
  private final Positions positions;
  private final FeedClient client;
  private final Tempo tempo;
  private final Clock clock;
  private volatile Position position;
  private final AtomicInteger failuresInARow = new AtomicInteger();
  private String refusedAs;

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
      Tempo tempo,
      Clock clock) {
    this.feed = feed;
    this.intake = intake;
    this.positions = positions;
    this.client = client;
    this.tempo = tempo;
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

  /** Whether there is nothing to ask for any more. */
  boolean ended() {
    return position.gone() != null;
  }

  /**
   * Asks once, and publishes what is new.
   *
   * @return completes when all of it is acknowledged, with the pause until the next time; empty
   *     when there is none
   */
  CompletionStage<Optional<Duration>> poll() {
    Fetched fetched =
        client.fetch(address(), position.etag(), position.lastModified(), feed.allowPrivate());
    if (fetched instanceof Fetched.Document document) {
      return take(document);
    }
    if (fetched instanceof Fetched.Unchanged) {
      return CompletableFuture.completedStage(succeeded());
    }
    if (fetched instanceof Fetched.Gone) {
      LOG.warn("{}: {} is gone for good, it is not asked any more", feed.id(), address());
      return moveTo(position.withGone(clock.instant())).thenApply(safe -> Optional.empty());
    }
    if (fetched instanceof Fetched.TooLarge large) {
      return refuse(large);
    }
    return CompletableFuture.completedStage(failed((Fetched.Failed) fetched));
  }

  private URI address() {
    return URI.create(position.location() == null ? position.url() : position.location());
  }

  private CompletionStage<Optional<Duration>> take(Fetched.Document document) {
    Payload payload = payload(document.bytes());
    var items = intake.parse(payload);
    var seen = new SeenItems(position.seen(), items);
    Position next =
        position
            .withEtag(document.etag())
            .withLastModified(document.lastModified())
            .withSeen(seen.now());
    // Only an address that gives articles is believed: a hotel's login page redirects too.
    if (document.movedTo() != null && items.stream().anyMatch(Item.Parsed.class::isInstance)) {
      LOG.info("{}: moved for good from {} to {}", feed.id(), address(), document.movedTo());
      next = next.withLocation(document.movedTo().toString());
    }
    if (!seen.fresh().isEmpty()) {
      LOG.info("{}: {} of {} items are new", feed.id(), seen.fresh().size(), items.size());
    }
    Position reached = next;
    return intake
        .publish(payload, seen.fresh())
        .thenCompose(receipt -> reached.equals(position) ? done() : moveTo(reached))
        .thenApply(safe -> succeeded());
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
    if (failure.code().equals(refusedAs)) {
      return CompletableFuture.completedStage(failed(failure));
    }
    return intake
        .refuseTooLarge(payload(large.beginning()), Intake.MAX_BYTES + 1L)
        .thenApply(
            receipt -> {
              refusedAs = failure.code();
              return failed(failure);
            });
  }

  private Payload payload(byte[] bytes) {
    return new Payload(bytes, feed.id(), "poll", feed.url().toString(), clock.instant());
  }

  private Optional<Duration> succeeded() {
    int failures = failuresInARow.getAndSet(0);
    if (failures > 0) {
      LOG.info("{}: {} works again after {} failures", feed.id(), address(), failures);
    }
    refusedAs = null;
    return Optional.of(tempo.afterSuccess(feed.every()));
  }

  private Optional<Duration> failed(Fetched.Failed failure) {
    int failures = failuresInARow.incrementAndGet();
    Duration pause = tempo.afterFailure(feed.every(), failures, failure.retryAfter());
    if (failures == 1) {
      LOG.warn(
          "{} fails, next try in {} s: {}: {}",
          feed.id(),
          pause.toSeconds(),
          failure.code(),
          failure.message());
    }
    if (failures >= TRUST_IN_NEW_ADDRESS && position.location() != null) {
      LOG.warn("{}: back from {} to {}", feed.id(), position.location(), position.url());
      position = beginning().withSeen(position.seen());
    }
    return Optional.of(pause);
  }

  /** What to do when Kafka refused what was found: the same again, later. */
  Optional<Duration> unpublished(Throwable failure) {
    return failed(new Fetched.Failed("not-published", String.valueOf(failure.getMessage()), null));
  }
}

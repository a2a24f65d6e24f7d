package io.newswire.producer.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.newswire.events.Article;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Rejection;
import io.newswire.events.Topics;
import io.newswire.producer.format.Formats;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Publishes the items of a payload: articles to {@code news.raw}, refusals to {@code
 * news.rejected}. An article that is too large for its topic becomes a refusal; the others go out.
 *
 * <p>Thread-safe. Delivery is at least once: what fails half-way is published again as a whole, and
 * the {@code version} stage passes over what it has seen.
 */
public final class RawPublisher implements AutoCloseable {

  private final EventSender sender;
  private final Serializer<Article> articles = Topics.RAW.valueSerde().serializer();
  private final Serializer<Rejection> rejections = Topics.REJECTED.valueSerde().serializer();

  /** A publisher that closes the sender with itself. */
  public RawPublisher(EventSender sender) {
    this.sender = sender;
  }

  /** A publisher to a cluster that nobody measures; the cluster need not be there yet. */
  public static RawPublisher connect(KafkaConnection kafka) {
    return new RawPublisher(EventSender.connect(kafka, new CompositeMeterRegistry()));
  }

  /**
   * Publishes all items of a payload. Blocks while Kafka takes nothing in and the memory for what
   * waits is full.
   *
   * @param payload where the items come from
   * @param items what was parsed from it
   * @return completes when Kafka has acknowledged every item; fails when one could not be written
   *     at all, e.g. because the publisher was closed: then the payload is to be published again
   */
  public CompletionStage<Receipt> publish(Payload payload, List<Item> items) {
    List<CompletableFuture<Optional<Rejection>>> outcomes =
        items.stream().map(item -> publish(payload, item).toCompletableFuture()).toList();
    return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
        .thenApply(
            all -> {
              List<Rejection> rejected =
                  outcomes.stream().flatMap(outcome -> outcome.join().stream()).toList();
              return new Receipt(outcomes.size() - rejected.size(), rejected);
            });
  }

  private CompletionStage<Optional<Rejection>> publish(Payload payload, Item item) {
    return item.fold(
        article -> publish(payload, article),
        refused -> deadLetter(DeadLetters.of(payload, refused)));
  }

  private CompletionStage<Optional<Rejection>> publish(Payload payload, Article article) {
    byte[] value;
    try {
      value = articles.serialize(Topics.RAW.name(), article);
    } catch (SerializationException e) {
      return deadLetter(
          DeadLetters.of(
              payload, new Item.Refused(Item.Refused.MALFORMED, e.getMessage(), article.uri())));
    }
    if (value.length > Formats.MAX_ARTICLE_BYTES) {
      return deadLetter(DeadLetters.of(payload, tooLarge(article, value.length)));
    }
    var stamp =
        new EventSender.Stamp(
            Sha256.hex((article.uri() + '\0' + article.origin().sha256()).getBytes(UTF_8))
                .substring(0, 32),
            "/sources/" + URLEncoder.encode(article.source(), UTF_8),
            article.received());
    return sender
        .send(Topics.RAW, article.uri(), value, stamp)
        .thenApply(acknowledged -> Optional.<Rejection>empty())
        .exceptionallyCompose(
            failure ->
                cause(failure) instanceof RecordTooLargeException
                    ? deadLetter(DeadLetters.of(payload, tooLarge(article, value.length)))
                    : CompletableFuture.failedStage(failure));
  }

  private static Item.Refused tooLarge(Article article, int bytes) {
    return new Item.Refused(
        Item.Refused.TOO_LARGE,
        "article of %,d bytes, %s takes up to %,d"
            .formatted(bytes, Topics.RAW.name(), Formats.MAX_ARTICLE_BYTES),
        article.uri());
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /**
   * Publishes one dead letter.
   *
   * @return completes when Kafka has acknowledged it
   */
  public CompletionStage<Receipt> reject(Rejection rejection) {
    return deadLetter(rejection).thenApply(written -> new Receipt(0, List.of(rejection)));
  }

  private CompletionStage<Optional<Rejection>> deadLetter(Rejection rejection) {
    byte[] value = rejections.serialize(Topics.REJECTED.name(), rejection);
    var stamp =
        new EventSender.Stamp(
            rejection.id(), "/stages/" + rejection.stage(), rejection.rejectedAt());
    return sender
        .send(Topics.REJECTED, rejection.id(), value, stamp)
        .thenApply(
            acknowledged -> {
              sender.meters().rejected(rejection);
              return Optional.of(rejection);
            });
  }

  @Override
  public void close() {
    sender.close();
  }
}

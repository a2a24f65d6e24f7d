package io.newswire.producer.connector;

import io.newswire.events.Article;
import io.newswire.events.SourceState.State;
import io.newswire.producer.format.Documents;
import io.newswire.producer.format.Formats;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import io.newswire.producer.health.SourceReports;
import io.newswire.producer.publish.DeadLetters;
import io.newswire.producer.publish.RawPublisher;
import io.newswire.producer.publish.Receipt;
import io.newswire.producer.source.LiveSources;
import io.newswire.producer.source.Source;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every connector does with a document: parse, add what its source states, publish. */
public final class Intake {

  /** Largest document that is taken in, in bytes. */
  public static final int MAX_BYTES = Formats.MAX_DOCUMENT_BYTES;

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final Formats formats;
  private final LiveSources sources;
  private final RawPublisher publisher;
  private final SourceReports reports;

  /** An intake that knows these sources. */
  public Intake(
      Formats formats, LiveSources sources, RawPublisher publisher, SourceReports reports) {
    this.formats = formats;
    this.sources = sources;
    this.publisher = publisher;
    this.reports = reports;
  }

  /** The items of a document, with the language and publisher that its source states. */
  public List<Item> parse(Payload payload) {
    return formats.parse(payload).stream()
        .map(
            item ->
                item.<Item>fold(article -> new Item.Parsed(complete(article)), refused -> refused))
        .toList();
  }

  /**
   * Publishes items of a document.
   *
   * @see RawPublisher#publish
   */
  public CompletionStage<Receipt> publish(Payload payload, List<Item> items) {
    return publisher.publish(payload, items);
  }

  /**
   * Parses and publishes all documents of a file or a request that its source sent by itself, and
   * reports on the source. Of a long file one document is in memory at a time: the next is read
   * when Kafka has acknowledged the one before.
   *
   * @param in the file; closed when all of it is read
   * @param origin where it comes from; its bytes are not looked at
   * @param readers reads what follows the first document
   * @return completes when Kafka has acknowledged all of it; fails when it could not be read
   */
  public CompletionStage<Receipt> take(InputStream in, Payload origin, Executor readers) {
    return publish(in, origin, readers)
        .thenApply(
            receipt -> {
              report(origin, receipt);
              return receipt;
            });
  }

  /**
   * Parses and publishes all documents of a file, and leaves it to the caller to report on the
   * source.
   *
   * @see #take(InputStream, Payload, Executor)
   */
  public CompletionStage<Receipt> publish(InputStream in, Payload origin, Executor readers) {
    var documents =
        new Documents(
            in, origin.source(), origin.connector(), origin.reference(), origin.received());
    return CompletableFuture.completedStage(Receipt.NOTHING)
        .thenCompose(nothing -> takeNext(documents, origin, nothing, readers))
        .whenComplete((receipt, failure) -> close(documents, origin));
  }

  private CompletionStage<Receipt> takeNext(
      Documents documents, Payload origin, Receipt before, Executor readers) {
    Optional<Payload> next;
    try {
      next = documents.next();
    } catch (EOFException | ZipException e) {
      var broken =
          new Item.Refused(Item.Refused.MALFORMED, "breaks off, no whole file: " + words(e), null);
      return publish(origin, List.of(broken)).thenApply(before::plus);
    } catch (IOException e) {
      return CompletableFuture.failedStage(e);
    }
    return next.map(
            document ->
                publish(document, parse(document))
                    .thenComposeAsync(
                        receipt -> takeNext(documents, origin, before.plus(receipt), readers),
                        readers))
        .orElseGet(() -> CompletableFuture.completedStage(before));
  }

  private static String words(IOException e) {
    return e.getMessage() == null ? "unexpected end" : e.getMessage();
  }

  private static void close(Documents documents, Payload origin) {
    try {
      documents.close();
    } catch (IOException e) {
      LOG.debug("{} did not close well: {}", origin.reference(), e.toString());
    }
  }

  private void report(Payload payload, Receipt receipt) {
    if (payload.source() == null || !sources.declares(payload.source())) {
      return; // anybody may invent sources; reports are kept of declared ones
    }
    reports.report(
        payload.source(),
        payload.connector(),
        new SourceReports.Sign(
            receipt.accepted() > 0 ? State.OK : State.ALL_REJECTED,
            null,
            null,
            receipt.accepted(),
            receipt.refused(),
            null,
            null));
  }

  /**
   * Refuses a document that is too large to be read whole.
   *
   * @param beginning what was read of it
   * @param bytes its size, or as much of it as is known
   */
  public CompletionStage<Receipt> refuseTooLarge(Payload beginning, long bytes) {
    return publisher.reject(DeadLetters.tooLarge(beginning, bytes, MAX_BYTES));
  }

  private Article complete(Article article) {
    return sources.find(article.source()).map(source -> complete(article, source)).orElse(article);
  }

  private static Article complete(Article article, Source source) {
    Article told = article;
    if (told.language() == null && source.language() != null) {
      told = told.withLanguage(source.language());
    }
    if (told.publisher() == null && source.publisher() != null) {
      told = told.withPublisher(source.publisher());
    }
    return told;
  }
}

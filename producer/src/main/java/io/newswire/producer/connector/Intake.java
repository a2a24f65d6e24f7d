package io.newswire.producer.connector;

import io.newswire.events.Article;
import io.newswire.events.SourceState.State;
import io.newswire.producer.format.Formats;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import io.newswire.producer.health.SourceReports;
import io.newswire.producer.publish.DeadLetters;
import io.newswire.producer.publish.RawPublisher;
import io.newswire.producer.publish.Receipt;
import io.newswire.producer.source.Source;
import io.newswire.producer.source.Sources;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What every connector does with a document: parse, add what its source states, publish. */
public final class Intake {

  /** Largest document that is taken in, in bytes. */
  public static final int MAX_BYTES = Formats.MAX_DOCUMENT_BYTES;

  private final Formats formats;
  private final Sources sources;
  private final RawPublisher publisher;
  private final SourceReports reports;

  /** An intake that knows these sources. */
  public Intake(Formats formats, Sources sources, RawPublisher publisher, SourceReports reports) {
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

  /** Parses and publishes a document that its source sent by itself, and reports on the source. */
  public CompletionStage<Receipt> take(Payload payload) {
    return publish(payload, parse(payload))
        .thenApply(
            receipt -> {
              report(payload, receipt);
              return receipt;
            });
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
            receipt.rejected().size(),
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

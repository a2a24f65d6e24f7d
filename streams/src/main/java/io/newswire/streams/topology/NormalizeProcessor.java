package io.newswire.streams.topology;

import io.newswire.events.Article;
import io.newswire.events.Rejection;
import io.newswire.events.Rejection.Coordinates;
import io.newswire.events.trace.Spans;
import io.newswire.events.trace.TraceContext;
import io.newswire.streams.normalize.Normalized;
import io.newswire.streams.normalize.Normalized.Accepted;
import io.newswire.streams.normalize.Normalized.Refused;
import io.newswire.streams.normalize.Normalizer;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Adapter of the {@link Normalizer}; notes where each record came from. */
final class NormalizeProcessor
    extends ContextualProcessor<String, Article, String, Result<Article>> {

  static final String NODE = "normalize";

  private final Normalizer normalizer;
  private final Quarantine quarantine;
  private final Spans spans;

  NormalizeProcessor(Normalizer normalizer, Quarantine quarantine, Spans spans) {
    this.normalizer = normalizer;
    this.quarantine = quarantine;
    this.spans = spans;
  }

  @Override
  public void process(Record<String, Article> record) {
    RecordMetadata metadata = context().recordMetadata().orElseThrow();
    Coordinates coordinates =
        new Coordinates(metadata.topic(), metadata.partition(), metadata.offset());
    quarantine.check(coordinates);
    Headers headers = Provenance.headers(record.headers(), coordinates);
    LogContext log = LogContext.of(record.value(), coordinates);
    spans
        .begin("tag", TraceContext.of(headers), null)
        .note("newswire.article", record.key())
        .into(headers)
        .around(
            () ->
                log.around(
                    () ->
                        context()
                            .forward(
                                record
                                    .withHeaders(headers)
                                    .withValue(judge(record, coordinates)))));
  }

  private Result<Article> judge(Record<String, Article> record, Coordinates coordinates) {
    Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
    Article article = record.value();
    if (article == null) {
      return new Result.Failed<>(
          DeadLetters.of(
              NODE, "no-value", "the record has no value", record.key(), coordinates, null, now));
    }
    if (!article.uri().equals(record.key())) {
      String message = "the record's key is not the article's uri: " + record.key();
      return new Result.Failed<>(reject("bad-key", message, article, coordinates, now));
    }
    Normalized normalized =
        Guard.call(() -> normalizer.normalize(article, Instant.ofEpochMilli(record.timestamp())));
    if (normalized instanceof Refused refused) {
      return new Result.Failed<>(
          reject(refused.code(), refused.message(), article, coordinates, now));
    }
    return new Result.Passed<>(((Accepted) normalized).article());
  }

  private static Rejection reject(
      String code, String message, Article article, Coordinates coordinates, Instant now) {
    return DeadLetters.of(NODE, code, message, article, coordinates, now);
  }
}

package io.newswire.streams.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newswire.events.Actor;
import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Json;
import io.newswire.events.Location;
import io.newswire.events.Topics;
import io.newswire.events.Verdict;
import io.newswire.streams.dedup.Sketch;
import io.newswire.streams.dedup.Sketcher;
import io.newswire.streams.tag.Tags;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Adapter of the {@link io.newswire.streams.tag.Tagger} and the {@link Sketcher}: all that needs
 * the text is done here, before the hop, on all partitions. What has grown too large to be written
 * is turned away here too, while it can be said plainly.
 */
final class TagProcessor extends ContextualProcessor<String, Versioned, String, Result<Tagged>> {

  static final String NODE = "tag";

  /** What later stages may add: story, reasons, sketch, framing. */
  private static final int RESERVED_BYTES = 512 * 1024;

  private static final int MAX_BYTES = Topics.MAX_EVENT_BYTES - RESERVED_BYTES;

  /** Fewer characters and mentions than these cannot exceed the limit, and are not measured. */
  private static final int SURE_CHARACTERS = 100_000;

  private static final int SURE_MENTIONS = 2_000;

  private final Function<Article, Tags> tagger;
  private final Sketcher sketcher = new Sketcher();

  TagProcessor(Function<Article, Tags> tagger) {
    this.tagger = tagger;
  }

  @Override
  public void process(Record<String, Versioned> record) {
    ArticleEvent event = record.value().event();
    boolean kill = event.verdict().type() == Verdict.Type.KILL;
    ArticleEvent tagged = kill ? event : tag(event);
    Sketch sketch = kill ? null : sketch(event.article());
    int bytes = bytes(tagged);
    Result<Tagged> result =
        bytes <= MAX_BYTES
            ? new Result.Passed<>(new Tagged(tagged, record.value().shard(), sketch))
            : tooLarge(record, bytes);
    context().forward(record.withValue(result));
  }

  private ArticleEvent tag(ArticleEvent event) {
    Tags tags = Guard.call(() -> tagger.apply(event.article()));
    return event
        .with()
        .actors(tags.actors())
        .locations(tags.locations())
        .lexicon(tags.lexicon())
        .build();
  }

  private Sketch sketch(Article article) {
    return Guard.call(() -> sketcher.sketch(article.headline(), article.body()));
  }

  private Result<Tagged> tooLarge(Record<String, Versioned> record, int bytes) {
    return new Result.Failed<>(
        DeadLetters.of(
            NODE,
            "too-large",
            "with its tags it has " + bytes + " bytes, allowed are " + MAX_BYTES,
            record.value().event().article(),
            Provenance.of(record.headers()).orElse(null),
            Instant.ofEpochMilli(context().currentSystemTimeMs())));
  }

  /** Size of the event in bytes, 0 when it is surely small. */
  private static int bytes(ArticleEvent event) {
    int mentions =
        event.actors().stream().map(Actor::mentions).mapToInt(List::size).sum()
            + event.locations().stream().map(Location::mentions).mapToInt(List::size).sum();
    boolean small =
        event.article().body().length() < SURE_CHARACTERS
            && event.article().extra().isEmpty()
            && mentions < SURE_MENTIONS;
    try {
      return small ? 0 : Json.mapper().writeValueAsBytes(event).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }
}

package io.newswire.streams.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Json;
import io.newswire.events.Rejection.Coordinates;
import io.newswire.events.Verdict;
import io.newswire.events.trace.Spans;
import io.newswire.events.trace.TraceContext;
import io.newswire.streams.dedup.Candidate;
import io.newswire.streams.dedup.DedupSettings;
import io.newswire.streams.dedup.Deduplicator;
import io.newswire.streams.dedup.Outcome;
import io.newswire.streams.dedup.Promotion;
import io.newswire.streams.dedup.Reasons;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Adapter of the {@link Deduplicator}. Each shard has its own; several shards may share a
 * partition, and then a store. What a deduplicator holds in memory is derived from the store, so it
 * is built when the shard's first record comes, and again after the task was restored.
 */
final class DedupProcessor extends ContextualProcessor<String, Tagged, String, Judged> {

  private final DedupSettings settings;
  private final Quarantine quarantine;
  private final Spans spans;
  private final Map<String, Deduplicator> shards = new HashMap<>();
  private KeyValueStore<String, byte[]> store;

  private DedupProcessor(DedupSettings settings, Quarantine quarantine, Spans spans) {
    this.settings = settings;
    this.quarantine = quarantine;
    this.spans = spans;
  }

  static ProcessorSupplier<String, Tagged, String, Judged> supplier(
      DedupSettings settings, Quarantine quarantine, Spans spans) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, Tagged, String, Judged> get() {
        return new DedupProcessor(settings, quarantine, spans);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(ShardRecords.store());
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Judged> context) {
    super.init(context);
    store = context.getStateStore(ShardRecords.STORE);
    shards.clear();
  }

  @Override
  public void process(Record<String, Tagged> record) {
    Coordinates raw = Provenance.of(record.headers()).orElse(null);
    quarantine.check(raw);
    Article article = record.value().event().article();
    spans
        .begin("judge", TraceContext.of(record.headers()), null)
        .note("newswire.article", article.uri())
        .into(record.headers())
        .around(() -> LogContext.of(article, raw).around(() -> decide(record)));
  }

  private void decide(Record<String, Tagged> record) {
    Judged judged = judge(record.value());
    forward(record, judged);
    Promotion promotion = judged.promotion();
    if (promotion != null && promotion.kept() != null) {
      String gone = judged.event().article().uri();
      forward(record, new Judged(promoted(promotion, gone), null));
    }
  }

  private void forward(Record<String, Tagged> record, Judged judged) {
    context().forward(record.withKey(judged.event().article().uri()).withValue(judged));
  }

  private Judged judge(Tagged tagged) {
    ArticleEvent event = tagged.event();
    Candidate candidate = Candidate.of(event, event.article().publisher(), tagged.sketch());
    Deduplicator shard =
        shards.computeIfAbsent(
            tagged.shard(), name -> new Deduplicator(settings, new ShardRecords(store, name)));
    try {
      return Guard.call(
          () -> {
            Outcome outcome = shard.accept(candidate);
            ArticleEvent judged =
                event.with().verdict(outcome.verdict()).story(outcome.story()).build();
            if (!outcome.verdict().type().goesOut()) {
              shard.keep(candidate.uri(), () -> write(judged));
            }
            return new Judged(judged, outcome.promotion());
          });
    } catch (RuntimeException e) {
      // It may have stopped half-way: build it anew from the store for the next record.
      shards.remove(tagged.shard());
      throw e;
    }
  }

  /** The event of an article that was held back as a copy of one that is gone. */
  private static ArticleEvent promoted(Promotion promotion, String gone) {
    ArticleEvent copy = read(promotion.kept());
    Verdict heldBack = copy.verdict();
    return copy.with()
        .verdict(
            new Verdict(
                Verdict.Type.NEW,
                Reasons.PROMOTED,
                gone,
                heldBack.similarity(),
                heldBack.algorithm()))
        .story(promotion.story())
        .released(false)
        .promoted(true)
        .build();
  }

  private static String write(ArticleEvent event) {
    try {
      return Json.mapper().writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static ArticleEvent read(String event) {
    try {
      return Json.mapper().readValue(event, ArticleEvent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("damaged copy in the store: " + e.getOriginalMessage(), e);
    }
  }
}

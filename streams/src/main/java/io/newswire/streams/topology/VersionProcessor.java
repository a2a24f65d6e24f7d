package io.newswire.streams.topology;

import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.JsonSerde;
import io.newswire.events.Topics;
import io.newswire.streams.version.Decision;
import io.newswire.streams.version.UriState;
import io.newswire.streams.version.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Adapter of {@link Versions}: keeps what is remembered of each uri, and lets held articles go when
 * their time has come, whether or not anything else arrives.
 */
final class VersionProcessor extends ContextualProcessor<String, Article, String, Versioned> {

  static final String NODE = "version";

  private static final String URIS = "uris";
  private static final String DUE = "due";

  /** The stages up to this one; what they reject is not known here yet. */
  private static final Set<String> UP_TO_HERE =
      Set.of("read-" + Topics.RAW.name(), NormalizeProcessor.NODE, NODE);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Most articles released at once: the next look is a second away. */
  private static final int RELEASED_AT_ONCE = 200;

  private final Versions versions;
  private Memory<UriState> uris;

  /** Uris whose held version waits for a time, by that time and uri. */
  private KeyValueStore<String, String> due;

  private VersionProcessor(Versions versions) {
    this.versions = versions;
  }

  static ProcessorSupplier<String, Article, String, Versioned> supplier(Versions versions) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, Article, String, Versioned> get() {
        return new VersionProcessor(versions);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Memory.store(URIS, new JsonSerde<>(UriState.class)),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(DUE), Serdes.String(), Serdes.String()));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Versioned> context) {
    super.init(context);
    uris = Memory.open(context, URIS, Stages.MEMORY, state -> state.held() == null);
    due = context.getStateStore(DUE);
    context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::release);
  }

  @Override
  public void process(Record<String, Article> record) {
    String uri = record.key();
    Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
    UriState before = uris.get(uri);
    Optional<String> replay = replayAfterLaterStage(record.headers());
    Decision decision =
        Guard.call(() -> versions.decide(before, record.value(), now, replay.orElse(null)));
    remember(uri, before, decision.after(), record.timestamp());
    for (ArticleEvent event : decision.events()) {
      context().forward(record.withValue(new Versioned(event, decision.after().shard())));
    }
  }

  /** Without it a replay of what a later stage rejected would be taken for a redelivery. */
  private static Optional<String> replayAfterLaterStage(Headers headers) {
    return Provenance.replayAfter(headers, stage -> !UP_TO_HERE.contains(stage));
  }

  private void remember(String uri, UriState before, UriState after, long time) {
    if (before != null) {
      versions.releaseAt(before).ifPresent(at -> due.delete(dueKey(at, uri)));
    }
    versions.releaseAt(after).ifPresent(at -> due.put(dueKey(at, uri), uri));
    uris.put(uri, after, time);
  }

  private void release(long now) {
    for (String uri : dueUntil(now)) {
      UriState before = uris.get(uri);
      versions
          .release(before, Instant.ofEpochMilli(now))
          .ifPresent(
              decision -> {
                remember(uri, before, decision.after(), now);
                decision
                    .events()
                    .forEach(
                        event ->
                            context()
                                .forward(
                                    new Record<>(
                                        uri, new Versioned(event, decision.after().shard()), now)));
              });
    }
  }

  private List<String> dueUntil(long now) {
    List<String> uris = new ArrayList<>();
    try (KeyValueIterator<String, String> waiting =
        due.range("", dueKey(Instant.ofEpochMilli(now + 1), ""))) {
      while (waiting.hasNext() && uris.size() < RELEASED_AT_ONCE) {
        KeyValue<String, String> next = waiting.next();
        uris.add(next.value);
      }
    }
    return uris;
  }

  private static String dueKey(Instant at, String uri) {
    return String.format(Locale.ROOT, "%019d %s", Math.max(0, at.toEpochMilli()), uri);
  }
}

package io.newswire.streams.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newswire.events.Article;
import io.newswire.events.KafkaConnection;
import io.newswire.events.trace.Spans;
import io.newswire.streams.dedup.DedupSettings;
import io.newswire.streams.normalize.Normalizer;
import io.newswire.streams.route.LiveRules;
import io.newswire.streams.route.Rules;
import io.newswire.streams.tag.Tagger;
import io.newswire.streams.tag.Tags;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The topology as another release might have it, as a process of its own. */
public final class OtherRelease {

  /** What is in the uris of articles that {@link Kind#FAILING} fails on. */
  public static final String FAILS_ON = "awkward";

  /** What it says of them. */
  public static final String COMPLAINT = "cannot make anything of this";

  private OtherRelease() {}

  /** What is other in it. */
  public enum Kind {
    /** A stage more, with a store of its own. */
    LARGER,
    /** A tagger that fails on some articles. */
    FAILING
  }

  /**
   * Runs it until it is told to end.
   *
   * @param args the {@link Kind}, the brokers, and the folder of its state
   */
  public static void main(String[] args) {
    Kind kind = Kind.valueOf(args[0]);
    KafkaConnection kafka = KafkaConnection.to(args[1]);
    StreamsSettings usual = StreamsSettings.in(Path.of(args[2]));
    StreamsSettings settings =
        new StreamsSettings(
            usual.applicationId(),
            Optional.of("0"),
            usual.stateDir(),
            usual.rules(),
            usual.dedup(),
            2,
            usual.commitInterval(),
            usual.replicationFactor());
    Tally tally = new Tally(new SimpleMeterRegistry());
    Quarantine quarantine = new Quarantine();
    StreamsConfig config = Configuration.of(kafka, settings, tally, quarantine);
    Topology topology = NewswireTopology.build(stages(kind), config, tally, quarantine, Spans.NONE);
    if (kind == Kind.LARGER) {
      topology.addProcessor("census", new Census(), TagProcessor.NODE);
    }
    KafkaStreams streams = new KafkaStreams(topology, config);
    streams.setUncaughtExceptionHandler(new RestartPolicy(Clock.systemUTC(), quarantine));
    Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
    streams.start();
  }

  private static Stages stages(Kind kind) {
    Tagger tagger = Tagger.standard();
    Function<Article, Tags> tag = tagger::tag;
    return Stages.standard(
        Normalizer.standard(),
        kind == Kind.FAILING ? article -> failing(tag, article) : tag,
        new LiveRules(Rules.standard()),
        DedupSettings.DEFAULT);
  }

  private static Tags failing(Function<Article, Tags> tag, Article article) {
    if (article.uri().contains(FAILS_ON)) {
      throw new IllegalStateException(COMPLAINT);
    }
    return tag.apply(article);
  }

  /** Counts what was tagged. */
  private static final class Census implements ProcessorSupplier<String, Object, Void, Void> {

    private static final String STORE = "census";

    @Override
    public Processor<String, Object, Void, Void> get() {
      return new ContextualProcessor<>() {
        @Override
        public void process(Record<String, Object> record) {
          KeyValueStore<String, Long> counts = context().getStateStore(STORE);
          Long before = counts.get("all");
          counts.put("all", before == null ? 1 : before + 1);
        }
      };
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.Long()));
    }
  }
}

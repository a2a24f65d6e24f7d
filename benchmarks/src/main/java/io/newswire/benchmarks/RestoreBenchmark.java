package io.newswire.benchmarks;

import io.newswire.app.embedded.EmbeddedKafka;
import io.newswire.app.embedded.Ports;
import io.newswire.events.KafkaConnection;
import io.newswire.streams.dedup.DedupSettings;
import io.newswire.streams.dedup.Deduplicator;
import io.newswire.streams.topology.ShardRecords;
import io.newswire.streams.topology.SmallRocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * How long the dedup stage needs until it goes on after its local state was lost: the store is
 * restored from its changelog on a real broker, with transactions as in the topology, and the index
 * built over it. Times are by the wall clock, with the broker in the same process.
 *
 * <p>Arguments: how many articles, and a folder.
 */
public final class RestoreBenchmark {

  private static final String TOPIC = "fill";
  private static final String APPLICATION = "restore-benchmark";
  private static final int BATCH = 1_000;

  private final KafkaConnection kafka;
  private final Path state;
  private final Semaphore done = new Semaphore(0);
  private volatile int remembered;

  private RestoreBenchmark(KafkaConnection kafka, Path state) {
    this.kafka = kafka;
    this.state = state;
  }

  /** Runs it, and prints a line for each figure. */
  public static void main(String[] args) throws Exception {
    int articles = Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory(Path.of(args[1]), "restore-benchmark");
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free())) {
      new RestoreBenchmark(KafkaConnection.to(broker.bootstrapServers()), folder.resolve("state"))
          .run(articles);
    }
  }

  private void run(int articles) throws Exception {
    try (Admin admin = Admin.create(kafka.with(Map.of()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    try (KafkaStreams streams = streams()) {
      streams.start();
      send(articles / BATCH);
      done.acquire(articles / BATCH);
      streams.close(Duration.ofMinutes(1));
    }
    print("changelog bytes per article", (double) changelogBytes() / articles);
    delete(state);
    long start = System.nanoTime();
    try (KafkaStreams streams = streams()) {
      streams.start();
      send(1);
      done.acquire();
      print("restored and built anew, seconds", (System.nanoTime() - start) / 1e9);
      print("articles remembered", remembered);
      streams.close(Duration.ofMinutes(1));
    }
  }

  private KafkaStreams streams() {
    Topology topology = new Topology();
    topology.addSource(
        "read", Serdes.String().deserializer(), Serdes.String().deserializer(), TOPIC);
    topology.addProcessor("dedup", new Supplier(), "read");
    return new KafkaStreams(
        topology,
        new StreamsConfig(
            kafka.with(
                Map.of(
                    StreamsConfig.APPLICATION_ID_CONFIG,
                    APPLICATION,
                    StreamsConfig.STATE_DIR_CONFIG,
                    state.toString(),
                    StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                    StreamsConfig.EXACTLY_ONCE_V2,
                    StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                    0,
                    StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                    SmallRocks.class,
                    "producer.compression.type",
                    "lz4",
                    "consumer.auto.offset.reset",
                    "earliest",
                    "max.poll.records",
                    20))));
  }

  private void send(int batches) throws ExecutionException, InterruptedException {
    try (var producer =
        new KafkaProducer<>(kafka.with(Map.of()), new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < batches; i++) {
        producer.send(new ProducerRecord<>(TOPIC, "batch", "")).get();
      }
    }
  }

  private long changelogBytes() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(kafka.with(Map.of()))) {
      return admin.describeLogDirs(Set.of(1)).allDescriptions().get().values().stream()
          .flatMap(dirs -> dirs.values().stream())
          .flatMap(dir -> dir.replicaInfos().entrySet().stream())
          .filter(replica -> replica.getKey().topic().endsWith("-changelog"))
          .mapToLong(replica -> replica.getValue().size())
          .sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void print(String name, double value) {
    System.out.printf(Locale.ROOT, "  %-34s %,14.2f%n", name, value);
  }

  /** Lets each record stand for a batch of articles. */
  private final class Supplier implements ProcessorSupplier<String, String, Void, Void> {
    @Override
    public Processor<String, String, Void, Void> get() {
      return new Filler();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(ShardRecords.store());
    }
  }

  private final class Filler extends ContextualProcessor<String, String, Void, Void> {
    private final MadeUpWire wire = new MadeUpWire();
    private Deduplicator deduplicator;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      super.init(context);
      deduplicator =
          new Deduplicator(
              DedupSettings.DEFAULT,
              new ShardRecords(context.getStateStore(ShardRecords.STORE), "en"));
    }

    @Override
    public void process(Record<String, String> record) {
      wire.next(BATCH).forEach(deduplicator::accept);
      remembered = deduplicator.size();
      done.release();
    }
  }
}

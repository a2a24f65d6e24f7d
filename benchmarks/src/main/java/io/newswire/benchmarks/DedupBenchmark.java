package io.newswire.benchmarks;

import io.newswire.streams.dedup.Candidate;
import io.newswire.streams.dedup.DedupSettings;
import io.newswire.streams.dedup.Deduplicator;
import io.newswire.streams.dedup.MemoryRecords;
import io.newswire.streams.dedup.Records;
import io.newswire.streams.topology.ShardRecords;
import io.newswire.streams.topology.SmallRocks;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Verdicts a second of one shard with few and with many articles remembered, its memory, and the
 * time to build its index anew; over the state store that the topology uses, and over the heap.
 * Rates are those of the one thread in processor time, the median of some rounds, so that what else
 * the machine does counts little.
 *
 * <p>Arguments: how many articles to fill in, and a folder for the database.
 */
public final class DedupBenchmark {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUND = 10_000;
  private static final int ROUNDS = 5;
  private static final int WARM_UP_ROUNDS = 10;

  private DedupBenchmark() {}

  /** Runs it, and prints a line for each figure. */
  public static void main(String[] args) throws IOException {
    int fill = Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory(Path.of(args[1]), "dedup-benchmark");
    var warmUp = open(folder.resolve("warm-up"));
    System.out.println("to warm up");
    measure(new Counted(new ShardRecords(warmUp, "en")), ROUND * WARM_UP_ROUNDS, false);
    warmUp.close();
    System.out.println("over RocksDB, as in the topology");
    var store = open(folder.resolve("shard"));
    Counted records = new Counted(new ShardRecords(store, "en"));
    measure(records, fill, true);
    print("record bytes per article", (double) records.written / records.puts);
    print("disk bytes per article", (double) bytes(folder.resolve("shard")) / fill);
    store.close();
    System.out.println("over the heap");
    measure(new Counted(new MemoryRecords()), fill, false);
  }

  private static void measure(Counted records, int fill, boolean memory) {
    MadeUpWire wire = new MadeUpWire();
    wire.next(2 * ROUND);
    long heapBefore = memory ? heap() : 0;
    DedupSettings settings = DedupSettings.DEFAULT.withMaxArticles(fill);
    Deduplicator deduplicator = new Deduplicator(settings, records);
    double empty = rate(deduplicator, wire);
    while (deduplicator.size() < fill - ROUND * ROUNDS) {
      round(deduplicator, wire);
    }
    double full = rate(deduplicator, wire);
    if (memory) {
      print("heap bytes per article", (double) (heap() - heapBefore) / deduplicator.size());
    }
    int articles = deduplicator.size();
    double turning = rate(deduplicator, wire);
    print("articles remembered", articles);
    print("verdicts/s, few remembered", empty);
    print("verdicts/s, all remembered", full);
    print("all / few", full / empty);
    print("verdicts/s, one goes for each", turning);
    long start = THREADS.getCurrentThreadCpuTime();
    Deduplicator rebuilt = new Deduplicator(settings, records);
    print("index built anew, seconds", (THREADS.getCurrentThreadCpuTime() - start) / 1e9);
    print("articles in it", rebuilt.size());
  }

  private static double rate(Deduplicator deduplicator, MadeUpWire wire) {
    return DoubleStream.generate(() -> round(deduplicator, wire))
        .limit(ROUNDS)
        .sorted()
        .skip(ROUNDS / 2)
        .findFirst()
        .orElseThrow();
  }

  private static double round(Deduplicator deduplicator, MadeUpWire wire) {
    List<Candidate> candidates = wire.next(ROUND);
    long start = THREADS.getCurrentThreadCpuTime();
    candidates.forEach(deduplicator::accept);
    return ROUND / ((THREADS.getCurrentThreadCpuTime() - start) / 1e9);
  }

  private static KeyValueStore<String, byte[]> open(Path folder) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "benchmark");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none");
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocks.class);
    File files = folder.toFile();
    var context = new MockProcessorContext<>(config, new TaskId(0, 0), files);
    var store = ShardRecords.store().withLoggingDisabled().build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void print(String name, double value) {
    System.out.printf(Locale.ROOT, "  %-30s %,14.2f%n", name, value);
  }

  /** Counts what is written. */
  private static final class Counted implements Records {
    private final Records records;
    private long puts;
    private long written;

    Counted(Records records) {
      this.records = records;
    }

    @Override
    public byte[] get(String key) {
      return records.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
      puts++;
      written += key.length() + value.length;
      records.put(key, value);
    }

    @Override
    public void delete(String key) {
      records.delete(key);
    }

    @Override
    public void scan(String prefix, BiConsumer<String, byte[]> visitor) {
      records.scan(prefix, visitor);
    }
  }
}

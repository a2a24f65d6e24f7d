package io.newswire.streams.dedup;

import io.newswire.events.Verdict;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompactionStyle;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/**
 * Rate, memory and restore time of one shard, with few and with many articles remembered, over
 * RocksDB as in the topology. Articles are random shingles; every tenth is a copy of an earlier one
 * with some of them changed. Times are those of the one thread on the processor, so that what else
 * the machine does counts little.
 *
 * <p>Arguments: how many articles to fill in, and a folder for the database.
 */
final class DedupBenchmark {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUND = 20_000;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Random random = new Random(1);
  private final List<int[]> recent = new ArrayList<>();
  private int made;

  private DedupBenchmark() {}

  public static void main(String[] args) throws Exception {
    int fill = Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory(Path.of(args[1]), "dedup-benchmark");
    new DedupBenchmark().run(fill, folder);
  }

  private void run(int fill, Path folder) throws Exception {
    warmUp(folder.resolve("warm-up"));
    recent.clear();
    System.gc();
    long heapBefore = heap();
    try (Rocks rocks = new Rocks(folder.resolve("shard"))) {
      Deduplicator deduplicator = new Deduplicator(DedupSettings.DEFAULT, rocks);
      double empty = (round(deduplicator) + round(deduplicator)) / 2;
      double emptyOwn = own(rocks, empty);
      while (deduplicator.size() < fill - 2 * ROUND) {
        round(deduplicator);
      }
      rocks.takeNanos();
      double full = (round(deduplicator) + round(deduplicator)) / 2;
      double fullOwn = own(rocks, full);
      recent.clear();
      System.gc();
      int articles = deduplicator.size();
      double bytes = (double) (heap() - heapBefore) / articles;
      print("articles remembered", articles);
      print("verdicts/s, empty", empty);
      print("verdicts/s, full", full);
      print("full / empty", full / empty);
      print("the same without RocksDB", fullOwn / emptyOwn);
      print("verdicts/s without, empty", emptyOwn);
      print("verdicts/s without, full", fullOwn);
      print("heap bytes per article", bytes);
      print("record bytes per article", (double) rocks.written / articles);
      print("sketches/s", sketchRate());
      print("disk bytes per article", (double) rocks.size() / articles);
      long start = THREADS.getCurrentThreadCpuTime();
      Deduplicator restored = new Deduplicator(DedupSettings.DEFAULT, rocks);
      print("restore seconds", (THREADS.getCurrentThreadCpuTime() - start) / 1e9);
      print("articles restored", restored.size());
    }
  }

  /** The rate of a round without the time spent in the database. */
  private static double own(Rocks rocks, double rate) {
    return 2 * ROUND / (2 * ROUND / rate - rocks.takeNanos() / 1e9);
  }

  private void warmUp(Path folder) throws RocksDBException {
    try (Rocks rocks = new Rocks(folder)) {
      Deduplicator deduplicator = new Deduplicator(DedupSettings.DEFAULT, rocks);
      for (int i = 0; i < 5; i++) {
        round(deduplicator);
      }
    }
  }

  private double round(Deduplicator deduplicator) {
    List<Candidate> candidates = new ArrayList<>(ROUND);
    for (int i = 0; i < ROUND; i++) {
      candidates.add(candidate());
    }
    long start = THREADS.getCurrentThreadCpuTime();
    candidates.forEach(deduplicator::accept);
    return ROUND / ((THREADS.getCurrentThreadCpuTime() - start) / 1e9);
  }

  private Candidate candidate() {
    int[] shingles = shingles();
    int number = made++;
    return new Candidate(
        "urn:newswire:benchmark:article:" + number,
        "source-" + number % 500,
        "publisher-" + number % 100,
        null,
        START.plusMillis(number * 50L),
        new Sketch(
            Arrays.hashCode(shingles) * 0x9e3779b97f4a7c15L,
            Bottom.of(shingles.clone(), shingles.length, Sketch.MAX_SHINGLES),
            Bottom.of(new int[0], 0, Sketch.MAX_FACTS),
            Bottom.of(new int[0], 0, Sketch.MAX_FACTS),
            Bottom.of(random.ints(8).toArray(), 8, Sketch.MAX_HEADLINE)),
        new Verdict(Verdict.Type.NEW, "first-version", null, null, null));
  }

  /** The shingles of a story of 200 to 600 words. */
  private int[] shingles() {
    if (made % 10 == 9) {
      int[] copy = recent.get(random.nextInt(recent.size())).clone();
      for (int i = 0; i < 40; i++) {
        copy[random.nextInt(copy.length)] = random.nextInt();
      }
      return copy;
    }
    int[] shingles = random.ints(200 + random.nextInt(400)).toArray();
    if (recent.size() < 1_000) {
      recent.add(shingles);
    } else {
      recent.set(random.nextInt(recent.size()), shingles);
    }
    return shingles;
  }

  /** Sketches a second, of texts of 400 words. */
  private double sketchRate() {
    Sketcher sketcher = new Sketcher();
    double rate = 0;
    for (int round = 0; round < 4; round++) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        texts.add(
            random
                .ints(400, 0, 30_000)
                .mapToObj(word -> Integer.toString(word, Character.MAX_RADIX))
                .collect(Collectors.joining(" ")));
      }
      long start = THREADS.getCurrentThreadCpuTime();
      texts.forEach(text -> sketcher.sketch("", text));
      rate = texts.size() / ((THREADS.getCurrentThreadCpuTime() - start) / 1e9);
    }
    return rate;
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void print(String name, double value) {
    System.out.printf(Locale.ROOT, "%-26s %,14.2f%n", name, value);
  }

  /** Records in RocksDB with the settings that Kafka Streams gives it, and without its log. */
  private static final class Rocks implements Records, AutoCloseable {
    private final Options options =
        new Options()
            .setCreateIfMissing(true)
            .setCompactionStyle(CompactionStyle.UNIVERSAL)
            .setWriteBufferSize(16 << 20)
            .setMaxWriteBufferNumber(3)
            .setTableFormatConfig(
                new BlockBasedTableConfig()
                    .setBlockCache(new LRUCache(50 << 20))
                    .setFilterPolicy(new BloomFilter()));
    private final WriteOptions writing = new WriteOptions().setDisableWAL(true);
    private final Path folder;
    private final RocksDB db;
    private long written;
    private long nanos;

    Rocks(Path folder) throws RocksDBException {
      this.folder = folder;
      this.db = RocksDB.open(options, folder.toString());
    }

    @Override
    public byte[] get(String key) {
      long start = THREADS.getCurrentThreadCpuTime();
      try {
        return db.get(bytes(key));
      } catch (RocksDBException e) {
        throw new IllegalStateException(e);
      } finally {
        nanos += THREADS.getCurrentThreadCpuTime() - start;
      }
    }

    @Override
    public void put(String key, byte[] value) {
      written += key.length() + value.length;
      long start = THREADS.getCurrentThreadCpuTime();
      try {
        db.put(writing, bytes(key), value);
      } catch (RocksDBException e) {
        throw new IllegalStateException(e);
      } finally {
        nanos += THREADS.getCurrentThreadCpuTime() - start;
      }
    }

    @Override
    public void delete(String key) {
      long start = THREADS.getCurrentThreadCpuTime();
      try {
        db.delete(writing, bytes(key));
      } catch (RocksDBException e) {
        throw new IllegalStateException(e);
      } finally {
        nanos += THREADS.getCurrentThreadCpuTime() - start;
      }
    }

    @Override
    public void scan(String prefix, BiConsumer<String, byte[]> visitor) {
      try (RocksIterator all = db.newIterator()) {
        for (all.seek(bytes(prefix)); all.isValid(); all.next()) {
          String key = new String(all.key(), StandardCharsets.UTF_8);
          if (!key.startsWith(prefix)) {
            break;
          }
          visitor.accept(key, all.value());
        }
      }
    }

    long takeNanos() {
      long taken = nanos;
      nanos = 0;
      return taken;
    }

    long size() throws RocksDBException, IOException {
      try (FlushOptions flush = new FlushOptions()) {
        db.flush(flush);
      }
      try (var files = Files.walk(folder)) {
        return files.mapToLong(file -> file.toFile().length()).sum();
      }
    }

    @Override
    public void close() {
      db.close();
      writing.close();
      options.close();
    }

    private static byte[] bytes(String key) {
      return key.getBytes(StandardCharsets.UTF_8);
    }
  }
}

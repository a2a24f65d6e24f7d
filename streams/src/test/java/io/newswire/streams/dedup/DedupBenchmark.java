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
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiConsumer;
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
 * RocksDB as in the topology. Texts are made of random words; every tenth is a copy of an earlier
 * one with some words changed. Times are those of the one thread on the processor, so that what
 * else the machine does counts little.
 *
 * <p>Arguments: how many articles to fill in, and a folder for the database.
 */
final class DedupBenchmark {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUND = 20_000;
  private static final int WORDS = 400;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Random random = new Random(1);
  private final Sketcher sketcher = new Sketcher();
  private final String[] vocabulary = vocabulary();
  private final List<String> recent = new ArrayList<>();
  private int made;
  private long sketchNanos;

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
      double empty = round(deduplicator);
      while (deduplicator.size() < fill - 2 * ROUND) {
        round(deduplicator);
      }
      double full = (round(deduplicator) + round(deduplicator)) / 2;
      recent.clear();
      System.gc();
      int articles = deduplicator.size();
      double bytes = (double) (heap() - heapBefore) / articles;
      print("articles remembered", articles);
      print("verdicts/s, empty", empty);
      print("verdicts/s, full", full);
      print("full / empty", full / empty);
      print("heap bytes per article", bytes);
      print("record bytes per article", (double) rocks.written / articles);
      print("sketches/s", made / (sketchNanos / 1e9));
      print("disk bytes per article", (double) rocks.size() / articles);
      long start = THREADS.getCurrentThreadCpuTime();
      Deduplicator restored = new Deduplicator(DedupSettings.DEFAULT, rocks);
      print("restore seconds", (THREADS.getCurrentThreadCpuTime() - start) / 1e9);
      print("articles restored", restored.size());
    }
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
    String text = text();
    long start = THREADS.getCurrentThreadCpuTime();
    Sketch sketch = sketcher.sketch("", text);
    sketchNanos += THREADS.getCurrentThreadCpuTime() - start;
    int number = made++;
    return new Candidate(
        "urn:newswire:benchmark:article:" + number,
        "source-" + number % 500,
        "publisher-" + number % 100,
        null,
        START.plusMillis(number * 50L),
        sketch,
        new Verdict(Verdict.Type.NEW, "first-version", null, null, null));
  }

  private String text() {
    if (made % 10 == 9 && !recent.isEmpty()) {
      String[] words = recent.get(random.nextInt(recent.size())).split(" ");
      for (int i = 0; i < 8; i++) {
        words[random.nextInt(words.length)] = word();
      }
      return String.join(" ", words);
    }
    StringBuilder text = new StringBuilder();
    int words = WORDS / 2 + random.nextInt(WORDS);
    for (int i = 0; i < words; i++) {
      text.append(word()).append(i % 20 == 19 ? ". " : " ");
    }
    if (recent.size() < 1_000) {
      recent.add(text.toString());
    } else {
      recent.set(random.nextInt(recent.size()), text.toString());
    }
    return text.toString();
  }

  /** Few words are frequent, most are rare. */
  private String word() {
    double share = random.nextDouble();
    return vocabulary[(int) (share * share * share * vocabulary.length)];
  }

  private String[] vocabulary() {
    String[] words = new String[30_000];
    for (int i = 0; i < words.length; i++) {
      words[i] = Integer.toString(i + 1_000_000, Character.MAX_RADIX).replaceAll("\\d", "x");
    }
    return words;
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

    Rocks(Path folder) throws RocksDBException {
      this.folder = folder;
      this.db = RocksDB.open(options, folder.toString());
    }

    @Override
    public byte[] get(String key) {
      try {
        return db.get(bytes(key));
      } catch (RocksDBException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void put(String key, byte[] value) {
      written += key.length() + value.length;
      try {
        db.put(writing, bytes(key), value);
      } catch (RocksDBException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void delete(String key) {
      try {
        db.delete(writing, bytes(key));
      } catch (RocksDBException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void scan(BiConsumer<String, byte[]> visitor) {
      try (RocksIterator all = db.newIterator()) {
        for (all.seekToFirst(); all.isValid(); all.next()) {
          visitor.accept(new String(all.key(), StandardCharsets.UTF_8), all.value());
        }
      }
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

package io.newswire.benchmarks;

import io.newswire.app.Newswire;
import io.newswire.app.embedded.EmbeddedKafka;
import io.newswire.app.embedded.Ports;
import io.newswire.app.topics.TopicPlan;
import io.newswire.app.topics.TopicReader;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What it costs to poll many feeds: a producer in a process of its own, the feeds and Kafka in this
 * one. Every feed is asked every 30 s; the first round gives documents, the later ones mostly 304.
 */
public final class FeedsBenchmark {

  private static final String EVERY = "PT30S";
  private static final int USUAL_FEEDS = 10_000;
  private static final int USUAL_MINUTES = 12;

  private FeedsBenchmark() {}

  /** Runs it: how many feeds, for how many minutes. */
  public static void main(String[] arguments) throws Exception {
    int feeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : USUAL_FEEDS;
    int minutes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : USUAL_MINUTES;
    Path folder = Files.createTempDirectory("feeds-benchmark");
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
        FeedSite site = new FeedSite()) {
      KafkaConnection kafka = KafkaConnection.to(broker.bootstrapServers());
      TopicPlan.apply(kafka, TopicPlan.of(kafka, Topics.all()));
      Process producer = start(kafka, declare(site, feeds, folder), folder);
      try {
        measure(producer, site, kafka, feeds, Duration.ofMinutes(minutes), System.out);
      } finally {
        producer.destroyForcibly().waitFor();
      }
    }
  }

  private static Path declare(FeedSite site, int feeds, Path folder) throws IOException {
    String sources =
        IntStream.range(0, feeds)
            .mapToObj(
                i ->
                    "  - {id: feed-%d, type: poll, url: \"%s\", every: %s, allowPrivate: true}"
                        .formatted(i, site.url(i), EVERY))
            .collect(
                Collectors.joining("\n", "sources:\n", "\npush: {port: " + Ports.free() + "}"));
    return Files.writeString(folder.resolve("sources.yaml"), sources);
  }

  private static Process start(KafkaConnection kafka, Path sources, Path folder)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            Newswire.class.getName(),
            "producer",
            "--bootstrap-servers=" + kafka.bootstrapServers(),
            "--sources=" + sources)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("producer.log").toFile())
        .start();
  }

  private static void measure(
      Process producer,
      FeedSite site,
      KafkaConnection kafka,
      int feeds,
      Duration time,
      PrintStream out)
      throws Exception {
    long start = System.nanoTime();
    out.printf(
        "%,d feeds of %d items on as many hosts, each asked every %s, a new item every %d s%n",
        feeds, FeedSite.ITEMS, EVERY, FeedSite.SECONDS_BETWEEN_NEWS);
    out.println(" time   requests    304   of them   CPU    CPU/request   memory   heap used");
    long requestsBefore = 0;
    long unchangedBefore = 0;
    Duration cpuBefore = Duration.ZERO;
    for (int minute = 1; minute <= time.toMinutes(); minute++) {
      long left = start + TimeUnit.MINUTES.toNanos(minute) - System.nanoTime();
      if (producer.waitFor(left, TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("the producer ended, see its log");
      }
      long unchanged = site.unchanged.sum();
      long requests = site.documents.sum() + unchanged;
      Duration cpu = producer.info().totalCpuDuration().orElseThrow();
      out.printf(
          "%2d min  %,9d  %,7d  %5.1f %%  %5.1f s  %8.2f ms  %4d MB  %6s%n",
          minute,
          requests - requestsBefore,
          unchanged - unchangedBefore,
          100.0 * (unchanged - unchangedBefore) / Math.max(1, requests - requestsBefore),
          cpu.minus(cpuBefore).toMillis() / 1e3,
          (double) cpu.minus(cpuBefore).toMillis() / Math.max(1, requests - requestsBefore),
          residentMegabytes(producer),
          heap(producer));
      requestsBefore = requests;
      unchangedBefore = unchanged;
      cpuBefore = cpu;
    }
    out.printf(
        "total   %,9d  %,7d  %5.1f %%  %5.1f s  %8.2f ms, %.0f requests a second%n",
        requestsBefore,
        unchangedBefore,
        100.0 * unchangedBefore / requestsBefore,
        cpuBefore.toMillis() / 1e3,
        (double) cpuBefore.toMillis() / requestsBefore,
        (double) requestsBefore / time.toSeconds());
    out.printf("%,d articles in %s%n", articles(kafka), Topics.RAW.name());
  }

  private static long residentMegabytes(Process process) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
      }
    }
    return 0;
  }

  /** What is alive on the heap, after a collection. */
  private static String heap(Process process) throws IOException, InterruptedException {
    jcmd(process, "GC.run");
    return jcmd(process, "GC.heap_info").stream()
        .filter(line -> line.contains("used"))
        .findFirst()
        .map(line -> line.replaceFirst(".*used (\\d+)K.*", "$1"))
        .map(kilobytes -> (Long.parseLong(kilobytes) >> 10) + " MB")
        .orElse("?");
  }

  private static List<String> jcmd(Process process, String command)
      throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                command)
            .redirectErrorStream(true)
            .start();
    try (var lines = jcmd.inputReader()) {
      List<String> all = lines.lines().toList();
      jcmd.waitFor();
      return all;
    }
  }

  private static long articles(KafkaConnection kafka) {
    AtomicLong count = new AtomicLong();
    try (TopicReader reader = new TopicReader(kafka, Topics.RAW)) {
      reader.fromBeginning();
      reader.toEnd(record -> count.incrementAndGet() > 0);
    }
    return count.get();
  }
}

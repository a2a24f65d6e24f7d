package io.newswire.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the fault runs gave, a line each, in {@code target/faults.md}. */
final class Table {

  private static final Path FILE = Path.of("target/faults.md");

  private Table() {}

  /**
   * Adds a line.
   *
   * @param fault what was done
   * @param times how often
   * @param outcomes what became of the articles; verified
   * @param recoveries from each fault to the next thing that came out
   */
  static synchronized void add(
      String fault, int times, Outcomes outcomes, List<Duration> recoveries) throws IOException {
    if (!Files.exists(FILE)) {
      Files.createDirectories(FILE.toAbsolutePath().getParent());
      Files.writeString(
          FILE,
          """
          | fault | times | articles | lost | doubled | dead letters | median s | p95 s |
          | --- | --- | --- | --- | --- | --- | --- | --- |
          """);
    }
    Files.writeString(
        FILE,
        String.format(
            Locale.ROOT,
            "| %s | %d | %d | 0 | 0 | %d | %s | %s |%n",
            fault,
            times,
            outcomes.raw().size(),
            outcomes.rejected().size(),
            quantile(recoveries, 0.5),
            quantile(recoveries, 0.95)),
        java.nio.file.StandardOpenOption.APPEND);
  }

  private static String quantile(List<Duration> durations, double share) {
    if (durations.isEmpty()) {
      return "";
    }
    List<Duration> sorted = durations.stream().sorted().toList();
    int rank = (int) Math.ceil(share * sorted.size()) - 1;
    return String.format(Locale.ROOT, "%.1f", sorted.get(rank).toMillis() / 1_000.0);
  }
}

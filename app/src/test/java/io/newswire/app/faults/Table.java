package io.newswire.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the fault runs gave, a line for each fault, in {@code target/faults.txt}. A fault that is
 * run again replaces its line.
 */
final class Table {

  private static final Path FILE = Path.of("target", "faults.txt");

  private static final String FORMAT = "%-46s %5s %9s %5s %8s %9s %7s %7s %7s";

  private static final String HEAD =
      String.format(
          Locale.ROOT,
          FORMAT,
          "fault",
          "times",
          "articles",
          "lost",
          "doubled",
          "rejected",
          "p50 s",
          "p95 s",
          "all s");

  private static final int NAME = 46;

  private Table() {}

  /**
   * Adds the line of a fault.
   *
   * @param fault what was done
   * @param times how often
   * @param outcomes what became of the articles
   * @param lost how many were lost
   * @param doubled how many were doubled
   * @param recoveries from each fault to the next thing that came out
   * @param took how long all of it took
   */
  static void add(
      String fault,
      int times,
      Outcomes outcomes,
      int lost,
      int doubled,
      List<Duration> recoveries,
      Duration took)
      throws IOException {
    put(
        fault,
        String.format(
            Locale.ROOT,
            FORMAT,
            fault,
            times,
            outcomes.raw().size(),
            lost,
            doubled,
            outcomes.rejected().size(),
            quantile(recoveries, 0.5),
            quantile(recoveries, 0.95),
            took.toSeconds()));
  }

  /** Says of a fault why there is nothing to say. */
  static void say(String fault, String why) throws IOException {
    put(fault, String.format(Locale.ROOT, "%-" + NAME + "s %s", fault, why));
  }

  private static synchronized void put(String fault, String line) throws IOException {
    SortedMap<String, String> lines = new TreeMap<>();
    if (Files.exists(FILE)) {
      Files.readAllLines(FILE).stream()
          .dropWhile(known -> !known.equals(HEAD))
          .skip(1)
          .forEach(known -> lines.put(known.substring(0, NAME).strip(), known));
    }
    lines.put(fault, line);
    Files.createDirectories(FILE.toAbsolutePath().getParent());
    Files.writeString(FILE, explanation() + HEAD + '\n' + String.join("\n", lines.values()) + '\n');
  }

  private static String explanation() {
    return """
      What faults do to articles that stream through the services, each a process of its own, beside brokers and
      database. JDK %d, %d cores, everything on one machine.

        mvnw verify -Pfaults

      Lost is what was acknowledged and has no outcome, doubled what has more than one, by the records' coordinates; the
      versions in PostgreSQL are the same as those in the topics. Seconds: from a fault, or from its end where it lasts,
      to the next outcome (the next row, for database and consumer); and all of the scenario.

      """
        .formatted(Runtime.version().feature(), Runtime.getRuntime().availableProcessors());
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

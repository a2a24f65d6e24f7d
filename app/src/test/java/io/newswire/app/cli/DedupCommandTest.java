package io.newswire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DedupCommandTest {

  private static final String STORY =
      "The harbour council of Lomsee voted on Tuesday to dredge the eastern basin for the first"
          + " time in eleven years, after two freighters had run aground there within a month."
          + " Work is to begin in May and will close the basin to deep ships for nine weeks.";

  @TempDir Path folder;

  @Test
  void saysForEachArticleWhatItIsAndWhy() throws IOException {
    Path wire = wire("2026-03-03T14:00:00Z");

    CommandRun run = CommandRun.of("dedup", wire);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().toList().get(1))
        .contains("\"verdict\":\"exact-duplicate\"")
        .contains("\"of\":\"a\"")
        .contains("\"similarity\":1.0")
        .contains("\"reason\":\"same-text\"")
        .contains("\"algorithm\":\"bottom-k-shingles-1\"");
  }

  @Test
  void takesThresholdsFromTheCommandLineBeforeThoseOfAFile() throws IOException {
    Path wire = wire("2026-03-03T14:00:00Z");
    Path settings = Files.writeString(folder.resolve("dedup.properties"), "window=1h\n");

    CommandRun byFile = CommandRun.of("dedup", wire, "--dedup-settings", settings);
    CommandRun byBoth =
        CommandRun.of("dedup", wire, "--dedup-settings", settings, "--dedup", "window=3h");

    assertThat(byFile.out().lines().toList().get(1)).contains("\"verdict\":\"new\"");
    assertThat(byBoth.out().lines().toList().get(1)).contains("\"verdict\":\"exact-duplicate\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jaccard=1.5       | dedup.jaccard must be between 0.2 and 1",
        "containment=0     | dedup.containment must be between 0.5 and 1",
        "sameFacts=-1      | dedup.sameFacts must be between 0 and 1",
        "minWords=2        | dedup.minWords must be between 8 and 200",
        "maxArticles=0     | dedup.maxArticles must be between 1 and 100000000",
        "window=0s         | dedup.window in minutes must be between 1 and 43200",
        "window=90d        | dedup.window in minutes must be between 1 and 43200",
        "window=3 weeks    | dedup.window: '3 weeks' is no time span",
        "jaccard=half      | dedup.jaccard must be a number: half",
        "jacard=0.5        | dedup.jacard is no setting; there are window, jaccard",
      })
  void refusesAThresholdThatMakesNoSenseByItsName(String threshold, String complaint)
      throws IOException {
    CommandRun run = CommandRun.of("dedup", wire("2026-03-03T14:00:00Z"), "--dedup", threshold);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(complaint);
    assertThat(run.out()).isEmpty();
  }

  private Path wire(String published) throws IOException {
    return Files.writeString(
        folder.resolve("wire.jsonl"),
        line("a", "meridian", "2026-03-03T12:00:00Z") + line("b", "gazette", published));
  }

  private static String line(String uri, String source, String published) {
    return """
        {"uri":"%s","source":"%s","published":"%s","headline":"Lomsee to dredge","text":"%s"}
        """
        .formatted(uri, source, published, STORY);
  }
}

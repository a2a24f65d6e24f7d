package io.newswire.app.cli;

import io.newswire.streams.dedup.DedupSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that say how copies are told from stories. */
final class DedupOptions {

  @Option(
      names = "--dedup",
      paramLabel = "KEY=VALUE",
      split = ",",
      description = {
        "A threshold of the dedup stage; may be repeated, or several with commas; also"
            + " NEWSWIRE_DEDUP. Their effect: docs/dedup.md.",
        "window=72h         how far apart copies may be, 1m to 30d",
        "jaccard=0.5        common share of two texts from which they are copies, 0.2 to 1",
        "containment=0.8    share of the shorter one found in the longer one from which it is a"
            + " reprint, 0.5 to 1",
        "sameFacts=0.3      common share of numbers or names below which texts share only a"
            + " template, 0 to 1",
        "minWords=16        shorter texts are compared by headline and publisher, 8 to 200",
        "maxArticles=4000000  how many articles are remembered at most"
      })
  private Map<String, String> thresholds;

  @Option(
      names = "--dedup-settings",
      paramLabel = "FILE",
      description = {
        "A file of such thresholds, one KEY=VALUE in each line; also NEWSWIRE_DEDUP_SETTINGS.",
        "What --dedup says goes before it."
      })
  private Path file;

  /** The settings. */
  DedupSettings settings() {
    Map<String, String> all = new HashMap<>();
    if (file != null) {
      all.putAll(read(file));
    }
    if (thresholds != null) {
      all.putAll(thresholds);
    }
    DedupSettings settings = DedupSettings.DEFAULT;
    for (Map.Entry<String, String> threshold : all.entrySet()) {
      settings = with(settings, threshold.getKey().strip(), threshold.getValue().strip());
    }
    return settings;
  }

  private static DedupSettings with(DedupSettings settings, String key, String value) {
    try {
      return switch (key) {
        case "window" -> settings.withWindow(new DurationConverter().convert(value));
        case "jaccard" -> settings.withJaccard(Double.parseDouble(value));
        case "containment" -> settings.withContainment(Double.parseDouble(value));
        case "sameFacts" -> settings.withSameFacts(Double.parseDouble(value));
        case "minWords" -> settings.withMinWords(Integer.parseInt(value));
        case "maxArticles" -> settings.withMaxArticles(Integer.parseInt(value));
        default ->
            throw new CommandFailure(
                "dedup."
                    + key
                    + " is no setting; there are window, jaccard, containment, sameFacts, minWords,"
                    + " maxArticles");
      };
    } catch (NumberFormatException e) {
      throw new CommandFailure("dedup." + key + " must be a number: " + value, e);
    } catch (TypeConversionException e) {
      throw new CommandFailure("dedup." + key + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private static Map<String, String> read(Path file) {
    Properties lines = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      lines.load(in);
    } catch (IOException e) {
      throw new CommandFailure(file + ": " + Reasons.of(e), e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(file + ": " + e.getMessage(), e);
    }
    Map<String, String> all = new HashMap<>();
    lines.stringPropertyNames().forEach(key -> all.put(key, lines.getProperty(key)));
    return all;
  }
}

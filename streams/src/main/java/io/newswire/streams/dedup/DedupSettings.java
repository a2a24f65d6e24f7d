package io.newswire.streams.dedup;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;

/**
 * The thresholds of the dedup stage. Their effect is described in {@code docs/dedup.md}.
 *
 * @param window how far apart in event time two articles may be and still be one story; a minute to
 *     {@link #MAX_WINDOW}
 * @param jaccard from this common share of all their word shingles on, two texts are copies; 0.2 to
 *     1
 * @param containment from this share of the shorter text's shingles on that the other has, the
 *     shorter one is contained in it; 0.5 to 1
 * @param sameFacts below this common share of numbers, or of names, two texts share a template and
 *     not the news; 0 to 1, 0 switches the check off
 * @param minWords a body of fewer words is near-empty, and compared by headline and publisher; 8 to
 *     200
 * @param maxArticles how many articles one shard remembers; beyond it the first ones go
 */
@RecordBuilder
public record DedupSettings(
    Duration window,
    double jaccard,
    double containment,
    double sameFacts,
    int minWords,
    int maxArticles)
    implements DedupSettingsBuilder.With {

  /** The longest window. */
  public static final Duration MAX_WINDOW = Duration.ofDays(30);

  /** What is used where nothing is configured. */
  public static final DedupSettings DEFAULT =
      new DedupSettings(Duration.ofDays(3), 0.5, 0.8, 0.3, 16, 4_000_000);

  /** Refuses what makes no sense, by the setting's name. */
  public DedupSettings {
    requireBetween(
        "dedup.window in minutes", window.toSeconds() / 60.0, 1, MAX_WINDOW.toSeconds() / 60.0);
    requireBetween("dedup.jaccard", jaccard, 0.2, 1);
    requireBetween("dedup.containment", containment, 0.5, 1);
    requireBetween("dedup.sameFacts", sameFacts, 0, 1);
    requireBetween("dedup.minWords", minWords, 8, 200);
    requireBetween("dedup.maxArticles", maxArticles, 1, 100_000_000);
  }

  private static void requireBetween(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      DecimalFormat plain =
          new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
      throw new IllegalArgumentException(
          "%s must be between %s and %s: %s"
              .formatted(name, plain.format(least), plain.format(most), plain.format(value)));
    }
  }
}

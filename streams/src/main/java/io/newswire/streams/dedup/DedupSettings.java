package io.newswire.streams.dedup;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;

/**
 * The thresholds of the dedup stage. Their effect is described in {@code docs/dedup.md}.
 *
 * @param window how far apart in event time two articles may be and still be one story
 * @param jaccard from this common share of all their word shingles on, two texts are copies; 0 to 1
 * @param containment from this share of the shorter text's shingles on that the other has, the
 *     shorter one is contained in it; 0 to 1
 * @param sameFacts below this common share of numbers, or of names, two texts share a template and
 *     not the news; 0 to 1, 0 switches the check off
 * @param maxArticles how many articles one shard remembers; beyond it the first ones go
 */
@RecordBuilder
public record DedupSettings(
    Duration window, double jaccard, double containment, double sameFacts, int maxArticles)
    implements DedupSettingsBuilder.With {

  /** What is used where nothing is configured. */
  public static final DedupSettings DEFAULT =
      new DedupSettings(Duration.ofDays(3), 0.5, 0.8, 0.3, 4_000_000);

  /** Refuses what makes no sense, by the setting's name. */
  public DedupSettings {
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("dedup.window must be positive: " + window);
    }
    requireShare("dedup.jaccard", jaccard);
    requireShare("dedup.containment", containment);
    requireShare("dedup.sameFacts", sameFacts);
    if (maxArticles < 1) {
      throw new IllegalArgumentException("dedup.maxArticles must be at least 1: " + maxArticles);
    }
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be between 0 and 1: " + value);
    }
  }
}

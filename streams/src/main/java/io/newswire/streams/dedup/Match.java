package io.newswire.streams.dedup;

import io.newswire.events.Verdict;
import java.util.Comparator;

/**
 * What an earlier article means for a later one.
 *
 * @param article the earlier one
 * @param type the verdict it gives; {@code NEW} when they are alike and yet two stories
 * @param reason why
 * @param similarity 0 to 1
 */
record Match(ArticleRecord article, Verdict.Type type, String reason, double similarity) {

  /** A verdict that joins stories before one that does not, the most similar, the earliest. */
  static final Comparator<Match> BEST_FIRST =
      Comparator.comparing((Match match) -> !match.joins())
          .thenComparing(match -> match.type() != Verdict.Type.EXACT_DUPLICATE)
          .thenComparing(Comparator.comparingDouble(Match::similarity).reversed())
          .thenComparingLong(match -> match.article().seq());

  boolean joins() {
    return type != Verdict.Type.NEW;
  }
}

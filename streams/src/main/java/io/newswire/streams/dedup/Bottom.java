package io.newswire.streams.dedup;

import java.util.Arrays;

/**
 * A uniform sample of a set: the {@code k} smallest hashes of its members, and how many members
 * there are.
 *
 * <p>Two such samples give the sets' resemblance and containment: up to the smaller of their
 * largest hashes both are complete, so what lies below is a sample of the union, too (A. Broder,
 * "On the resemblance and containment of documents", 1997; K. Beyer et al., "On synopses for
 * distinct-value estimation under multiset operations", 2007). A set of at most {@code k} members
 * is kept whole and compared exactly.
 */
final class Bottom {

  private final int[] hashes;
  private final int size;

  /**
   * @param hashes the smallest hashes, ascending, distinct
   * @param size members of the whole set
   */
  Bottom(int[] hashes, int size) {
    this.hashes = hashes;
    this.size = size;
  }

  /**
   * Samples a set.
   *
   * @param members hashes of its members, in any order, repetitions allowed; is reordered
   * @param count how many of them to read
   * @param k sample size
   */
  static Bottom of(int[] members, int count, int k) {
    Arrays.sort(members, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || members[i] != members[i - 1]) {
        members[distinct++] = members[i];
      }
    }
    return new Bottom(Arrays.copyOf(members, Math.min(distinct, k)), distinct);
  }

  /** The sampled hashes, ascending; not to be changed. */
  int[] hashes() {
    return hashes;
  }

  /** How many members the whole set has. */
  int size() {
    return size;
  }

  /** How much this set and another share. */
  Overlap with(Bottom other) {
    int limit = Math.min(complete(), other.complete());
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < hashes.length
        && j < other.hashes.length
        && hashes[i] <= limit
        && other.hashes[j] <= limit) {
      int order = Integer.compare(hashes[i], other.hashes[j]);
      if (order == 0) {
        common++;
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return new Overlap(common, upTo(limit), other.upTo(limit));
  }

  /** The hash up to which the sample is the whole set. */
  private int complete() {
    return hashes.length < size ? hashes[hashes.length - 1] : Integer.MAX_VALUE;
  }

  private int upTo(int limit) {
    int at = Arrays.binarySearch(hashes, limit);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /**
   * Members seen in the part of two sets that both samples cover.
   *
   * @param common in both
   * @param mine in this one
   * @param theirs in the other
   */
  record Overlap(int common, int mine, int theirs) {

    /** Common share of the union, 0 to 1. */
    double jaccard() {
      return share(mine + theirs - common);
    }

    /** Share of mine that the other has, 0 to 1. */
    double ofMine() {
      return share(mine);
    }

    /** Share of theirs that this one has, 0 to 1. */
    double ofTheirs() {
      return share(theirs);
    }

    /** Share of the smaller one that the other has, 0 to 1. */
    double ofSmaller() {
      return share(Math.min(mine, theirs));
    }

    private double share(int whole) {
      return whole == 0 ? 0 : (double) common / whole;
    }
  }
}

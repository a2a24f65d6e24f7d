package io.newswire.streams.dedup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the articles whose texts may overlap with a text, in memory: an inverted index from anchors
 * to articles.
 *
 * <p>An article's anchors are the hash of its whole text and those of its shingle hashes that are
 * smallest: one in {@value #INDEXED_ONE_IN}, but {@value #MIN_INDEXED} at least and {@value
 * #MAX_INDEXED} at most. Texts choose the same shingles because the choice depends on the hash
 * alone. A text asks with one in {@value #ASKED_ONE_IN} of its shingles, so a short text meets the
 * long one that contains it, whichever came first. An anchor takes the first {@value
 * #MAX_PER_ANCHOR} articles: what more texts than these share is a phrase, or a copy that its other
 * anchors and the first of them still find.
 *
 * <p>Derived from the records and never stored. What it finds depends on the records alone, not on
 * the order in which they were added.
 */
final class AnchorIndex {

  private static final int INDEXED_ONE_IN = 20;
  private static final int MIN_INDEXED = 12;
  private static final int MAX_INDEXED = 60;
  private static final int ASKED_ONE_IN = 4;
  private static final int MAX_PER_ANCHOR = 64;
  private static final int TABLES = 256;
  private static final int SMALLEST_TABLE = 64;

  /** A text that asks with more anchors than this needs two of them met. */
  private static final int FEW = 40;

  private final AnchorTable[] tables = new AnchorTable[TABLES];
  private final SlotList free = new SlotList();
  private final SlotList found = new SlotList();
  private final SlotList whole = new SlotList();
  private long[] keys = new long[1_024];
  private long[] seqs = new long[1_024];
  private int slots;

  /** Keeps the compiler from leaving out what is only read. */
  @SuppressWarnings("UnusedVariable")
  private long touched;

  AnchorIndex() {
    // No two begin with the same size, so that they do not all grow, and stand half empty, at once.
    Arrays.setAll(
        tables, i -> new AnchorTable((int) (SMALLEST_TABLE * Math.pow(1.5, (double) i / TABLES))));
  }

  /**
   * An article that shares anchors with a text.
   *
   * @param key its key in the store
   * @param seq its place in the stream
   * @param anchors how many anchors they share; more than any text has when the whole text is the
   *     same
   */
  record Hit(long key, long seq, int anchors) {
    static final Comparator<Hit> BEST_FIRST =
        Comparator.comparingInt(Hit::anchors).reversed().thenComparingLong(Hit::seq);
  }

  /**
   * Adds an article.
   *
   * @return which of its anchors took it, as bits; to be kept in its record
   */
  long add(long key, long seq, Fingerprint print) {
    int[] anchors = anchors(print);
    touch(anchors, anchors.length);
    int slot = slot(key, seq);
    long taken = 0;
    for (int i = 0; i < anchors.length; i++) {
      if (table(anchors[i]).add(anchors[i], slot, MAX_PER_ANCHOR)) {
        taken |= 1L << i;
      }
    }
    if (taken == 0) {
      free.add(slot);
    }
    return taken;
  }

  /** Adds an article again under the anchors that took it before. */
  void restore(long key, long seq, Fingerprint print, long taken) {
    if (taken == 0) {
      return;
    }
    int[] anchors = anchors(print);
    int slot = slot(key, seq);
    for (int i = 0; i < anchors.length; i++) {
      if ((taken & 1L << i) != 0) {
        table(anchors[i]).add(anchors[i], slot, Integer.MAX_VALUE);
      }
    }
  }

  /** Removes an article from the anchors that took it. */
  void remove(long key, Fingerprint print, long taken) {
    if (taken == 0) {
      return;
    }
    int[] anchors = anchors(print);
    touch(anchors, anchors.length);
    int slot = slotOf(key, anchors[Long.numberOfTrailingZeros(taken)]);
    for (int i = 0; i < anchors.length; i++) {
      if ((taken & 1L << i) != 0) {
        table(anchors[i]).remove(anchors[i], slot);
      }
    }
    free.add(slot);
  }

  /**
   * The articles that may overlap with a text.
   *
   * @param limit how many at most, those with the most common anchors first, then the earliest
   */
  List<Hit> find(Fingerprint print, int limit) {
    int[] shingles = print.sketch().shingles().hashes();
    int asked = smallest(shingles, ASKED_ONE_IN, MIN_INDEXED, shingles.length);
    touch(shingles, asked);
    found.clear();
    for (int i = 0; i < asked; i++) {
      table(shingles[i]).find(shingles[i], found);
    }
    whole.clear();
    if (print.isKnown()) {
      table(print.anchor()).find(print.anchor(), whole);
      for (int i = 0; i < whole.size(); i++) {
        found.add(whole.get(i));
      }
    }
    List<Hit> hits = new ArrayList<>();
    found.sort();
    whole.sort();
    int least = asked > FEW ? 2 : 1;
    for (int from = 0, to; from < found.size(); from = to) {
      int slot = found.get(from);
      for (to = from + 1; to < found.size() && found.get(to) == slot; ) {
        to++;
      }
      boolean same = whole.contains(slot);
      if (same || to - from >= least) {
        hits.add(new Hit(keys[slot], seqs[slot], same ? Sketch.MAX_SHINGLES + 1 : to - from));
      }
    }
    hits.sort(Hit.BEST_FIRST);
    return hits.size() > limit ? hits.subList(0, limit) : hits;
  }

  /**
   * Fetches the entries of anchors into the processor's caches, many at a time. Most of the time of
   * a verdict over millions of articles goes into waiting for them; asked for one after the other,
   * each is waited for alone.
   */
  private void touch(int[] anchors, int count) {
    long entries = 0;
    for (int i = 0; i < count; i++) {
      entries += table(anchors[i]).peek(anchors[i]);
    }
    touched = entries;
  }

  private static int[] anchors(Fingerprint print) {
    int[] shingles = print.sketch().shingles().hashes();
    int count = smallest(shingles, INDEXED_ONE_IN, MIN_INDEXED, MAX_INDEXED);
    if (!print.isKnown()) {
      return Arrays.copyOf(shingles, count);
    }
    int[] anchors = new int[count + 1];
    anchors[0] = print.anchor();
    System.arraycopy(shingles, 0, anchors, 1, count);
    return anchors;
  }

  /** How many of the ascending hashes are among the smallest one in {@code oneIn} of all ints. */
  private static int smallest(int[] hashes, int oneIn, int least, int most) {
    int limit = (int) (Integer.MIN_VALUE + (1L << Integer.SIZE) / oneIn);
    int at = Arrays.binarySearch(hashes, limit);
    int below = at >= 0 ? at : -at - 1;
    return Math.min(hashes.length, Math.min(most, Math.max(least, below)));
  }

  private int slot(long key, long seq) {
    int slot;
    if (free.size() > 0) {
      slot = free.get(free.size() - 1);
      free.removeLast();
    } else {
      slot = slots++;
      if (slot == keys.length) {
        keys = Arrays.copyOf(keys, slot + slot / 2);
        seqs = Arrays.copyOf(seqs, slot + slot / 2);
      }
    }
    keys[slot] = key;
    seqs[slot] = seq;
    return slot;
  }

  private int slotOf(long key, int anchor) {
    found.clear();
    table(anchor).find(anchor, found);
    for (int i = 0; i < found.size(); i++) {
      if (keys[found.get(i)] == key) {
        return found.get(i);
      }
    }
    throw new IllegalStateException("the index does not know article " + Long.toHexString(key));
  }

  private AnchorTable table(int anchor) {
    return tables[mix(anchor) & (TABLES - 1)];
  }

  /** Spreads what is small over all ints; the finaliser of MurmurHash3. */
  static int mix(int anchor) {
    int mixed = anchor;
    mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }
}

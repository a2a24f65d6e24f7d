package io.newswire.streams.tag.text;

import io.newswire.streams.tag.packed.PackedInput;
import io.newswire.streams.tag.packed.PackedOutput;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;

/**
 * Finds the phrases of a lexicon in a text: a trie over folded tokens whose phrases each carry one
 * or more numbers, such as positions in a table of entries. Immutable.
 *
 * <p>The trie is one open-addressing hash table of edges, keyed by a 64-bit mix of a node and the
 * token's {@link Tokens#hash}. An edge is one number, so that following it costs one access to
 * memory: the upper 40 bits of the key, and the node behind it. Words themselves are not kept; two
 * edges are confused with a chance of about 1 to 2<sup>39</sup> for each look-up. A phrase takes
 * some 20 bytes.
 *
 * <p>A match is told as the number of a node: {@link #length} and {@link #value} say more of it.
 */
public final class PhraseIndex {

  /** No phrase matches. */
  public static final int NONE = -1;

  /** Where matching begins. */
  public static final int ROOT = 0;

  /** A slot of the table without an edge. */
  private static final long EMPTY = 0;

  /** How many nodes there may be: as many as the lower bits of an edge can number. */
  private static final int MOST_NODES = 1 << 24;

  private static final long TARGET = MOST_NODES - 1;

  private final long[] edges;
  private final byte[] lengths;
  private final int[] firstValues;
  private final int[] values;
  private final int mask;

  /** What was changed since it was built; null for nothing. */
  private final PhraseChanges.Overlay overlay;

  /** A bit for every hash that a phrase may begin with: small enough to stay in the cache. */
  private final long[] beginnings;

  private PhraseIndex(
      long[] edges,
      byte[] lengths,
      int[] firstValues,
      int[] values,
      long[] beginnings,
      PhraseChanges.Overlay overlay) {
    this.beginnings = beginnings;
    this.overlay = overlay;
    this.edges = edges;
    this.lengths = lengths;
    this.firstValues = firstValues;
    this.values = values;
    this.mask = edges.length - 1;
  }

  /** Reads what {@link #write} wrote. */
  public static PhraseIndex read(PackedInput in) {
    return new PhraseIndex(in.longs(), in.bytes(), in.ints(), in.ints(), in.longs(), null);
  }

  /** Writes it as {@link #read} reads it, without changes that were laid over it. */
  public void write(PackedOutput out) {
    out.longs(edges);
    out.bytes(lengths);
    out.ints(firstValues);
    out.ints(values);
    out.longs(beginnings);
  }

  /** Whether a phrase may begin with a token of that {@link Tokens#hash}; false is certain. */
  public boolean mayBegin(long token) {
    int bit = beginning(token, beginnings);
    return (beginnings[bit >>> 6] & (1L << bit)) != 0;
  }

  /**
   * The longest phrase that begins at a token. A phrase does not run across punctuation ({@link
   * Tokens#BREAK_BEFORE}).
   *
   * @return its node, or {@link #NONE}
   */
  public int longest(Tokens tokens, int from) {
    int found = NONE;
    int node = ROOT;
    if (!mayBegin(tokens.hash(from))) {
      return NONE;
    }
    for (int i = from; i < tokens.count(); i++) {
      if (i > from && tokens.is(i, Tokens.BREAK_BEFORE)) {
        break;
      }
      node = next(node, tokens.hash(i));
      if (node == NONE) {
        break;
      }
      if (valueCount(node) > 0) {
        found = node;
      }
    }
    return found;
  }

  /** Tells every phrase that begins at a token, shortest first; see {@link #longest}. */
  public void all(Tokens tokens, int from, IntConsumer match) {
    int node = ROOT;
    for (int i = from; i < tokens.count(); i++) {
      if (i > from && tokens.is(i, Tokens.BREAK_BEFORE)) {
        return;
      }
      node = next(node, tokens.hash(i));
      if (node == NONE) {
        return;
      }
      if (valueCount(node) > 0) {
        match.accept(node);
      }
    }
  }

  /**
   * One step along a phrase.
   *
   * @param node where it stands, {@link #ROOT} at first
   * @param token {@link Tokens#hash} of the next token
   * @return the node behind that token, or {@link #NONE} when no phrase goes on so
   */
  public int next(int node, long token) {
    long key = key(node, token);
    for (int slot = (int) key & mask; edges[slot] != EMPTY; slot = (slot + 1) & mask) {
      if (((edges[slot] ^ key) & ~TARGET) == 0) {
        return (int) (edges[slot] & TARGET);
      }
    }
    return overlay == null ? NONE : overlay.edges().getOrDefault(key, NONE);
  }

  /** The node of a whole phrase, or {@link #NONE}. */
  public int find(String phrase) {
    Tokens tokens = Tokens.of(phrase);
    int node = ROOT;
    for (int i = 0; i < tokens.count() && node != NONE; i++) {
      node = next(node, tokens.hash(i));
    }
    return node == NONE || valueCount(node) == 0 ? NONE : node;
  }

  /** How many tokens the node's phrase has. */
  public int length(int node) {
    return node < lengths.length ? lengths[node] : overlay.lengths().get(node);
  }

  /** How many values the node's phrase has; 0 where the node ends no phrase. */
  public int valueCount(int node) {
    if (overlay != null && overlay.touched().get(node)) {
      return overlay.values().get(node).length;
    }
    return node < lengths.length ? firstValues[node + 1] - firstValues[node] : 0;
  }

  /** One of the values of the node's phrase, in the index's order. */
  public int value(int node, int index) {
    return overlay != null && overlay.touched().get(node)
        ? overlay.values().get(node)[index]
        : values[firstValues[node] + index];
  }

  /** How many nodes there are without those of an overlay. */
  int nodes() {
    return lengths.length;
  }

  /** The same index with changes laid over it. */
  PhraseIndex with(PhraseChanges.Overlay changes, Iterable<Long> moreBeginnings) {
    long[] all = beginnings.clone();
    for (long token : moreBeginnings) {
      int bit = beginning(token, all);
      all[bit >>> 6] |= 1L << bit;
    }
    return new PhraseIndex(edges, lengths, firstValues, values, all, changes);
  }

  private static int beginning(long token, long[] bits) {
    return (int) (token >>> 32) & (bits.length * Long.SIZE - 1);
  }

  static long key(int node, long token) {
    return WordHash.finish(token + node * 0x9e3779b97f4a7c15L);
  }

  /** A builder of an index. */
  public static Builder builder() {
    return new Builder();
  }

  /** Gathers phrases. For one thread. */
  public static final class Builder {

    private static final int LONGEST = Byte.MAX_VALUE;

    private long[] edges = new long[1 << 12];
    private int[] homes = new int[1 << 12];
    private byte[] lengths = new byte[1 << 11];
    private int nodes = 1;
    private int[] valueNodes = new int[1 << 10];
    private int[] values = new int[1 << 10];
    private int valueCount;
    private long[] firsts = new long[1 << 10];
    private int firstCount;

    private Builder() {}

    /**
     * Adds a value to a phrase; a value that it has already is kept once.
     *
     * @param phrase as written; it is folded like any text; one without a word is passed over, and
     *     so is one longer than 127 words
     */
    public Builder add(String phrase, int value) {
      return add(Tokens.of(phrase), value);
    }

    /** Adds a value to the phrase that all the tokens make. */
    public Builder add(Tokens phrase, int value) {
      if (phrase.count() == 0 || phrase.count() > LONGEST) {
        return this;
      }
      int node = ROOT;
      for (int i = 0; i < phrase.count(); i++) {
        node = child(node, phrase.hash(i), i + 1);
      }
      if (valueCount == values.length) {
        valueNodes = Arrays.copyOf(valueNodes, valueCount * 2);
        values = Arrays.copyOf(values, valueCount * 2);
      }
      valueNodes[valueCount] = node;
      values[valueCount++] = value;
      return this;
    }

    /** The index of what was added; a phrase's values stand in the order of their adding. */
    public PhraseIndex build() {
      return index();
    }

    /** The index of what was added; of a phrase's values, that of the greatest weight is first. */
    public PhraseIndex build(IntToDoubleFunction weight) {
      PhraseIndex index = index();
      for (int node = 0; node < nodes; node++) {
        sort(index.values, index.firstValues[node], index.firstValues[node + 1], weight);
      }
      return index;
    }

    private static void sort(int[] values, int from, int to, IntToDoubleFunction weight) {
      if (to - from < 2) {
        return;
      }
      int[] sorted =
          Arrays.stream(values, from, to)
              .boxed()
              .sorted(Comparator.comparingDouble(value -> -weight.applyAsDouble(value)))
              .mapToInt(Integer::intValue)
              .toArray();
      System.arraycopy(sorted, 0, values, from, sorted.length);
    }

    private PhraseIndex index() {
      int[] counts = new int[nodes + 1];
      for (int i = 0; i < valueCount; i++) {
        counts[valueNodes[i] + 1]++;
      }
      for (int i = 0; i < nodes; i++) {
        counts[i + 1] += counts[i];
      }
      int[] firsts = counts.clone();
      int[] filled = new int[nodes];
      int[] grouped = new int[valueCount];
      for (int i = 0; i < valueCount; i++) {
        int node = valueNodes[i];
        if (!holds(grouped, firsts[node], filled[node], values[i])) {
          grouped[firsts[node] + filled[node]++] = values[i];
        }
      }
      return compact(firsts, filled, grouped);
    }

    private PhraseIndex compact(int[] firsts, int[] filled, int[] grouped) {
      int[] compactFirsts = new int[nodes + 1];
      int kept = 0;
      for (int node = 0; node < nodes; node++) {
        compactFirsts[node] = kept;
        System.arraycopy(grouped, firsts[node], grouped, kept, filled[node]);
        kept += filled[node];
      }
      compactFirsts[nodes] = kept;
      return new PhraseIndex(
          edges,
          Arrays.copyOf(lengths, nodes),
          compactFirsts,
          Arrays.copyOf(grouped, kept),
          beginnings(),
          null);
    }

    private long[] beginnings() {
      int bits = Integer.highestOneBit(Math.max(8, firstCount)) * 16;
      long[] beginnings = new long[bits / Long.SIZE];
      for (int i = 0; i < firstCount; i++) {
        int bit = beginning(firsts[i], beginnings);
        beginnings[bit >>> 6] |= 1L << bit;
      }
      return beginnings;
    }

    private void first(long token) {
      if (firstCount == firsts.length) {
        firsts = Arrays.copyOf(firsts, firstCount * 2);
      }
      firsts[firstCount++] = token;
    }

    private static boolean holds(int[] grouped, int first, int count, int value) {
      for (int i = first; i < first + count; i++) {
        if (grouped[i] == value) {
          return true;
        }
      }
      return false;
    }

    private int child(int node, long token, int length) {
      long key = key(node, token);
      int mask = edges.length - 1;
      int slot = (int) key & mask;
      while (edges[slot] != EMPTY) {
        if (((edges[slot] ^ key) & ~TARGET) == 0) {
          return (int) (edges[slot] & TARGET);
        }
        slot = (slot + 1) & mask;
      }
      if (nodes == MOST_NODES) {
        throw new IllegalStateException("more than " + MOST_NODES + " nodes");
      }
      if (nodes == lengths.length) {
        lengths = Arrays.copyOf(lengths, nodes * 2);
      }
      if (node == ROOT) {
        first(token);
      }
      int created = nodes++;
      lengths[created] = (byte) length;
      edges[slot] = (key & ~TARGET) | created;
      homes[slot] = (int) key;
      if (nodes * 5L > edges.length * 3L) {
        grow();
      }
      return created;
    }

    /** The lower bits of a key say where its edge belongs, and are not kept in the edge. */
    private void grow() {
      long[] oldEdges = edges;
      int[] oldHomes = homes;
      edges = new long[oldEdges.length * 2];
      homes = new int[edges.length];
      int mask = edges.length - 1;
      for (int i = 0; i < oldEdges.length; i++) {
        if (oldEdges[i] != EMPTY) {
          int slot = oldHomes[i] & mask;
          while (edges[slot] != EMPTY) {
            slot = (slot + 1) & mask;
          }
          edges[slot] = oldEdges[i];
          homes[slot] = oldHomes[i];
        }
      }
    }
  }
}

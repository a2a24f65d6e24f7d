package io.newswire.streams.route;

import io.newswire.streams.route.Terms.Term;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all terms of all rules in one pass over a text: a trie over folded characters, with a space
 * between the words of a phrase, that is walked from the beginning of each word. Immutable.
 *
 * <p>The edges stand in one open-addressing hash table, keyed by node and character.
 */
final class TermTrie {

  /** Is told of each term found. */
  @FunctionalInterface
  interface Found {
    /**
     * A term stands in the text.
     *
     * @param term its number
     * @param from its first token
     * @param to behind its last token
     */
    void found(int term, int from, int to);
  }

  private static final int NONE = -1;
  private static final int[] NOTHING = {};

  private final long[] edges;
  private final int[] targets;
  private final int mask;

  /** The terms that end at a node and at the end of a word, by node. */
  private final int[][] closed;

  /** The terms that end at a node, whether or not the word goes on, by node. */
  private final int[][] open;

  private TermTrie(Map<Long, Integer> edges, int[][] closed, int[][] open) {
    int size = Integer.highestOneBit(Math.max(4, edges.size()) * 2 - 1) * 2;
    this.edges = new long[size];
    this.targets = new int[size];
    this.mask = size - 1;
    this.closed = closed;
    this.open = open;
    Arrays.fill(this.edges, NONE);
    edges.forEach(this::put);
  }

  /**
   * The trie of some terms.
   *
   * @param terms each with its number
   */
  static TermTrie of(Map<Term, Integer> terms) {
    Map<Long, Integer> edges = new HashMap<>();
    List<int[]> closed = new ArrayList<>(List.of(NOTHING));
    List<int[]> open = new ArrayList<>(List.of(NOTHING));
    terms.forEach(
        (term, number) -> {
          int node = 0;
          for (int i = 0; i < term.words().length(); i++) {
            long edge = edge(node, term.words().charAt(i));
            Integer next = edges.get(edge);
            if (next == null) {
              next = closed.size();
              edges.put(edge, next);
              closed.add(NOTHING);
              open.add(NOTHING);
            }
            node = next;
          }
          List<int[]> ends = term.open() ? open : closed;
          ends.set(node, with(ends.get(node), number));
        });
    return new TermTrie(edges, array(closed), array(open));
  }

  /** Finds every occurrence of every term, in the order of the text. */
  void scan(Tokens tokens, Found found) {
    int count = tokens.count();
    for (int from = 0; from < count; from++) {
      int node = 0;
      for (int at = from; at < count && node != NONE; at++) {
        int length = tokens.foldedLength(at);
        for (int i = 0; i < length && node != NONE; i++) {
          node = next(node, tokens.foldedChar(at, i));
          tell(node, open, found, from, at);
        }
        tell(node, closed, found, from, at);
        if (node != NONE) {
          node = next(node, ' ');
        }
      }
    }
  }

  private static void tell(int node, int[][] ends, Found found, int from, int at) {
    if (node != NONE) {
      for (int term : ends[node]) {
        found.found(term, from, at + 1);
      }
    }
  }

  private int next(int node, char c) {
    long edge = edge(node, c);
    int slot = slot(edge);
    while (edges[slot] != edge) {
      if (edges[slot] == NONE) {
        return NONE;
      }
      slot = (slot + 1) & mask;
    }
    return targets[slot];
  }

  private void put(long edge, int target) {
    int slot = slot(edge);
    while (edges[slot] != NONE) {
      slot = (slot + 1) & mask;
    }
    edges[slot] = edge;
    targets[slot] = target;
  }

  /** Multiplicative hashing with the golden ratio; see Knuth, TAOCP volume 3, section 6.4. */
  private int slot(long edge) {
    long hash = edge * 0x9e3779b97f4a7c15L;
    return (int) (hash >>> 32) & mask;
  }

  private static long edge(int node, char c) {
    return ((long) node << Character.SIZE) | c;
  }

  private static int[] with(int[] numbers, int number) {
    int[] longer = Arrays.copyOf(numbers, numbers.length + 1);
    longer[numbers.length] = number;
    return longer;
  }

  private static int[][] array(Collection<int[]> lists) {
    return lists.toArray(int[][]::new);
  }
}

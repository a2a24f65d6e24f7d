package io.newswire.streams.tag.text;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * A few changes to a large {@link PhraseIndex}, laid over it: the index is shared, not copied, so
 * that a change costs what it changes. Gathers changes until {@link #apply}; for one thread.
 */
public final class PhraseChanges {

  private final PhraseIndex base;
  private final Map<Long, Integer> edges = new HashMap<>();
  private final Map<Integer, Integer> lengths = new HashMap<>();
  private final Map<Integer, Set<Integer>> values = new HashMap<>();
  private final Set<Long> beginnings = new LinkedHashSet<>();
  private int nodes;

  /**
   * No changes yet.
   *
   * @param base an index that has no changes laid over it
   */
  public PhraseChanges(PhraseIndex base) {
    this.base = base;
    this.nodes = base.nodes();
  }

  /** Adds a value to a phrase. */
  public void add(String phrase, int value) {
    Tokens tokens = Tokens.of(phrase);
    if (tokens.count() == 0 || tokens.count() > Byte.MAX_VALUE) {
      return;
    }
    int node = PhraseIndex.ROOT;
    for (int i = 0; i < tokens.count(); i++) {
      node = child(node, tokens.hash(i), i + 1);
    }
    beginnings.add(tokens.hash(0));
    valuesOf(node).add(value);
  }

  /** Takes a value from a phrase; a phrase that does not have it stays as it is. */
  public void remove(String phrase, int value) {
    Tokens tokens = Tokens.of(phrase);
    int node = PhraseIndex.ROOT;
    for (int i = 0; i < tokens.count() && node != PhraseIndex.NONE; i++) {
      node = next(node, tokens.hash(i));
    }
    if (node > PhraseIndex.ROOT) {
      valuesOf(node).remove(value);
    }
  }

  /** Takes values from all phrases that have them; looks at every phrase of the index once. */
  public void removeAll(IntPredicate unwanted) {
    for (int node = 0; node < base.nodes(); node++) {
      for (int i = 0; i < base.valueCount(node); i++) {
        int value = base.value(node, i);
        if (unwanted.test(value)) {
          valuesOf(node).remove(value);
        }
      }
    }
  }

  /** The index with these changes; the one they began with stays as it is. */
  public PhraseIndex apply() {
    return apply(value -> 0);
  }

  /** The same; of a changed phrase's values, that of the greatest weight is first. */
  public PhraseIndex apply(IntToDoubleFunction weight) {
    Map<Integer, int[]> changed = new HashMap<>();
    values.forEach(
        (node, all) ->
            changed.put(
                node,
                all.stream()
                    .sorted(Comparator.comparingDouble(value -> -weight.applyAsDouble(value)))
                    .mapToInt(Integer::intValue)
                    .toArray()));
    BitSet touched = new BitSet();
    changed.keySet().forEach(touched::set);
    return base.with(
        new Overlay(Map.copyOf(edges), Map.copyOf(lengths), Map.copyOf(changed), touched),
        beginnings);
  }

  private int next(int node, long token) {
    int next = base.next(node, token);
    return next != PhraseIndex.NONE
        ? next
        : edges.getOrDefault(PhraseIndex.key(node, token), PhraseIndex.NONE);
  }

  private int child(int node, long token, int length) {
    int next = next(node, token);
    if (next == PhraseIndex.NONE) {
      next = nodes++;
      edges.put(PhraseIndex.key(node, token), next);
      lengths.put(next, length);
    }
    return next;
  }

  private Set<Integer> valuesOf(int node) {
    return values.computeIfAbsent(
        node,
        any -> {
          Set<Integer> all = new LinkedHashSet<>();
          for (int i = 0; node < base.nodes() && i < base.valueCount(node); i++) {
            all.add(base.value(node, i));
          }
          return all;
        });
  }

  /**
   * Changes in the form in which an index asks for them.
   *
   * @param edges nodes by key
   * @param lengths lengths of the phrases of new nodes
   * @param values values of new and of changed nodes
   * @param touched the nodes that have such values
   */
  record Overlay(
      Map<Long, Integer> edges,
      Map<Integer, Integer> lengths,
      Map<Integer, int[]> values,
      BitSet touched) {}
}

package io.newswire.streams.tag.text;

import java.util.StringTokenizer;

/** A few words, asked by the hash of their folded form. Immutable. */
public final class WordSet {

  private static final long EMPTY = 0;

  private final long[] slots;

  private WordSet(long[] slots) {
    this.slots = slots;
  }

  /**
   * The set of some words.
   *
   * @param words in folded form, separated by spaces
   */
  public static WordSet of(String words) {
    StringTokenizer each = new StringTokenizer(words, " ");
    WordSet set = new WordSet(new long[Integer.highestOneBit(each.countTokens() + 1) * 16]);
    while (each.hasMoreTokens()) {
      long word = Tokens.hashOf(each.nextToken());
      set.slots[set.slot(word)] = word;
    }
    return set;
  }

  /** Whether the word of a {@link Tokens#hash} is one of them. */
  public boolean has(long word) {
    return slots[slot(word)] != EMPTY;
  }

  private int slot(long word) {
    int mask = slots.length - 1;
    int slot = (int) word & mask;
    while (slots[slot] != EMPTY && slots[slot] != word) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

package io.newswire.streams.tag.lexicon;

import io.newswire.streams.tag.packed.PackedInput;
import io.newswire.streams.tag.packed.PackedOutput;

/** Flags by word, looked up by the word's hash: an open-addressing table that only grows. */
final class WordTable {

  /** Hash and flags of a word in turn, side by side in memory. */
  private long[] slots = new long[1 << 13];

  private int count;

  /** Reads what {@link #write} wrote. */
  static WordTable read(PackedInput in) {
    WordTable table = new WordTable();
    table.count = Math.toIntExact(in.number());
    table.slots = in.longs();
    return table;
  }

  void write(PackedOutput out) {
    out.number(count);
    out.longs(slots);
  }

  /** The word's flags, 0 for a word that has none. */
  long get(long hash) {
    return slots[slot(hash) + 1];
  }

  /** Gives the word more flags. */
  void add(long hash, long more) {
    if (more == 0) {
      return;
    }
    int slot = slot(hash);
    if (slots[slot + 1] == 0) {
      slots[slot] = hash;
      count++;
    }
    slots[slot + 1] |= more;
    if (count * 4 > slots.length) {
      grow();
    }
  }

  /** Where the word stands, or would stand. */
  private int slot(long hash) {
    int mask = slots.length - 1;
    int slot = (int) (hash << 1) & mask;
    while (slots[slot + 1] != 0 && slots[slot] != hash) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        int slot = slot(old[i]);
        slots[slot] = old[i];
        slots[slot + 1] = old[i + 1];
      }
    }
  }
}

package io.newswire.streams.tag.lexicon;

/** Flags by word, looked up by the word's hash: an open-addressing table that only grows. */
final class WordTable {

  private long[] keys = new long[1 << 12];
  private long[] flags = new long[1 << 12];
  private int count;

  /** The word's flags, 0 for a word that has none. */
  long get(long hash) {
    int mask = keys.length - 1;
    for (int slot = (int) hash & mask; flags[slot] != 0; slot = (slot + 1) & mask) {
      if (keys[slot] == hash) {
        return flags[slot];
      }
    }
    return 0;
  }

  /** Gives the word more flags. */
  void add(long hash, long more) {
    if (more == 0) {
      return;
    }
    int mask = keys.length - 1;
    int slot = (int) hash & mask;
    while (flags[slot] != 0 && keys[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    if (flags[slot] == 0) {
      keys[slot] = hash;
      count++;
    }
    flags[slot] |= more;
    if (count * 2 > keys.length) {
      grow();
    }
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldFlags = flags;
    keys = new long[oldKeys.length * 2];
    flags = new long[keys.length];
    int mask = keys.length - 1;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldFlags[i] != 0) {
        int slot = (int) oldKeys[i] & mask;
        while (flags[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        keys[slot] = oldKeys[i];
        flags[slot] = oldFlags[i];
      }
    }
  }
}

package io.newswire.streams.dedup;

/**
 * The keys of the articles that are remembered, in memory: most articles are of an uri never seen,
 * and to learn that from the store takes longer than all the rest of their verdict. Keys are hashes
 * and used as such: open addressing with linear probing, between a third and two thirds full.
 */
final class KeySet {

  /** No key is: {@link #add} takes another for it. */
  private static final long FREE = 0;

  private static final int SMALLEST = 1_024;

  private long[] keys = new long[SMALLEST];
  private int size;

  boolean contains(long key) {
    return keys[find(used(key))] != FREE;
  }

  void add(long key) {
    if (3L * (size + 1) > 2L * keys.length) {
      grow();
    }
    int at = find(used(key));
    if (keys[at] == FREE) {
      keys[at] = used(key);
      size++;
    }
  }

  /** Removes a key, if it is there; those behind it move up. */
  void remove(long key) {
    int hole = find(used(key));
    if (keys[hole] == FREE) {
      return;
    }
    for (int at = next(hole); keys[at] != FREE; at = next(at)) {
      int home = home(keys[at]);
      boolean reachable = hole <= at ? home <= hole || home > at : home <= hole && home > at;
      if (reachable) {
        keys[hole] = keys[at];
        hole = at;
      }
    }
    keys[hole] = FREE;
    size--;
  }

  /** Where a key is, or would be. */
  private int find(long key) {
    int at = home(key);
    while (keys[at] != FREE && keys[at] != key) {
      at = next(at);
    }
    return at;
  }

  private void grow() {
    long[] old = keys;
    keys = new long[2 * old.length];
    for (long key : old) {
      if (key != FREE) {
        keys[find(key)] = key;
      }
    }
  }

  private int home(long key) {
    return (int) (((key >>> Integer.SIZE) * keys.length) >>> Integer.SIZE);
  }

  private int next(int at) {
    return at + 1 == keys.length ? 0 : at + 1;
  }

  private static long used(long key) {
    return key == FREE ? 1 : key;
  }
}

package io.newswire.streams.dedup;

/**
 * From an anchor to the slots that have it: a multimap of ints, open addressing with linear probing
 * in one array of longs, so that looking at an entry is one access to memory. Grows by half, so
 * that it is between half and three quarters full.
 */
final class AnchorTable {

  private static final long FREE = 0;

  /** An anchor in the upper half, its slot plus one in the lower half. */
  private long[] entries;

  private int size;

  /**
   * @param capacity how many entries it has room for at first
   */
  AnchorTable(int capacity) {
    entries = new long[capacity];
  }

  /**
   * The entry where looking for an anchor begins. Asking for those of many anchors first, and
   * looking them up thereafter, lets the processor wait for all of them at once.
   */
  long peek(int anchor) {
    return entries[home(anchor)];
  }

  /** Adds a slot to an anchor unless the anchor has {@code most} already; tells whether it did. */
  boolean add(int anchor, int slot, int most) {
    if (4L * (size + 1) > 3L * entries.length) {
      grow();
    }
    int at = home(anchor);
    int same = 0;
    while (entries[at] != FREE) {
      if (anchor(entries[at]) == anchor && ++same == most) {
        return false;
      }
      at = next(at);
    }
    entries[at] = entry(anchor, slot);
    size++;
    return true;
  }

  /** Appends the slots of an anchor to a list. */
  void find(int anchor, SlotList found) {
    for (int at = home(anchor); entries[at] != FREE; at = next(at)) {
      if (anchor(entries[at]) == anchor) {
        found.add((int) entries[at] - 1);
      }
    }
  }

  /** Removes a slot from an anchor that has it; those behind it move up. */
  void remove(int anchor, int slot) {
    long gone = entry(anchor, slot);
    int hole = home(anchor);
    while (entries[hole] != gone) {
      if (entries[hole] == FREE) {
        throw new IllegalStateException("the index has no slot " + slot + " under " + anchor);
      }
      hole = next(hole);
    }
    for (int at = next(hole); entries[at] != FREE; at = next(at)) {
      int home = home(anchor(entries[at]));
      boolean reachable = hole <= at ? home <= hole || home > at : home <= hole && home > at;
      if (reachable) {
        entries[hole] = entries[at];
        hole = at;
      }
    }
    entries[hole] = FREE;
    size--;
  }

  private void grow() {
    long[] old = entries;
    entries = new long[old.length + old.length / 2];
    size = 0;
    for (long entry : old) {
      if (entry != FREE) {
        add(anchor(entry), (int) entry - 1, Integer.MAX_VALUE);
      }
    }
  }

  private int home(int anchor) {
    long mixed = AnchorIndex.mix(anchor) & 0xffff_ffffL;
    return (int) ((mixed * entries.length) >>> Integer.SIZE);
  }

  private int next(int at) {
    return at + 1 == entries.length ? 0 : at + 1;
  }

  private static long entry(int anchor, int slot) {
    return (long) anchor << Integer.SIZE | (slot + 1L);
  }

  private static int anchor(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }
}

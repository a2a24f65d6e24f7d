package io.newswire.streams.dedup;

import java.util.Arrays;

/**
 * From an anchor to the slots that have it: a multimap of ints in two arrays, open addressing with
 * linear probing. Grows by half, so that it is between half and three quarters full.
 */
final class AnchorTable {

  private static final int FREE = -1;

  private int[] anchors;
  private int[] slots;
  private int size;

  /**
   * @param capacity how many entries it has room for at first
   */
  AnchorTable(int capacity) {
    anchors = new int[capacity];
    slots = filled(capacity);
  }

  /** Adds a slot to an anchor unless the anchor has {@code most} already; tells whether it did. */
  boolean add(int anchor, int slot, int most) {
    if (4L * (size + 1) > 3L * anchors.length) {
      grow();
    }
    int at = home(anchor);
    int same = 0;
    while (slots[at] != FREE) {
      if (anchors[at] == anchor && ++same == most) {
        return false;
      }
      at = next(at);
    }
    anchors[at] = anchor;
    slots[at] = slot;
    size++;
    return true;
  }

  /** Appends the slots of an anchor to a list. */
  void find(int anchor, SlotList found) {
    for (int at = home(anchor); slots[at] != FREE; at = next(at)) {
      if (anchors[at] == anchor) {
        found.add(slots[at]);
      }
    }
  }

  /** Removes a slot from an anchor that has it; those behind it move up. */
  void remove(int anchor, int slot) {
    int hole = home(anchor);
    while (anchors[hole] != anchor || slots[hole] != slot) {
      if (slots[hole] == FREE) {
        throw new IllegalStateException("the index has no slot " + slot + " under " + anchor);
      }
      hole = next(hole);
    }
    for (int at = next(hole); slots[at] != FREE; at = next(at)) {
      int home = home(anchors[at]);
      boolean reachable = hole <= at ? home <= hole || home > at : home <= hole && home > at;
      if (reachable) {
        anchors[hole] = anchors[at];
        slots[hole] = slots[at];
        hole = at;
      }
    }
    slots[hole] = FREE;
    size--;
  }

  private void grow() {
    int[] oldAnchors = anchors;
    int[] oldSlots = slots;
    int capacity = anchors.length + anchors.length / 2;
    anchors = new int[capacity];
    slots = filled(capacity);
    size = 0;
    for (int i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] != FREE) {
        add(oldAnchors[i], oldSlots[i], Integer.MAX_VALUE);
      }
    }
  }

  private int home(int anchor) {
    long mixed = AnchorIndex.mix(anchor) & 0xffff_ffffL;
    return (int) ((mixed * anchors.length) >>> Integer.SIZE);
  }

  private int next(int at) {
    return at + 1 == anchors.length ? 0 : at + 1;
  }

  private static int[] filled(int capacity) {
    int[] slots = new int[capacity];
    Arrays.fill(slots, FREE);
    return slots;
  }
}

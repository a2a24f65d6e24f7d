package io.newswire.streams.dedup;

import java.util.Arrays;

/** A growing list of ints that is used again and again. */
final class SlotList {

  private int[] slots = new int[256];
  private int size;

  void clear() {
    size = 0;
  }

  void add(int slot) {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, 2 * size);
    }
    slots[size++] = slot;
  }

  int size() {
    return size;
  }

  int get(int at) {
    return slots[at];
  }

  void removeLast() {
    size--;
  }

  /** Whether a sorted list has a slot. */
  boolean contains(int slot) {
    return Arrays.binarySearch(slots, 0, size, slot) >= 0;
  }

  void sort() {
    Arrays.sort(slots, 0, size);
  }
}

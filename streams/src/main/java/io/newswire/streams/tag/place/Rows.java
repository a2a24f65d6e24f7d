package io.newswire.streams.tag.place;

import java.util.Arrays;

/** Weighs the places of one name against each other. */
final class Rows {

  private Rows() {}

  /** The place's prior, less where the spelling is not its usual name. */
  static float weight(PlaceTable table, int value) {
    float prior = table.prior(AliasKind.row(value));
    return switch (AliasKind.kind(value)) {
      case PRIMARY, ABBREVIATION -> prior;
      case NAME -> prior - 1.2f;
      // Where a word is both ("Libia" in Spanish), it is rather the name.
      case DEMONYM -> prior - 1.3f;
      case VARIANT -> prior - 2f;
      case WEAK -> prior - 2.5f;
    };
  }

  /**
   * The first values, each row once.
   *
   * @param values see {@link AliasKind}, most likely first
   * @param most how many to keep
   */
  static int[] first(int[] values, int most) {
    int[] kept = new int[Math.min(most, values.length)];
    int size = 0;
    for (int i = 0; i < values.length && size < most; i++) {
      if (!holds(kept, size, AliasKind.row(values[i]))) {
        kept[size++] = values[i];
      }
    }
    return size == kept.length ? kept : Arrays.copyOf(kept, size);
  }

  private static boolean holds(int[] values, int size, int row) {
    for (int i = 0; i < size; i++) {
      if (AliasKind.row(values[i]) == row) {
        return true;
      }
    }
    return false;
  }
}

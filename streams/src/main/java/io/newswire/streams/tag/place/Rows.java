package io.newswire.streams.tag.place;

import java.util.Arrays;

/** Orders the places of one name. */
final class Rows {

  private Rows() {}

  /**
   * The most likely of some values, most likely first, each row once.
   *
   * @param values see {@link AliasKind}
   * @param size how many of them count
   * @param most how many to keep
   */
  static int[] best(PlaceTable table, int[] values, int size, int most) {
    for (int i = 1; i < size; i++) {
      int value = values[i];
      float weight = weight(table, value);
      int at = i;
      while (at > 0 && weight(table, values[at - 1]) < weight) {
        values[at] = values[at - 1];
        at--;
      }
      values[at] = value;
    }
    int kept = 0;
    for (int i = 0; i < size && kept < most; i++) {
      if (!holds(values, kept, AliasKind.row(values[i]))) {
        values[kept++] = values[i];
      }
    }
    return Arrays.copyOf(values, kept);
  }

  /** The place's prior, less where the spelling is not its usual name. */
  static float weight(PlaceTable table, int value) {
    float prior = table.prior(AliasKind.row(value));
    return switch (AliasKind.kind(value)) {
      case PRIMARY, ABBREVIATION, DEMONYM -> prior;
      case NAME -> prior - 1.2f;
      case WEAK -> prior - 2.5f;
    };
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

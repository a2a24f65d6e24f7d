package io.newswire.streams.tag.place;

import io.newswire.streams.tag.text.Span;

/**
 * A run of tokens that may name a place, and the places it may name. Mutable while one article is
 * resolved.
 */
final class Candidate {

  final Passage passage;
  final Span span;

  /** Number of the spelling that was matched, the same for every mention of it. */
  final int spelling;

  /** For what the surroundings speak: above 0 for a place, below for something else. */
  final float evidence;

  /** Whether it stands where a dateline does. */
  final boolean dateline;

  /** Whether it stands inside the name of something that only bears its name. */
  final boolean borrowed;

  /** Rows of the places, most likely first, and what the spelling is to each. */
  int[] values;

  /** The row of the place that the text says it lies in ("Paris, Texas"); -1 where none. */
  int within = -1;

  /** Whether it says in what the name before it lies. */
  boolean qualifies;

  Candidate(
      Passage passage,
      Span span,
      int spelling,
      int[] values,
      float evidence,
      boolean dateline,
      boolean borrowed) {
    this.passage = passage;
    this.span = span;
    this.spelling = spelling;
    this.values = values;
    this.evidence = evidence;
    this.dateline = dateline;
    this.borrowed = borrowed;
  }

  int row(int index) {
    return AliasKind.row(values[index]);
  }

  /** What the spelling is to a place; null where it is not one of the places it may name. */
  AliasKind kindOf(int row) {
    for (int value : values) {
      if (AliasKind.row(value) == row) {
        return AliasKind.kind(value);
      }
    }
    return null;
  }

  boolean isDemonym() {
    for (int value : values) {
      if (AliasKind.kind(value) != AliasKind.DEMONYM) {
        return false;
      }
    }
    return true;
  }
}

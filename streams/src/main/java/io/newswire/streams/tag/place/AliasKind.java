package io.newswire.streams.tag.place;

/** What a spelling is to the place it may name. */
enum AliasKind {
  /** Its usual name. */
  PRIMARY,
  /** Another name, in any language. */
  NAME,
  /** A part of its name that stands for it once the article has named it in full: "Laurel". */
  WEAK,
  /** Written in capitals or with stops: "UAE", "Ala.". */
  ABBREVIATION,
  /** Its people or adjective: "Libyan". */
  DEMONYM,
  /** Another transliteration of a name of it: see {@link SpellingKey}. */
  VARIANT;

  private static final AliasKind[] ALL = values();
  private static final int BITS = 3;

  /** A value of the phrase index: a row of the table, and what the phrase is to it. */
  int of(int row) {
    return row << BITS | code();
  }

  static int row(int value) {
    return value >>> BITS;
  }

  static AliasKind kind(int value) {
    return ALL[value & ((1 << BITS) - 1)];
  }

  private int code() {
    return switch (this) {
      case PRIMARY -> 0;
      case NAME -> 1;
      case WEAK -> 2;
      case ABBREVIATION -> 3;
      case DEMONYM -> 4;
      case VARIANT -> 5;
    };
  }
}

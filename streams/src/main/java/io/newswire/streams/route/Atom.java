package io.newswire.streams.route;

import io.newswire.streams.route.Wording.Part;

/**
 * Something simple that is true or false of an article, and that many rules may have in common.
 * Equal atoms are asked once for an article, for all rules.
 */
sealed interface Atom {

  /**
   * How often it is true, roughly: 0 to 1. Only decides by which of several atoms a rule is found.
   */
  double frequency();

  /** Any of some words stands in a part of the text. */
  record Says(Terms words, Part part) implements Atom {
    private static final double OF_A_WORD = 0.01;

    @Override
    public double frequency() {
      return Math.min(1, OF_A_WORD * words.list().size());
    }
  }

  /**
   * A value stands at a path.
   *
   * @param path see {@link Facts#visit}
   * @param value a text or a whole number
   */
  record Has(String path, Object value) implements Atom {
    @Override
    public double frequency() {
      return switch (path) {
        case "language" -> 0.4;
        case "sectors", "actors.sectors", "verdict" -> 0.3;
        case "countries", "actors.country", "locations.country" -> 0.1;
        default -> 0.02;
      };
    }
  }

  /**
   * A number at a path compares with a constant.
   *
   * @param path see {@link Facts#visit}
   * @param operator CEL's name of the operator, the path on its left
   * @param bound the constant on its right
   */
  record Compares(String path, String operator, double bound) implements Atom {
    @Override
    public double frequency() {
      return 0.3;
    }

    /** Whether a number meets it. */
    boolean holds(double number) {
      return switch (operator) {
        case "_<_" -> number < bound;
        case "_<=_" -> number <= bound;
        case "_>_" -> number > bound;
        case "_>=_" -> number >= bound;
        default -> throw new IllegalStateException(operator);
      };
    }
  }

  /** A place lies in an area. */
  record Inside(Area area) implements Atom {
    @Override
    public double frequency() {
      return 0.05;
    }
  }
}

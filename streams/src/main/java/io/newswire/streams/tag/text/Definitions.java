package io.newswire.streams.tag.text;

/**
 * Where a text says what a name is: "the village of X", "X is a town", "X is a brand". Stateless.
 */
public final class Definitions {

  private static final WordSet KINDS =
      WordSet.of(
          "village town city municipality commune suburb hamlet settlement river mountain lake"
              + " island district county province region neighbourhood neighborhood parish township"
              + " peninsula prefecture oblast governorate canton department capital port borough");

  /** What lies in a place and is called after it, or sits there. */
  private static final WordSet SEATED =
      WordSet.of("constituency riding seat stadium school station band company");

  /** What is neither a place nor a person. */
  private static final WordSet THINGS =
      WordSet.of(
          "brand series language newspaper magazine album game film song software manufacturer"
              + " label episode programme program genus species tribe network");

  private static final WordSet BE = WordSet.of("is was are were");
  private static final WordSet ARTICLES = WordSet.of("a an the one");
  private static final long OF = Tokens.hashOf("of");
  private static final int DEFINED_WITHIN = 4;

  private Definitions() {}

  /** Whether the kind of a place stands before a name: "the county of X". */
  public static boolean before(Tokens tokens, int from) {
    return behindOf(tokens, from) && KINDS.has(tokens.hash(from - 2));
  }

  /** Whether a kind of a place, or of what lies in one, stands before a name: "the seat of X". */
  public static boolean seatedBefore(Tokens tokens, int from) {
    return before(tokens, from) || (behindOf(tokens, from) && SEATED.has(tokens.hash(from - 2)));
  }

  private static boolean behindOf(Tokens tokens, int from) {
    return from > 1
        && !tokens.is(from, Tokens.BREAK_BEFORE)
        && tokens.hash(from - 1) == OF
        && !tokens.is(from - 2, Tokens.CAPITALISED);
  }

  /** Whether a definition follows: "is a small town". */
  public static boolean defined(Tokens tokens, int next) {
    return definedAs(tokens, next, KINDS);
  }

  /** Whether a definition follows, as a place or another thing: "is a railway station". */
  public static boolean definedThing(Tokens tokens, int next) {
    return definedAs(tokens, next, KINDS)
        || definedAs(tokens, next, SEATED)
        || definedAs(tokens, next, THINGS);
  }

  private static boolean definedAs(Tokens tokens, int next, WordSet kinds) {
    if (next + 1 >= tokens.count()
        || !BE.has(tokens.hash(next))
        || !ARTICLES.has(tokens.hash(next + 1))) {
      return false;
    }
    for (int i = next + 2; i < Math.min(tokens.count(), next + 2 + DEFINED_WITHIN); i++) {
      if (kinds.has(tokens.hash(i))) {
        return true;
      }
    }
    return false;
  }
}

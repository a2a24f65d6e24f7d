package io.newswire.streams.tag.text;

/** Arabic words of one letter, written together with the next: and, then, in, to, as. Stateless. */
public final class ArabicPrefixes {

  private static final String PREFIXES = "وفبلك";
  private static final char FIRST_ARABIC = '\u0600';
  private static final int SHORTEST = 4;

  private ArabicPrefixes() {}

  /** Whether the token may begin with one of them. */
  public static boolean mayStandAt(Tokens tokens, int token) {
    char first = tokens.foldedChar(token, 0);
    return first >= FIRST_ARABIC
        && PREFIXES.indexOf(first) >= 0
        && tokens.foldedLength(token) >= SHORTEST;
  }

  /** The {@link Tokens#hash} of the token without its first letter. */
  public static long hashWithout(Tokens tokens, int token) {
    return Tokens.hashOf(tokens.folded(token).substring(1));
  }

  /**
   * The same where "to the" (لل) has swallowed the first letter of "the" (ال); 0 where it has not.
   */
  public static long hashWithArticle(Tokens tokens, int token) {
    String word = tokens.folded(token);
    return word.startsWith("لل") ? Tokens.hashOf("ا" + word.substring(1)) : 0;
  }
}

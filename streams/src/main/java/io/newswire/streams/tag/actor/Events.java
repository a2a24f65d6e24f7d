package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.text.Tokens;
import io.newswire.streams.tag.text.WordSet;

/**
 * Finds the names of events. Who or what is named inside one that begins with a year ("2019
 * Canadian federal election") neither acts there nor is a place of the story; others only bear the
 * name of a place ("Toronto International Film Festival", "Siege of Petersburg"). Stateless.
 */
final class Events {

  private static final int LONGEST = 9;

  private static final WordSet HEADS =
      WordSet.of(
          "election elections referendum primary primaries caucus caucuses olympics championship"
              + " championships");

  private static final WordSet BETWEEN =
      WordSet.of(
          "of the by general federal state presidential municipal local special provincial"
              + " parliamentary gubernatorial mayoral legislative regional constituency summer winter"
              + " house senate midterm snap leadership council assembly and in");

  /** What ends the name of an event or a treaty that is called after a place. */
  private static final WordSet CLOSING =
      WordSet.of(
          "festival cup championship championships olympics treaty accord accords pact agreement"
              + " convention symposium marathon derby biennale protocol");

  private static final WordSet OPENING =
      WordSet.of("battle siege treaty armistice peace convention congress massacre fall");

  private static final long IN = Tokens.hashOf("in");
  private static final long OF = Tokens.hashOf("of");
  private static final long THE = Tokens.hashOf("the");

  private Events() {}

  /** Where the event that begins with the year at this token ends; {@code at} when none does. */
  static int end(Tokens tokens, int at) {
    if (!tokens.is(at, Tokens.NUMBER) || tokens.foldedLength(at) != 4) {
      return at;
    }
    for (int i = at + 1; i < Math.min(tokens.count(), at + LONGEST); i++) {
      if (tokens.is(i, Tokens.BREAK_BEFORE)) {
        return at;
      }
      if (HEADS.has(tokens.hash(i))) {
        boolean title = i > at + 2 && tokens.is(at + 1, Tokens.CAPITALISED);
        return title ? behindPlace(tokens, i + 1) : i + 1;
      }
      if (!tokens.is(i, Tokens.CAPITALISED) && !BETWEEN.has(tokens.hash(i))) {
        return at;
      }
    }
    return at;
  }

  /** "2008 United States Senate election in Louisiana" is one name. */
  private static int behindPlace(Tokens tokens, int at) {
    int end = at;
    if (at + 1 < tokens.count()
        && tokens.hash(at) == IN
        && !tokens.is(at, Tokens.BREAK_BEFORE)
        && !tokens.is(at, Tokens.CAPITALISED)) {
      int i = tokens.hash(at + 1) == THE ? at + 2 : at + 1;
      while (i < tokens.count()
          && tokens.is(i, Tokens.CAPITALISED)
          && !tokens.is(i, Tokens.BREAK_BEFORE)) {
        i++;
        end = i;
      }
    }
    return end;
  }

  /**
   * Where the name begins that ends with its head: "Toronto International Film Festival"; {@code
   * at} when the token is the head of none.
   */
  static int begin(Tokens tokens, int at) {
    int from = at;
    if (tokens.is(at, Tokens.CAPITALISED) && CLOSING.has(tokens.hash(at))) {
      while (from > 0
          && tokens.is(from - 1, Tokens.CAPITALISED)
          && !tokens.is(from, Tokens.BREAK_BEFORE)
          && !tokens.is(from - 1, Tokens.POSSESSIVE)) {
        from--;
      }
    }
    return from;
  }

  /** Where the name ends that begins with its head: "Battle of Bull Run". */
  static int behindHead(Tokens tokens, int at) {
    int end = at;
    if (tokens.is(at, Tokens.CAPITALISED)
        && OPENING.has(tokens.hash(at))
        && at + 1 < tokens.count()
        && tokens.hash(at + 1) == OF) {
      int i = at + 2;
      while (i < tokens.count()
          && tokens.is(i, Tokens.CAPITALISED)
          && !tokens.is(i, Tokens.BREAK_BEFORE)) {
        i++;
        end = i;
      }
    }
    return end;
  }
}

package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.text.Tokens;
import io.newswire.streams.tag.text.WordSet;

/**
 * Finds the names of events that begin with a year: "2019 Canadian federal election". Who or what
 * is named inside one neither acts there nor is a place of the story. Stateless.
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
        return i + 1;
      }
      if (!tokens.is(i, Tokens.CAPITALISED) && !BETWEEN.has(tokens.hash(i))) {
        return at;
      }
    }
    return at;
  }
}

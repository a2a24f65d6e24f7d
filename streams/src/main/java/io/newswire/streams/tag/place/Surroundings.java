package io.newswire.streams.tag.place;

import static io.newswire.streams.tag.lexicon.Vocabulary.*;

import io.newswire.streams.tag.lexicon.Words;
import io.newswire.streams.tag.text.Definitions;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;

/**
 * Weighs what a name's own words and the words around it say of whether it is a place. Figures are
 * to be added: above 0 they speak for a place, below for something else; 4 settles the matter for
 * all but the best known. Stateless.
 */
final class Surroundings {

  private static final float LOCATED = 2;
  private static final float TITLED = -3;
  private static final float INSIDE_NAME = -2;
  private static final float SEVERAL_WORDS = 1.5f;
  private static final float ORDINARY_WORD = -3;
  private static final float ORDINARY_WORD_AT_START = -5;
  private static final float ACRONYM = -5;
  private static final float CAPITALS = -0.5f;
  private static final float SURNAME = -2.5f;
  private static final float GIVEN_NAME = -1;
  private static final float OF_A_TOWN = 1;
  private static final float OF_A_BUILDING = -4;
  private static final float GOES_ON = -1;

  private static final int LONGEST_ACRONYM = 4;
  private static final int OLDEST = 2;

  private Surroundings() {}

  /**
   * The sum of the evidence.
   *
   * @param kind what the name is to the most likely place
   * @param afterPlace whether a place stands right before it
   */
  static float weigh(Words words, Span span, AliasKind kind, boolean afterPlace) {
    Tokens tokens = words.tokens();
    boolean title = words.has(span.from(), TITLE_CASE);
    float evidence = before(words, span.from(), afterPlace, title) + after(words, span, title);
    if (kind == AliasKind.ABBREVIATION) {
      return evidence;
    }
    if (allOrdinary(words, span)) {
      boolean start = tokens.is(span.from(), Tokens.SENTENCE_START) || title;
      return evidence + (start ? ORDINARY_WORD_AT_START : ORDINARY_WORD);
    }
    boolean patron = span.length() > 1 && tokens.is(span.to() - 1, Tokens.POSSESSIVE);
    if (patron && words.has(span.from(), PATRON)) {
      return evidence + OF_A_BUILDING;
    }
    return evidence
        + (span.length() > 1 ? SEVERAL_WORDS : single(words, span.from()))
        + surname(words, span, kind);
  }

  private static float before(Words words, int from, boolean afterPlace, boolean title) {
    Tokens tokens = words.tokens();
    if (from == 0 || tokens.is(from, Tokens.BREAK_BEFORE)) {
      return 0;
    }
    if (words.has(from - 1, LOCATIVE) || Definitions.before(tokens, from)) {
      return LOCATED;
    }
    if (tokens.is(from - 1, Tokens.CAPITALISED) && words.has(from - 1, HONORIFIC)) {
      return TITLED;
    }
    boolean inside = !afterPlace && !title && isNameWord(words, from - 1);
    return inside ? INSIDE_NAME : 0;
  }

  private static float after(Words words, Span span, boolean title) {
    Tokens tokens = words.tokens();
    int next = span.to();
    if (Definitions.defined(tokens, next)) {
      return LOCATED;
    }
    if (next >= tokens.count()
        || tokens.is(next, Tokens.BREAK_BEFORE)
        || !tokens.is(next, Tokens.CAPITALISED)
        || tokens.is(next - 1, Tokens.POSSESSIVE)) {
      return 0;
    }
    if (words.has(next, CIVIC)) {
      return OF_A_TOWN;
    }
    if (words.has(next, BUILDING)) {
      return OF_A_BUILDING;
    }
    return isNameWord(words, next) && !title ? GOES_ON : 0;
  }

  /** Whether each of its words is far more often something else than a name. */
  private static boolean allOrdinary(Words words, Span span) {
    for (int i = span.from(); i < span.to(); i++) {
      if (words.tokens().is(i, Tokens.UNCASED) || !words.has(i, ORDINARY | NAME_PARTICLE)) {
        return false;
      }
    }
    return true;
  }

  private static float single(Words words, int i) {
    Tokens tokens = words.tokens();
    if (!tokens.is(i, Tokens.ALL_CAPS) || words.has(i, TITLE_CASE)) {
      return words.has(i, MOSTLY_GIVEN) ? GIVEN_NAME : 0;
    }
    return tokens.foldedLength(i) <= LONGEST_ACRONYM ? ACRONYM : CAPITALS;
  }

  /** "Robertson said", "McDaniel, 19, of": people are named so after their first mention. */
  private static float surname(Words words, Span span, AliasKind kind) {
    Tokens tokens = words.tokens();
    int next = span.to();
    if (kind == AliasKind.DEMONYM || next >= tokens.count()) {
      return 0;
    }
    boolean speaks = !tokens.is(next, Tokens.BREAK_BEFORE) && words.has(next, SPEAKS);
    boolean aged =
        tokens.is(next, Tokens.NUMBER)
            && tokens.is(next, Tokens.BREAK_BEFORE)
            && !tokens.is(next, Tokens.SENTENCE_START)
            && tokens.foldedLength(next) <= OLDEST
            && next + 1 < tokens.count()
            && tokens.is(next + 1, Tokens.BREAK_BEFORE);
    return speaks || aged ? SURNAME : 0;
  }

  /** Whether the token looks like a part of a name, rather than the first word of a sentence. */
  private static boolean isNameWord(Words words, int i) {
    Tokens tokens = words.tokens();
    return tokens.is(i, Tokens.CAPITALISED)
        && !words.has(i, LOCATIVE)
        && !(tokens.is(i, Tokens.SENTENCE_START) && words.has(i, ORDINARY));
  }
}

package io.newswire.streams.tag.place;

import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;

/**
 * Weighs what a name's own words and the words around it say of whether it is a place. Figures are
 * to be added: above 0 they speak for a place, below for something else; 4 settles the matter for
 * all but the best known.
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
  private static final float CIVIC = 1;
  private static final float BUILDING = -4;
  private static final float GOES_ON = -1;

  private static final int LONGEST_ACRONYM = 4;
  private static final int OLDEST = 2;

  private final Cues cues;

  Surroundings(Cues cues) {
    this.cues = cues;
  }

  /**
   * The sum of the evidence.
   *
   * @param kind what the name is to the most likely place
   * @param afterPlace whether a place stands right before it
   */
  float weigh(Tokens tokens, Span span, AliasKind kind, boolean afterPlace, TitleCase titles) {
    boolean title = titles.is(span.from());
    float evidence = before(tokens, span.from(), afterPlace, title) + after(tokens, span, title);
    if (kind == AliasKind.ABBREVIATION) {
      return evidence;
    }
    if (allOrdinary(tokens, span)) {
      boolean start = tokens.is(span.from(), Tokens.SENTENCE_START) || title;
      return evidence + (start ? ORDINARY_WORD_AT_START : ORDINARY_WORD);
    }
    boolean patron = span.length() > 1 && tokens.is(span.to() - 1, Tokens.POSSESSIVE);
    if (patron && cues.is(Cues.SAINT, tokens, span.from())) {
      return evidence + BUILDING;
    }
    return evidence
        + (span.length() > 1 ? SEVERAL_WORDS : single(tokens, span.from(), titles))
        + surname(tokens, span, kind);
  }

  private float before(Tokens tokens, int from, boolean afterPlace, boolean title) {
    if (from == 0 || tokens.is(from, Tokens.BREAK_BEFORE)) {
      return 0;
    }
    if (cues.is(Cues.LOCATIVE, tokens, from - 1)) {
      return LOCATED;
    }
    if (tokens.is(from - 1, Tokens.CAPITALISED) && cues.is(Cues.TITLE, tokens, from - 1)) {
      return TITLED;
    }
    boolean inside = !afterPlace && !title && isNameWord(tokens, from - 1);
    return inside ? INSIDE_NAME : 0;
  }

  private float after(Tokens tokens, Span span, boolean title) {
    int next = span.to();
    if (next >= tokens.count()
        || tokens.is(next, Tokens.BREAK_BEFORE)
        || !tokens.is(next, Tokens.CAPITALISED)
        || tokens.is(next - 1, Tokens.POSSESSIVE)) {
      return 0;
    }
    if (cues.is(Cues.CIVIC, tokens, next)) {
      return CIVIC;
    }
    if (cues.is(Cues.OTHER, tokens, next)) {
      return BUILDING;
    }
    return isNameWord(tokens, next) && !title ? GOES_ON : 0;
  }

  /** Whether each of its words is far more often something else than a name. */
  private boolean allOrdinary(Tokens tokens, Span span) {
    for (int i = span.from(); i < span.to(); i++) {
      if (tokens.is(i, Tokens.UNCASED) || !cues.is(Cues.COMMON | Cues.PARTICLE, tokens, i)) {
        return false;
      }
    }
    return true;
  }

  private float single(Tokens tokens, int i, TitleCase titles) {
    if (!tokens.is(i, Tokens.ALL_CAPS) || titles.is(i)) {
      return cues.is(Cues.GIVEN, tokens, i) ? GIVEN_NAME : 0;
    }
    return tokens.foldedLength(i) <= LONGEST_ACRONYM ? ACRONYM : CAPITALS;
  }

  /** "Robertson said", "McDaniel, 19, of": people are named so after their first mention. */
  private float surname(Tokens tokens, Span span, AliasKind kind) {
    int next = span.to();
    if (kind == AliasKind.DEMONYM || next >= tokens.count()) {
      return 0;
    }
    boolean speaks = !tokens.is(next, Tokens.BREAK_BEFORE) && cues.is(Cues.SPEAKS, tokens, next);
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
  private boolean isNameWord(Tokens tokens, int i) {
    return tokens.is(i, Tokens.CAPITALISED)
        && !cues.is(Cues.LOCATIVE, tokens, i)
        && !(tokens.is(i, Tokens.SENTENCE_START) && cues.is(Cues.COMMON, tokens, i));
  }
}

package io.newswire.streams.tag.text;

import java.util.Arrays;

/**
 * Which tokens of one text a recogniser has taken for the name of somebody, so that another one
 * does not read them as something else. Mutable while one text is tagged, for one thread.
 */
public final class Claims {

  /** What a token belongs to. */
  public enum Kind {
    /** Nobody claims it. */
    NONE,
    /** The name of a person, or a part of it: never a place. */
    PERSON,
    /** The name of an election, a party, a well-known body: a place inside it is not meant. */
    OTHER_NAME,
    /**
     * The name of something that only bears the name of a place ("University of Leicester", "Siege
     * of Petersburg"): the place is meant where the article names it otherwise too.
     */
    NAMED_AFTER,
    /**
     * The name of an organisation. A place inside it may still be meant ("Tripoli" in "Tripoli
     * Revolutionaries Brigade").
     */
    ORGANISATION
  }

  private final Kind[] byToken;

  /**
   * No claims yet.
   *
   * @param tokens how many tokens the text has
   */
  public Claims(int tokens) {
    byToken = new Kind[tokens];
    Arrays.fill(byToken, Kind.NONE);
  }

  /** No claims on a text, for tagging places alone. */
  public static Claims none(Tokens tokens) {
    return new Claims(tokens.count());
  }

  /** Takes a run of tokens; a later claim on the same token replaces an earlier one. */
  public void claim(Span span, Kind kind) {
    for (int i = span.from(); i < span.to(); i++) {
      byToken[i] = kind;
    }
  }

  /** What the token belongs to. */
  public Kind at(int token) {
    return byToken[token];
  }

  /** Whether the token belongs to something of that kind; never outside the text. */
  public boolean is(int token, Kind kind) {
    return token >= 0 && token < byToken.length && byToken[token] == kind;
  }

  /** Whether any token from {@code from} up to but not including {@code to} is of that kind. */
  public boolean any(int from, int to, Kind kind) {
    for (int i = from; i < to; i++) {
      if (byToken[i] == kind) {
        return true;
      }
    }
    return false;
  }
}

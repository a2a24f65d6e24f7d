package io.newswire.streams.tag.actor;

import io.newswire.events.Actor;
import io.newswire.streams.tag.lexicon.Vocabulary;
import io.newswire.streams.tag.text.Claims;
import io.newswire.streams.tag.text.Tokens;
import java.util.List;

/**
 * Somebody found in a text.
 *
 * @param text the text
 * @param from first token
 * @param to token behind the last
 * @param identity who it is
 * @param rule how it was found, for {@link io.newswire.events.Mention#rule}
 * @param alias the lexicon's spelling, null when no entry matched
 */
record Found(Text text, int from, int to, Identity identity, String rule, String alias) {

  private static final long UNIVERSITY = Tokens.hashOf("university");

  /** What the tokens are to those who look for places: composed actors leave them theirs. */
  Claims.Kind claim() {
    if (identity instanceof Known known) {
      return known.entry() instanceof Entry.Person ? Claims.Kind.PERSON : Claims.Kind.OTHER_NAME;
    }
    if (identity instanceof Unknown unknown) {
      return unknown.kind() == Actor.Kind.PERSON
          ? Claims.Kind.PERSON
          : unknown.sectors().contains("PTY")
              ? Claims.Kind.OTHER_NAME
              : isLocal() ? Claims.Kind.ORGANISATION : Claims.Kind.NAMED_AFTER;
    }
    return Claims.Kind.NONE;
  }

  /**
   * A body that works for the place in its name: a police, a court, a council; "Ohio State
   * University", but not "University of Leicester".
   */
  private boolean isLocal() {
    for (int i = from; i < to; i++) {
      boolean placed = i > from && text.tokens.hash(i) == UNIVERSITY;
      if (placed || text.has(i, Vocabulary.LOCAL_BODY)) {
        return true;
      }
    }
    return false;
  }

  /** Who was found. */
  sealed interface Identity {
    /** The actor's id. */
    String id();
  }

  /**
   * An entry of the lexicon.
   *
   * @param confidence 0 to 1
   */
  record Known(Entry entry, double confidence) implements Identity {
    @Override
    public String id() {
      return entry.actorId();
    }
  }

  /**
   * Somebody coded by what the text calls him, not by name.
   *
   * @param id {@code cmp:LBY-GOV}
   * @param country ISO-3166 alpha-3, null when unknown
   */
  record Composed(
      String id,
      String name,
      Actor.Kind kind,
      String country,
      List<String> sectors,
      double confidence)
      implements Identity {

    /** The id of a country's body that is known by a name which every country's has. */
    static String idOf(String country, String name) {
      return "cmp:" + country + "-" + Tokens.fold(name).replace(' ', '-');
    }
  }

  /**
   * Somebody named whom the lexicon does not know.
   *
   * @param id {@code txt:…}
   * @param country ISO-3166 alpha-3, null when unknown
   * @param title the office the text gives, null when it gives none
   */
  record Unknown(
      String id,
      String name,
      Actor.Kind kind,
      String country,
      List<String> sectors,
      String title,
      double confidence)
      implements Identity {

    /** The id of somebody of that name: the same in every text. */
    static String idOf(String name) {
      return "txt:" + Tokens.fold(name).replace(' ', '-');
    }
  }
}

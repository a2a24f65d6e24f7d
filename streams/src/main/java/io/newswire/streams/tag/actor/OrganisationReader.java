package io.newswire.streams.tag.actor;

import static io.newswire.streams.tag.lexicon.Vocabulary.*;

import io.newswire.events.Actor.Kind;
import io.newswire.streams.tag.actor.Entry.Body;
import io.newswire.streams.tag.actor.Found.Known;
import io.newswire.streams.tag.actor.Found.Unknown;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.util.List;

/**
 * Reads the names of organisations in one text: those of the lexicon, those told by their head
 * word, and acronyms.
 */
final class OrganisationReader {

  private static final int LONGEST_ACRONYM = 6;
  private static final int SHORT_ACRONYM = 3;
  private static final int SHORTEST_GLUED = 4;
  private static final int LONGEST_TOWN = 2;

  /** From this weight on a place is large enough to have a team. */
  private static final float TOWN = 2.5f;

  private static final float LARGE_TOWN = 3.5f;

  private final Reading reading;
  private final ActorLexicon lexicon;
  private final Document document;
  private final Text text;
  private final KnownNames names;
  private final Bodies bodies;

  OrganisationReader(Reading reading, KnownNames names, Bodies bodies) {
    this.reading = reading;
    this.names = names;
    this.bodies = bodies;
    lexicon = reading.lexicon;
    document = reading.document;
    text = reading.text;
  }

  /**
   * Reads a body's name that the lexicon has.
   *
   * @return the token behind what was read
   */
  int known(int from, int to, int alias) {
    Body body = (Body) lexicon.entry(alias);
    if (text.has(from, EVENT)) {
      return to;
    }
    if (!body.curated() && !body.country().isEmpty() && document.mentionsOf(body.country()) == 0) {
      return unknown(from, to);
    }
    Found.Identity who = new Known(body, body.curated() ? 0.95 : 0.75);
    String elsewhere = bodies.elsewhere(document, body, text, from, to);
    if (elsewhere != null) {
      who = bodies.ofCountry(elsewhere, body, text, from, to, lexicon.alias(alias));
    }
    reading.add(new Found(text, from, to, who, "alias", lexicon.alias(alias)));
    return defining(to);
  }

  /** Where the name of a body that no lexicon has ends; -1 when none begins at the token. */
  int endAt(int at) {
    if (text.has(at, SHOUTED)) {
      return -1;
    }
    int end = Math.max(OrganisationShapes.end(text, at), OrganisationShapes.namedEnd(text, at));
    boolean small = text.has(at, CONNECTOR | PARTICLE);
    for (int place = at + LONGEST_TOWN; !small && place > at && end <= at; place--) {
      int team = OrganisationShapes.teamEnd(text, at, place);
      if (team > at
          && reading.places.weight(text.tokens, at, place) > TOWN
          && reading.places.weight(text.tokens, place, place + 1) == 0) {
        end = team;
      }
    }
    return end > at ? end : -1;
  }

  /** Reads the name of a body that no lexicon has; returns the token behind it. */
  int unknown(int from, int to) {
    if (text.has(from, EVENT)) {
      return to;
    }
    Unknown who = bodies.unknown(document, text, from, to);
    reading.add(new Found(text, from, to, who, "head-word", null));
    return defining(to);
  }

  /** Takes in the acronym that an organisation's name defines: "Libyan National Army (LNA)". */
  private int defining(int to) {
    Found organisation = reading.last();
    if (meansByFirstWord(organisation)) {
      document.define(text.tokens.hash(organisation.from()), organisation);
    }
    if (bracketed(to) && names.endAt(to) == to) {
      document.define(text.tokens.hash(to), organisation);
      reading.add(
          new Found(text, to, to + 1, organisation.identity(), "acronym", organisation.alias()));
      return to + 1;
    }
    return to;
  }

  /** Whether the first word of a longer name may stand for all of it later on. */
  private boolean meansByFirstWord(Found organisation) {
    int first = organisation.from();
    if (organisation.to() == first + 1) {
      return false;
    }
    if (organisation.alias() != null) {
      boolean agency =
          organisation.identity() instanceof Known known
              && known.entry() instanceof Body body
              && body.type().equals("media");
      if (!text.has(first, agency ? STOP | COUNTRY | SEAT : COMMON | COUNTRY | SEAT)) {
        return true;
      }
    }
    return !text.has(first, WORD | COUNTRY | SEAT | NAME)
        && reading.places.weight(text.tokens, first, first + 1) == 0;
  }

  private boolean bracketed(int token) {
    return token < text.count
        && (text.tokens.is(token, Tokens.ALL_CAPS) || text.mixedCase(token))
        && text.tokens
                .text()
                .substring(text.tokens.end(token - 1), text.tokens.start(token))
                .indexOf('(')
            >= 0;
  }

  /** Whether the token may be the acronym of some body. */
  boolean isAcronym(int at) {
    boolean acronym = text.acronym(at) && text.tokens.foldedLength(at) <= LONGEST_ACRONYM;
    return (acronym || (text.mixedCase(at) && !text.has(at, SHOUTED) && !isGlued(at)))
        && !text.has(at, NOT_ACRONYM | COUNTRY | MONTH | STOP)
        && !isTown(at)
        && !text.initial(at);
  }

  /** A town in the capitals of a dateline. */
  private boolean isTown(int at) {
    return text.tokens.foldedLength(at) > SHORT_ACRONYM
        && reading.places.weight(text.tokens, at, at + 1) > LARGE_TOWN;
  }

  /** Two names that somebody forgot to part: "AbdulkaderAssad". */
  boolean isGlued(int at) {
    if (!text.tokens.is(at, Tokens.MIXED_CASE) || text.has(at, NAME)) {
      return false;
    }
    String word = text.tokens.quote(new Span(at, at + 1));
    for (int i = SHORTEST_GLUED; i <= word.length() - SHORTEST_GLUED; i++) {
      if (Character.isUpperCase(word.charAt(i))
          && (isName(word, 0, i) || isName(word, i, word.length()))) {
        return true;
      }
    }
    return false;
  }

  private boolean isName(String word, int from, int to) {
    return (lexicon.flags(word.substring(from, to)) & NAME) != 0;
  }

  /** Reads an acronym: the body that the text said it means, or one of that name. */
  void acronym(int at) {
    Found meant = document.withAcronym(text.tokens.hash(at));
    String word = text.tokens.quote(new Span(at, at + 1));
    Found.Identity who =
        meant != null
            ? meant.identity()
            : new Unknown(Unknown.idOf(word), word, Kind.ORGANISATION, null, List.of(), null, 0.5);
    reading.add(new Found(text, at, at + 1, who, "acronym", meant == null ? null : meant.alias()));
  }

  /** Reads the acronyms in a run that is nobody's name; returns the end of the run. */
  int acronyms(int from, int to) {
    for (int i = from; i < to; i++) {
      if (isAcronym(i)) {
        acronym(i);
      }
    }
    return to;
  }
}

package io.newswire.streams.tag.actor;

import static io.newswire.streams.tag.lexicon.Vocabulary.*;

import io.newswire.events.Actor.Kind;
import io.newswire.streams.tag.actor.Compositions.Coded;
import io.newswire.streams.tag.actor.Document.Lone;
import io.newswire.streams.tag.actor.Found.Known;
import io.newswire.streams.tag.actor.Found.Unknown;
import io.newswire.streams.tag.actor.PersonChoice.Choice;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.util.List;

/** Reads the names of persons in one text: those of the lexicon, and those told by shape. */
final class PersonReader {

  private final Reading reading;
  private final ActorLexicon lexicon;
  private final Document document;
  private final Text text;
  private final KnownNames names;
  private final Bodies bodies;
  private final OrganisationReader organisations;
  private final PersonChoice choice;

  PersonReader(Reading reading, KnownNames names, Bodies bodies, OrganisationReader organisations) {
    this.reading = reading;
    this.names = names;
    this.bodies = bodies;
    this.organisations = organisations;
    lexicon = reading.lexicon;
    document = reading.document;
    text = reading.text;
    choice = new PersonChoice(lexicon);
  }

  /**
   * Reads a name that begins at a token.
   *
   * @param role that stands before it, null for none
   * @return the token behind what was read
   */
  int read(int at, Coded role) {
    int known = role == null ? at : names.endAt(at);
    if (known > at + 1) {
      int node = names.nodeAt(at);
      if (bodies.best(document, text, at, known, node) < 0 && !goesBeyond(at, known)) {
        return known(at, known, node, role);
      }
    }
    int end = PersonShapes.end(text, at);
    if (end == at) {
      return at + 1;
    }
    for (int i = at + 1; i < end && isNoName(i - 1); i++) {
      if (names.endAt(i) >= end && names.endAt(i) > i + 1) {
        // Words that are no names stand before a whole one: "Президент Владимир Путин".
        return i;
      }
    }
    int first = withoutOpening(at, end);
    if (words(first, end) == 1) {
      return single(first, end, role);
    }
    if (isPerson(first, end, role != null)) {
      return unknown(first, end, role);
    }
    if (end - first > 2 && isPerson(first + 1, end, role != null)) {
      return unknown(first + 1, end, role);
    }
    if (first == at && end > at + 2 && names.endAt(at + 1) >= end) {
      return at + 1;
    }
    return organisations.acronyms(at, end);
  }

  /** Reads a person's name that the lexicon has. */
  int known(int from, int to, int node, Coded role) {
    Role what = role == null ? null : role.role();
    String country = role == null ? null : role.country();
    Choice chosen =
        choice.choose(document, names.aliases(node), what, country, Double.NEGATIVE_INFINITY);
    boolean backed =
        chosen != null
            && (choice.standsAlone(chosen.person())
                || what != null
                || document.mentionsOf(chosen.person().country()) > 0);
    if (!backed) {
      return unknown(from, Math.max(to, PersonShapes.end(text, from)), role);
    }
    int end = text.has(to, SUFFIX) && text.capital(to) && !text.apart(to) ? to + 1 : to;
    Known who = new Known(chosen.person(), chosen.confidence());
    String alias = lexicon.alias(chosen.alias());
    reading.addPerson(new Found(text, from, end, who, "alias", alias), to - 1);
    return end;
  }

  /** Whether more of the name follows than the lexicon knows: another person's. */
  boolean goesBeyond(int at, int known) {
    int end = PersonShapes.end(text, at);
    return end > known
        && names.isPerson(at)
        && !text.has(known, SUFFIX)
        && isPerson(at, end, false);
  }

  /** Whether a run of two or more words here is a person although it begins like a country. */
  boolean begins(int at) {
    int end = PersonShapes.end(text, at);
    return end > at + 1 && isPerson(at, end, false);
  }

  private boolean isNoName(int token) {
    return !text.has(token, NAME) || (text.foreign() && text.has(token, CONNECTOR | PARTICLE));
  }

  /** Where the name begins in a run that opens with ordinary words: "Democrat John Glenn". */
  private int withoutOpening(int from, int to) {
    int first = from;
    while (to - first > 2
        && text.has(first, WORD | TITLE | COUNTRY)
        && !text.has(first, NAME)
        && text.capital(first + 1)) {
      first++;
    }
    return first;
  }

  private boolean isPerson(int from, int to, boolean titled) {
    double place = Math.max(0, reading.places.weight(text.tokens, from, to) - 1.5);
    return PersonShapes.score(text, from, to, titled) - place >= PersonShapes.PERSON;
  }

  private int words(int from, int to) {
    int words = 0;
    for (int i = from; i < to; i++) {
      boolean given = text.capital(i) && text.has(i, OFTEN_GIVEN);
      boolean joined = i + 1 < to && text.tokens.is(i + 1, Tokens.HYPHEN_BEFORE);
      boolean particle = text.has(i, PARTICLE) && (!given || joined);
      words += particle && i < to - 1 ? 0 : 1;
    }
    return words;
  }

  private int single(int from, int to, Coded role) {
    if (organisations.isGlued(from)) {
      return to;
    }
    if (role == null && to == from + 1 && organisations.isAcronym(from)) {
      organisations.acronym(from);
      return to;
    }
    Role what = role == null ? null : role.role();
    document.lone.add(
        new Lone(text, from, to, what, role == null ? null : role.country(), role != null));
    return to;
  }

  private int unknown(int from, int to, Coded role) {
    String name = text.tokens.quote(new Span(from, to));
    Role what = role == null ? null : role.role();
    String country = role == null ? null : role.country();
    Choice chosen = choice.choose(document, lexicon.soundingLike(name), what, country, 5);
    Found found;
    if (chosen != null) {
      Known who = new Known(chosen.person(), Math.min(0.7, chosen.confidence()));
      found = new Found(text, from, to, who, "transliteration", lexicon.alias(chosen.alias()));
    } else {
      String rule = role == null ? "name-shape" : "title";
      found = new Found(text, from, to, somebody(name, role), rule, null);
    }
    int lastName = to - 1;
    while (lastName > from && text.has(lastName, SUFFIX)) {
      lastName--;
    }
    reading.addPerson(found, lastName);
    return to;
  }

  private Unknown somebody(String name, Coded role) {
    Role what = role == null ? null : role.role();
    boolean office = what != null && what.office() != null;
    String title = office ? text.tokens.quote(new Span(role.roleFrom(), role.to())) : null;
    return new Unknown(
        Unknown.idOf(name),
        name,
        Kind.PERSON,
        role == null ? null : role.country(),
        what == null ? List.of() : what.sectors(),
        title,
        role == null ? 0.6 : 0.8);
  }
}

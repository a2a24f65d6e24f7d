package io.newswire.streams.tag.actor;

import static io.newswire.streams.tag.actor.Vocabulary.*;

import io.newswire.events.Actor.Kind;
import io.newswire.streams.tag.actor.Compositions.Coded;
import io.newswire.streams.tag.actor.Document.Lone;
import io.newswire.streams.tag.actor.Entry.Body;
import io.newswire.streams.tag.actor.Entry.Person;
import io.newswire.streams.tag.actor.Found.Composed;
import io.newswire.streams.tag.actor.Found.Known;
import io.newswire.streams.tag.actor.Found.Unknown;
import io.newswire.streams.tag.actor.PersonChoice.Choice;
import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one text from its first word to its last and finds who is named in it. At each word the
 * longest reading wins; of equally long ones a lexicon name, then a composition, then a shape.
 */
final class ActorReader {

  private static final int LONGEST_ACRONYM = 6;

  private final ActorLexicon lexicon;
  private final PlaceNames places;
  private final Compositions compositions;
  private final PersonChoice choice;
  private final Bodies bodies;
  private final Document document;
  private final Text text;

  /** The last that was found in this text, null at first. */
  private Found last;

  ActorReader(ActorLexicon lexicon, PlaceNames places, Document document, Text text) {
    this.lexicon = lexicon;
    this.places = places;
    this.document = document;
    this.text = text;
    compositions = new Compositions(lexicon);
    choice = new PersonChoice(lexicon);
    bodies = new Bodies(lexicon);
  }

  /** Finds who is named and tells the document. */
  void read() {
    int i = 0;
    while (i < text.count) {
      boolean named =
          text.capital(i)
              || text.tokens.is(i, Tokens.UNCASED)
              || text.tokens.is(i, Tokens.NUMBER)
              || text.has(i, PARTICLE);
      int next = named ? name(i) : text.has(i, ROLE) ? role(i) : i + 1;
      i = Math.max(next, i + 1);
    }
  }

  private int name(int at) {
    boolean stop = text.has(at, STOP) && !text.tokens.is(at, Tokens.ALL_CAPS);
    int known = knownEnd(at);
    if (!text.capital(at) || stop) {
      if (known > at + 1 || (known > at && !stop)) {
        return known(at, known);
      }
      return stop || !startsWithParticle(at) ? at + 1 : person(at, null);
    }
    if (text.initial(at) && known <= at + 1 && !nameAhead(at)) {
      return at + 1;
    }
    int organisation = text.has(at, SHOUTED) ? -1 : Shapes.organisationEnd(text, at);
    int country = compositions.countryAt(text, at);
    if (known > at && known >= organisation && !shape(at, known)) {
      return known(at, known);
    }
    if (country != PhraseIndex.NONE) {
      int next = country(at, country, organisation);
      if (next > at) {
        return next;
      }
    }
    if (organisation > at) {
      return organisation(at, organisation);
    }
    if (text.has(at, ROLE | TITLE)) {
      int next = titled(at, null);
      if (next > at) {
        return next;
      }
    }
    if (country != PhraseIndex.NONE && !personAt(at)) {
      return at + lexicon.countries().length(country);
    }
    return person(at, null);
  }

  /** Whether more of the name follows than the lexicon knows: another person's. */
  private boolean shape(int at, int known) {
    int end = Shapes.personEnd(text, at);
    return end > known && isPersonMatch(at) && !text.has(known, SUFFIX) && isPerson(at, end, false);
  }

  private boolean nameAhead(int at) {
    return text.capital(at + 1) && !text.apart(at + 1);
  }

  private boolean startsWithParticle(int at) {
    return at + 1 < text.count
        && text.tokens.is(at + 1, Tokens.HYPHEN_BEFORE)
        && text.capital(at + 1);
  }

  /** Whether a run of two or more words here is a person although it begins like a country. */
  private boolean personAt(int at) {
    int end = Shapes.personEnd(text, at);
    return end > at + 1 && isPerson(at, end, false);
  }

  // --- Names of the lexicon ---

  /** Where the longest acceptable lexicon name ends; {@code at} when there is none. */
  private int knownEnd(int at) {
    PhraseIndex names = lexicon.names();
    int node = PhraseIndex.ROOT;
    int end = at;
    for (int i = at; i < text.count; i++) {
      if (i > at && text.tokens.is(i, Tokens.BREAK_BEFORE)) {
        break;
      }
      node = names.next(node, text.tokens.hash(i));
      if (node == PhraseIndex.NONE) {
        break;
      }
      if (names.valueCount(node) > 0 && acceptable(node, at, i + 1)) {
        end = i + 1;
      }
    }
    return end;
  }

  private boolean acceptable(int node, int from, int to) {
    boolean allSmall = !text.capital(from) && !text.tokens.is(from, Tokens.UNCASED | Tokens.NUMBER);
    String smallEnd = null;
    for (int i = from; i < to; i++) {
      boolean small = !text.capital(i) && !text.tokens.is(i, Tokens.UNCASED | Tokens.NUMBER);
      if (small && !text.has(i, PARTICLE | CONNECTOR) && !text.detachedS(i)) {
        smallEnd = text.tokens.quote(new Span(i, i + 1));
      }
    }
    if (smallEnd != null && allSmall) {
      return false;
    }
    for (int i = 0; i < lexicon.names().valueCount(node); i++) {
      int alias = lexicon.names().value(node, i);
      Entry entry = lexicon.entry(alias);
      if (smallEnd != null && !lexicon.alias(alias).endsWith(smallEnd)) {
        continue;
      }
      boolean fits =
          entry instanceof Body body
              ? bodies.fits(document, text, from, to, body, lexicon.alias(alias))
              : to - from > 1 || text.tokens.is(from, Tokens.UNCASED) || mononym(entry, from);
      if (fits) {
        return true;
      }
    }
    return false;
  }

  /** A person known by one word, where the article is about the person's country. */
  private boolean mononym(Entry entry, int at) {
    return text.capital(at)
        && document.mentionsOf(entry.country()) > 0
        && !text.has(at, OFTEN_GIVEN | WORD);
  }

  private int nodeOf(int from, int to) {
    int node = PhraseIndex.ROOT;
    for (int i = from; i < to; i++) {
      node = lexicon.names().next(node, text.tokens.hash(i));
    }
    return node;
  }

  private boolean isPersonMatch(int at) {
    int node = nodeOf(at, knownEnd(at));
    return lexicon.entry(lexicon.names().value(node, 0)) instanceof Person;
  }

  private int known(int from, int to) {
    int node = nodeOf(from, to);
    int body = bodies.best(document, text, from, to, node);
    if (body >= 0) {
      return knownBody(from, to, body);
    }
    return knownPerson(from, to, node, null);
  }

  private int knownBody(int from, int to, int alias) {
    Body body = (Body) lexicon.entry(alias);
    if (text.has(from, EVENT)) {
      return to;
    }
    if (!body.curated() && !body.country().isEmpty() && document.mentionsOf(body.country()) == 0) {
      return organisation(from, to);
    }
    Found.Identity who = new Known(body, body.curated() ? 0.95 : 0.75);
    String elsewhere = bodies.elsewhere(document, body, text, from, to);
    if (elsewhere != null) {
      who =
          new Composed(
              "cmp:" + elsewhere + "-" + Tokens.fold(lexicon.alias(alias)).replace(' ', '-'),
              text.tokens.quote(new Span(from, to)),
              Kind.ORGANISATION,
              elsewhere,
              body.sectors(),
              0.6);
    }
    add(new Found(text, from, to, who, "alias", lexicon.alias(alias)));
    return afterOrganisation(to);
  }

  private int knownPerson(int from, int to, int node, Coded role) {
    List<Integer> aliases = new ArrayList<>();
    for (int i = 0; i < lexicon.names().valueCount(node); i++) {
      aliases.add(lexicon.names().value(node, i));
    }
    Role what = role == null ? null : role.role();
    String country = role == null ? null : role.country();
    Choice chosen = choice.choose(document, aliases, what, country, Double.NEGATIVE_INFINITY);
    boolean backed =
        chosen != null
            && (choice.standsAlone(chosen.person())
                || what != null
                || document.mentionsOf(chosen.person().country()) > 0);
    if (!backed) {
      return unknownPerson(from, Math.max(to, Shapes.personEnd(text, from)), role);
    }
    int end = text.has(to, SUFFIX) && text.capital(to) && !text.apart(to) ? to + 1 : to;
    Known who = new Known(chosen.person(), chosen.confidence());
    addPerson(new Found(text, from, end, who, "alias", lexicon.alias(chosen.alias())), to - 1);
    return end;
  }

  // --- Countries and roles ---

  private int country(int at, int node, int organisation) {
    Coded coded = compositions.behindCountry(text, at, node);
    if (coded != null && longerNameBehind(at, coded)) {
      return at + lexicon.countries().length(node);
    }
    if (coded != null && coded.to() >= organisation) {
      if (coded.role().holder() == Role.Holder.PERSON && nameFollows(coded.to())) {
        return titled(coded.roleFrom(), coded);
      }
      if (!personAhead(coded)) {
        add(compositions.found(text, coded, 0.75));
        return coded.to();
      }
    }
    if (organisation > at) {
      return organisation(at, organisation);
    }
    Found actor = compositions.acting(text, at, node, last);
    if (actor != null) {
      add(actor);
      return actor.to();
    }
    return at;
  }

  /** "Libya's Government of National Accord": a name begins where the role does and goes on. */
  private boolean longerNameBehind(int at, Coded coded) {
    return text.capital(coded.roleFrom())
        && knownEnd(coded.roleFrom()) > coded.to()
        && coded.roleFrom() > at;
  }

  /** "The German Left Party": the role is the beginning of a longer name. */
  private boolean personAhead(Coded coded) {
    return coded.role().holder() != Role.Holder.PERSON
        && text.capital(coded.to() - 1)
        && text.capital(coded.to())
        && !text.apart(coded.to())
        && text.has(coded.to(), ORG_HEAD);
  }

  private boolean nameFollows(int at) {
    return at < text.count
        && !text.apart(at)
        && (text.capital(at) || (text.has(at, PARTICLE) && startsWithParticle(at)))
        && !text.has(at, STOP | COUNTRY);
  }

  private int role(int at) {
    Coded coded = compositions.roleAt(text, at);
    if (coded == null) {
      return at + 1;
    }
    if (coded.role().holder() == Role.Holder.PERSON && nameFollows(coded.to())) {
      return titled(at, coded);
    }
    Coded placed = compositions.withCountryBehind(text, coded);
    if (placed.country() != null) {
      add(compositions.found(text, placed, 0.7));
      return placed.to();
    }
    return coded.to();
  }

  /** A title, and the name behind it; {@code at} when no name follows. */
  private int titled(int at, Coded given) {
    Coded role = given != null ? given : compositions.roleAt(text, at);
    int next = role == null ? at + 1 : role.to();
    Coded placed =
        role == null || role.country() != null ? role : compositions.withCountryBehind(text, role);
    while (next < text.count && text.has(next, TITLE) && text.capital(next) && !text.apart(next)) {
      Coded further = compositions.roleAt(text, next);
      next = further == null ? next + 1 : further.to();
    }
    if (placed != null && placed.country() != null && role.country() == null) {
      if (nameFollows(placed.to())) {
        return person(placed.to(), placed);
      }
      add(compositions.found(text, placed, 0.7));
      return placed.to();
    }
    if (!nameFollows(next)) {
      return Math.max(at, role == null ? at : next);
    }
    Coded said =
        role == null
            ? new Coded(new Role(Role.Holder.PERSON, null, List.of()), null, at, at, next)
            : role;
    return person(next, said);
  }

  // --- Persons ---

  private int person(int at, Coded role) {
    int known = knownEnd(at);
    if (known > at + 1 && role != null) {
      int node = nodeOf(at, known);
      if (bodies.best(document, text, at, known, node) < 0 && !shape(at, known)) {
        return knownPerson(at, known, node, role);
      }
    }
    int end = Shapes.personEnd(text, at);
    if (end == at) {
      return at + 1;
    }
    int first = withoutOpening(at, end);
    if (words(first, end) == 1) {
      return single(first, end, role);
    }
    if (isPerson(first, end, role != null)) {
      return unknownPerson(first, end, role);
    }
    if (end - first > 2 && isPerson(first + 1, end, role != null)) {
      return unknownPerson(first + 1, end, role);
    }
    if (first == at && end > at + 2 && knownEnd(at + 1) >= end) {
      return at + 1;
    }
    return acronyms(at, end);
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
    double place = Math.max(0, places.weight(text.tokens, from, to) - 1.5);
    return Shapes.personScore(text, from, to, titled) - place >= Shapes.PERSON;
  }

  /** A run that is nobody's name may still hold acronyms. */
  private int acronyms(int from, int to) {
    for (int i = from; i < to; i++) {
      if (isAcronym(i)) {
        acronym(i);
      }
    }
    return to;
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
    if (role == null && isAcronym(from) && to == from + 1) {
      acronym(from);
      return to;
    }
    Role what = role == null ? null : role.role();
    document.lone.add(
        new Lone(text, from, to, what, role == null ? null : role.country(), role != null));
    return to;
  }

  private int unknownPerson(int from, int to, Coded role) {
    String name = text.tokens.quote(new Span(from, to));
    Role what = role == null ? null : role.role();
    String country = role == null ? null : role.country();
    Choice chosen = choice.choose(document, lexicon.soundingLike(name), what, country, 5);
    Found found;
    if (chosen != null) {
      Known who = new Known(chosen.person(), Math.min(0.7, chosen.confidence()));
      found = new Found(text, from, to, who, "transliteration", lexicon.alias(chosen.alias()));
    } else {
      found =
          new Found(
              text, from, to, unknown(name, role), role == null ? "name-shape" : "title", null);
    }
    int lastName = to - 1;
    while (lastName > from && text.has(lastName, SUFFIX)) {
      lastName--;
    }
    addPerson(found, lastName);
    return to;
  }

  private Unknown unknown(String name, Coded role) {
    Role what = role == null ? null : role.role();
    boolean office = what != null && what.office() != null;
    String title = office ? text.tokens.quote(new Span(role.roleFrom(), role.to())) : null;
    return new Unknown(
        "txt:" + Tokens.fold(name).replace(' ', '-'),
        name,
        Kind.PERSON,
        role == null ? null : role.country(),
        what == null ? List.of() : what.sectors(),
        title,
        role == null ? 0.6 : 0.8);
  }

  // --- Organisations ---

  private int organisation(int from, int to) {
    if (text.has(from, EVENT)) {
      return to;
    }
    Found found =
        new Found(text, from, to, bodies.unknown(document, text, from, to), "head-word", null);
    add(found);
    return afterOrganisation(to);
  }

  /** Takes in the acronym that an organisation's name defines: "Libyan National Army (LNA)". */
  private int afterOrganisation(int to) {
    Found organisation = last;
    int first = organisation.from();
    boolean agency =
        organisation.identity() instanceof Known known
            && known.entry() instanceof Body body
            && body.type().equals("media");
    boolean listed =
        organisation.alias() != null
            && !text.has(first, agency ? STOP | COUNTRY | SEAT : COMMON | COUNTRY | SEAT);
    boolean oneWord =
        listed
            || (!text.has(first, WORD | COUNTRY | SEAT | NAME)
                && places.weight(text.tokens, first, first + 1) == 0);
    if (oneWord && organisation.to() > organisation.from() + 1) {
      document.define(text.tokens.hash(organisation.from()), organisation);
    }
    boolean bracket =
        to < text.count
            && text.tokens.is(to, Tokens.ALL_CAPS)
            && text.tokens
                    .text()
                    .substring(text.tokens.end(to - 1), text.tokens.start(to))
                    .indexOf('(')
                >= 0;
    if (bracket && knownEnd(to) == to) {
      document.define(text.tokens.hash(to), organisation);
      add(new Found(text, to, to + 1, organisation.identity(), "acronym", organisation.alias()));
      return to + 1;
    }
    return to;
  }

  private boolean isAcronym(int at) {
    return text.acronym(at)
        && text.tokens.foldedLength(at) <= LONGEST_ACRONYM
        && !text.has(at, NOT_ACRONYM | COUNTRY | MONTH | STOP)
        && !text.initial(at);
  }

  private void acronym(int at) {
    Found meant = document.withAcronym(text.tokens.hash(at));
    String word = text.tokens.quote(new Span(at, at + 1));
    Found.Identity who =
        meant != null
            ? meant.identity()
            : new Unknown(
                "txt:" + Tokens.fold(word), word, Kind.ORGANISATION, null, List.of(), null, 0.5);
    add(new Found(text, at, at + 1, who, "acronym", meant == null ? null : meant.alias()));
  }

  private void add(Found found) {
    last = found;
    document.add(found);
  }

  private void addPerson(Found found, int surname) {
    last = found;
    document.addPerson(found, surname);
  }
}

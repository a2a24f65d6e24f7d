package io.newswire.streams.tag.actor;

import static io.newswire.streams.tag.lexicon.Vocabulary.*;

import io.newswire.streams.tag.actor.Compositions.Coded;
import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Tokens;
import java.util.List;

/**
 * Reads one text from its first word to its last and finds who is named in it. At each word the
 * longest reading wins; of equally long ones a lexicon name, then a composition, then a shape.
 */
final class ActorReader {

  /** How many words the titles before a name may take. */
  private static final int MOST_TITLES = 16;

  private final Reading reading;
  private final Text text;
  private final Compositions compositions;
  private final KnownNames names;
  private final Bodies bodies;
  private final OrganisationReader organisations;
  private final PersonReader persons;

  ActorReader(ActorLexicon lexicon, PlaceNames places, Document document, Text text) {
    this.text = text;
    reading = new Reading(lexicon, places, document, text);
    compositions = new Compositions(lexicon);
    bodies = new Bodies(lexicon);
    names = new KnownNames(reading, bodies);
    organisations = new OrganisationReader(reading, names, bodies);
    persons = new PersonReader(reading, names, bodies, organisations);
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
    int known = names.endAt(at);
    if (!text.capital(at) || stop) {
      if (known > at + 1 || (known > at && !stop)) {
        // "The Harvest Party of Norway" is more than "The Harvest Party".
        boolean longer = text.capital(at) && organisations.endAt(at) > known;
        return longer ? organisationBehind(at) : known(at, known);
      }
      return stop || !startsWithParticle(at) ? at + 1 : persons.read(at, null);
    }
    if (text.initial(at) && known <= at + 1 && !nameAhead(at)) {
      return at + 1;
    }
    int organisation = organisations.endAt(at);
    int country = compositions.countryAt(text, at);
    if (known > at && known >= organisation && !persons.goesBeyond(at, known)) {
      return known(at, known);
    }
    if (country != PhraseIndex.NONE) {
      int next = country(at, country, organisation);
      if (next > at) {
        return next;
      }
    }
    if (organisation > at) {
      return organisations.unknown(at, organisation);
    }
    if (text.has(at, ROLE | TITLE)) {
      int next = titled(at, null);
      if (next > at) {
        return next;
      }
    }
    if (country != PhraseIndex.NONE && !persons.begins(at)) {
      return at + reading.lexicon.countries().length(country);
    }
    return persons.read(at, null);
  }

  /** Reads an organisation that begins at a small word in capitals: with it, or behind "The". */
  private int organisationBehind(int at) {
    return text.has(at, CONNECTOR) ? at + 1 : organisations.unknown(at, organisations.endAt(at));
  }

  private boolean nameAhead(int at) {
    return text.capital(at + 1) && !text.apart(at + 1);
  }

  private boolean startsWithParticle(int at) {
    return at + 1 < text.count
        && text.tokens.is(at + 1, Tokens.HYPHEN_BEFORE)
        && text.capital(at + 1);
  }

  private int known(int from, int to) {
    int node = names.nodeAt(from);
    int body = bodies.best(reading.document, text, from, to, node);
    return body >= 0 ? organisations.known(from, to, body) : persons.known(from, to, node, null);
  }

  private int country(int at, int node, int organisation) {
    Coded coded = compositions.behindCountry(text, at, node);
    if (coded != null && longerNameBehind(at, coded)) {
      return at + reading.lexicon.countries().length(node);
    }
    if (coded != null && coded.to() >= organisation) {
      if (coded.role().holder() == Role.Holder.PERSON && nameFollows(coded.to())) {
        return titled(coded.roleFrom(), coded);
      }
      if (!personAhead(coded)) {
        reading.add(compositions.found(text, coded, 0.75));
        return coded.to();
      }
    }
    if (organisation > at) {
      return organisations.unknown(at, organisation);
    }
    Found actor = compositions.acting(text, at, node, reading.last());
    if (actor != null) {
      reading.add(actor);
      return actor.to();
    }
    return at;
  }

  /** "Libya's Government of National Accord": a name begins where the role does and goes on. */
  private boolean longerNameBehind(int at, Coded coded) {
    return text.capital(coded.roleFrom())
        && names.endAt(coded.roleFrom()) > coded.to()
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
      reading.add(compositions.found(text, placed, 0.7));
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
    int most = Math.min(text.count, at + MOST_TITLES);
    while (next < most && text.has(next, TITLE) && text.capital(next) && !text.apart(next)) {
      Coded further = compositions.roleAt(text, next);
      next = further == null ? next + 1 : further.to();
    }
    if (placed != null && placed.country() != null && role.country() == null) {
      if (nameFollows(placed.to())) {
        return persons.read(placed.to(), placed);
      }
      reading.add(compositions.found(text, placed, 0.7));
      return placed.to();
    }
    if (!nameFollows(next)) {
      return Math.max(at, role == null ? at : next);
    }
    Coded said =
        role == null
            ? new Coded(new Role(Role.Holder.PERSON, null, List.of()), null, at, at, next)
            : role;
    return persons.read(next, said);
  }
}

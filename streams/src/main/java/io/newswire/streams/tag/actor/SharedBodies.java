package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.actor.Entry.Body;
import io.newswire.streams.tag.actor.Entry.Person;
import io.newswire.streams.tag.actor.Found.Known;
import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Settles whose body is meant by a name that several countries have ("the House of
 * Representatives"), where the article names no country but people of one.
 */
final class SharedBodies {

  private final ActorLexicon lexicon;
  private final Bodies bodies;
  private final Document document;

  SharedBodies(ActorLexicon lexicon, Document document) {
    this.lexicon = lexicon;
    this.document = document;
    bodies = new Bodies(lexicon);
  }

  /** Gives bodies of a shared name to the country of the article's people, where it is one. */
  void settle() {
    if (document.mainCountry() != null) {
      return;
    }
    List<Found> found = document.found;
    String country = null;
    for (int i = 0; i < found.size(); i++) {
      if (bodies.isShared(found.get(i))) {
        country = country == null ? countryOfPeople() : country;
        if (country.isEmpty()) {
          return;
        }
        found.set(i, of(country, found.get(i)));
      }
    }
  }

  /** The country of all known people of the article; empty when it has none, or of several. */
  private String countryOfPeople() {
    Set<String> countries = new HashSet<>();
    for (Found one : document.found) {
      if (one.identity() instanceof Known known && known.entry() instanceof Person person) {
        countries.add(person.country());
      }
    }
    return countries.size() == 1 ? countries.iterator().next() : "";
  }

  private Found of(String country, Found found) {
    Known known = (Known) found.identity();
    if (known.entry().country().equals(country)) {
      return found;
    }
    Body own = sameName(country, found);
    Found.Identity who =
        own == null
            ? bodies.ofCountry(country, (Body) known.entry(), found)
            : new Known(own, known.confidence());
    return new Found(found.text(), found.from(), found.to(), who, found.rule(), found.alias());
  }

  private Body sameName(String country, Found found) {
    PhraseIndex names = lexicon.names();
    Tokens tokens = found.text().tokens;
    int node = PhraseIndex.ROOT;
    for (int i = found.from(); i < found.to() && node != PhraseIndex.NONE; i++) {
      node = names.next(node, tokens.hash(i));
    }
    for (int i = 0; node != PhraseIndex.NONE && i < names.valueCount(node); i++) {
      Entry entry = lexicon.entry(names.value(node, i));
      if (entry instanceof Body body && body.country().equals(country)) {
        return body;
      }
    }
    return null;
  }
}

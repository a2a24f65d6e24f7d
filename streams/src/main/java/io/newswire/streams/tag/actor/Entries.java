package io.newswire.streams.tag.actor;

import io.newswire.events.Actor;
import io.newswire.events.LexiconEntry;
import io.newswire.streams.tag.actor.Entry.Body;
import io.newswire.streams.tag.actor.Entry.Person;
import java.util.List;
import java.util.Locale;

/** Entries as the contract states them, and as the tagger uses them. Stateless. */
final class Entries {

  private static final String PACKAGED = "packaged lexicon";

  private Entries() {}

  /** The entry that the contract's states; it must have passed {@link EntryChecker}. */
  static Entry of(LexiconEntry entry) {
    if (entry.kind() == Actor.Kind.PERSON) {
      List<Office> offices =
          entry.offices().stream()
              .map(
                  term ->
                      new Office(
                          term.title(),
                          OfficeKind.of(term.kind()),
                          orEmpty(term.country()),
                          term.from(),
                          term.to(),
                          term.seen()))
              .toList();
      return new Person(
          entry.id(), entry.name(), orEmpty(entry.country()), orEmpty(entry.cameo()), offices);
    }
    return new Body(
        entry.id(),
        entry.name(),
        orEmpty(entry.type()),
        orEmpty(entry.country()),
        entry.plover().code(),
        entry.plover().sector(),
        orEmpty(entry.cameo()),
        entry.from(),
        entry.to(),
        true);
  }

  /** A packaged entry as the contract states it. */
  static LexiconEntry stated(Entry entry, List<String> aliases) {
    if (entry instanceof Person person) {
      List<LexiconEntry.Term> terms =
          person.offices().stream()
              .map(
                  office ->
                      new LexiconEntry.Term(
                          office.title(),
                          office.kind().name().toLowerCase(Locale.ROOT),
                          orNull(office.country()),
                          office.from(),
                          office.to(),
                          office.seen()))
              .toList();
      return new LexiconEntry(
          person.id(),
          Actor.Kind.PERSON,
          person.name(),
          aliases,
          null,
          orNull(person.country()),
          null,
          orNull(person.cameo()),
          terms,
          null,
          null,
          null,
          false,
          PACKAGED,
          null,
          null);
    }
    Body body = (Body) entry;
    return new LexiconEntry(
        body.id(),
        Actor.Kind.ORGANISATION,
        body.name(),
        aliases,
        orNull(body.type()),
        orNull(body.country()),
        new Actor.Plover(body.code(), body.sectors()),
        orNull(body.cameo()),
        List.of(),
        body.from(),
        body.to(),
        null,
        false,
        PACKAGED,
        null,
        null);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}

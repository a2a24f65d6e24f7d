package io.newswire.streams.tag.actor;

import io.newswire.events.Actor;
import io.newswire.events.Actor.Kind;
import io.newswire.events.Actor.Plover;
import io.newswire.events.Mention;
import io.newswire.streams.tag.actor.Entry.Body;
import io.newswire.streams.tag.actor.Entry.Person;
import io.newswire.streams.tag.actor.Found.Composed;
import io.newswire.streams.tag.actor.Found.Known;
import io.newswire.streams.tag.actor.Found.Unknown;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes events' actors of what was found: one per id, with all its mentions. */
final class Assembler {

  private final LocalDate date;

  /**
   * For one article.
   *
   * @param date the day for which offices are told
   */
  Assembler(LocalDate date) {
    this.date = date;
  }

  List<Actor> assemble(List<Found> found) {
    List<Found> ordered = new ArrayList<>(found);
    ordered.sort(Comparator.comparing((Found f) -> f.text().field).thenComparingInt(Found::from));
    Map<String, List<Found>> byId = new LinkedHashMap<>();
    for (Found one : ordered) {
      byId.computeIfAbsent(one.identity().id(), id -> new ArrayList<>(2)).add(one);
    }
    List<Actor> actors = new ArrayList<>(byId.size());
    for (List<Found> mentions : byId.values()) {
      actors.add(actor(mentions));
    }
    return actors;
  }

  private Actor actor(List<Found> found) {
    List<Mention> mentions = new ArrayList<>(found.size());
    for (Found one : found) {
      mentions.add(mention(one));
    }
    Found.Identity who = found.get(0).identity();
    if (who instanceof Known known) {
      return known.entry() instanceof Person person
          ? person(person, known.confidence(), mentions)
          : body((Body) known.entry(), known.confidence(), mentions);
    }
    if (who instanceof Composed composed) {
      return unlisted(
          composed.id(),
          composed.name(),
          composed.kind(),
          composed.country(),
          composed.sectors(),
          null,
          mentions,
          composed.confidence());
    }
    return unknown(found, mentions);
  }

  private static Mention mention(Found found) {
    Tokens tokens = found.text().tokens;
    Span span = new Span(found.from(), found.to());
    return new Mention(
        found.text().field,
        tokens.codePoint(tokens.start(span.from())),
        tokens.codePoint(tokens.end(span.to() - 1)),
        tokens.quote(span),
        found.rule(),
        found.alias());
  }

  private Actor person(Person person, double confidence, List<Mention> mentions) {
    Office office = person.officeOn(date);
    List<String> sectors = person.sectorsOn(date);
    boolean abroad = !person.cameo().isEmpty() && (office == null || office.country().isEmpty());
    String code = abroad ? "IGO" : person.country().isEmpty() ? null : person.country();
    String cameo = abroad ? person.cameo() : cameo(code, sectors);
    return new Actor(
        person.actorId(),
        person.name(),
        Kind.PERSON,
        person.country().isEmpty() ? null : person.country(),
        code == null ? null : new Plover(code, sectors),
        cameo,
        person.wikidata(),
        office == null ? null : new Actor.Role(office.title(), office.from(), office.to()),
        mentions,
        confidence,
        true);
  }

  private static Actor body(Body body, double confidence, List<Mention> mentions) {
    return new Actor(
        body.actorId(),
        body.name(),
        Kind.ORGANISATION,
        body.country().isEmpty() ? null : body.country(),
        new Plover(body.code(), body.sectors()),
        body.cameo().isEmpty() ? null : body.cameo(),
        body.wikidata(),
        null,
        mentions,
        confidence,
        true);
  }

  /** The best that any mention says of somebody whom the lexicon does not know. */
  private static Actor unknown(List<Found> found, List<Mention> mentions) {
    Unknown best = (Unknown) found.get(0).identity();
    for (Found one : found) {
      Unknown other = (Unknown) one.identity();
      boolean more = other.country() != null && best.country() == null;
      best = more || (other.title() != null && best.title() == null) ? other : best;
    }
    Actor.Role role = best.title() == null ? null : new Actor.Role(best.title(), null, null);
    return unlisted(
        best.id(),
        best.name(),
        best.kind(),
        best.country(),
        best.sectors(),
        role,
        mentions,
        best.confidence());
  }

  private static Actor unlisted(
      String id,
      String name,
      Kind kind,
      String country,
      List<String> sectors,
      Actor.Role role,
      List<Mention> mentions,
      double confidence) {
    boolean coded = country != null || !sectors.isEmpty();
    return new Actor(
        id,
        name,
        kind,
        country,
        coded ? new Plover(country, sectors) : null,
        cameo(country, sectors),
        null,
        role,
        mentions,
        confidence,
        false);
  }

  private static String cameo(String country, List<String> sectors) {
    if (country == null) {
      return sectors.isEmpty() ? null : sectors.get(0);
    }
    return sectors.isEmpty() ? country : country + sectors.get(0);
  }
}

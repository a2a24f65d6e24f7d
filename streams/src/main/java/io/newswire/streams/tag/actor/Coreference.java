package io.newswire.streams.tag.actor;

import static io.newswire.streams.tag.lexicon.Vocabulary.*;

import io.newswire.events.Actor.Kind;
import io.newswire.streams.tag.actor.Document.Lone;
import io.newswire.streams.tag.actor.Entry.Person;
import io.newswire.streams.tag.actor.Found.Known;
import io.newswire.streams.tag.actor.Found.Unknown;
import io.newswire.streams.tag.actor.PersonChoice.Choice;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out who is meant by a single name, once all full names of the article are known. */
final class Coreference {

  /** How much must speak for a person of the lexicon whom only a surname names. */
  private static final double NEEDED = 7;

  private static final double NEEDED_WITH_TITLE = 4.5;

  /** From this weight on a word alone means a city rather than somebody. */
  private static final float CITY = 3.5f;

  private final ActorLexicon lexicon;
  private final PlaceNames places;
  private final PersonChoice choice;
  private final Document document;
  private final Map<String, Found> bySound = new HashMap<>();

  Coreference(ActorLexicon lexicon, PlaceNames places, Document document) {
    this.lexicon = lexicon;
    this.places = places;
    this.document = document;
    choice = new PersonChoice(lexicon);
  }

  /** Resolves the words that stood alone and tells the document who was found. */
  void resolve() {
    if (document.lone.isEmpty()) {
      return;
    }
    for (Found found : document.found) {
      if (isPerson(found) && found.to() > found.from() + 1) {
        bySound.put(sound(found.text(), found.to() - 1), found);
      }
    }
    for (Lone lone : document.lone) {
      Found found = one(lone);
      if (found != null) {
        document.add(found);
      }
    }
  }

  private static boolean isPerson(Found found) {
    return (found.identity() instanceof Known known && known.entry() instanceof Person)
        || (found.identity() instanceof Unknown unknown && unknown.kind() == Kind.PERSON);
  }

  private static String sound(Text text, int token) {
    String word = text.tokens.folded(token);
    return word.length() < 5 ? word : Spelling.skeleton(word) + word.length() / 4;
  }

  private Found one(Lone lone) {
    Text text = lone.text();
    int last = lone.to() - 1;
    long word = text.tokens.hash(last);
    Found person = document.withSurname(word);
    if (person == null && !text.has(last, WORD)) {
      person = bySound.get(sound(text, last));
    }
    boolean shouted = text.has(last, SHOUTED) && text.has(last, WORD);
    boolean opens = text.tokens.is(last, Tokens.SENTENCE_START) && text.has(last, COMMON);
    if (person != null && !shouted && !opens) {
      return again(lone, person, "surname");
    }
    Found body = document.withAcronym(word);
    if (body != null && !lone.titled()) {
      return again(lone, body, "short-name");
    }
    return prominent(lone, last, word);
  }

  private static Found again(Lone lone, Found before, String rule) {
    return new Found(lone.text(), lone.from(), lone.to(), before.identity(), rule, before.alias());
  }

  private Found prominent(Lone lone, int last, long word) {
    Text text = lone.text();
    long notNames = WORD | OFTEN_GIVEN | COUNTRY | SEAT | LOC_HEAD | ORG_HEAD | MONTH;
    boolean ordinary =
        text.has(last, notNames) || places.weight(text.tokens, last, lone.to()) > CITY;
    if (!ordinary || lone.titled()) {
      Choice chosen =
          choice.choose(
              document,
              lexicon.withSurname(word),
              lone.title(),
              lone.country(),
              lone.titled() ? NEEDED_WITH_TITLE : NEEDED);
      if (chosen != null && (lone.titled() || chosen.confidence() > 0.5)) {
        Known who = new Known(chosen.person(), Math.min(chosen.confidence(), 0.75));
        String alias = lexicon.alias(chosen.alias());
        Found found = new Found(text, lone.from(), lone.to(), who, "prominent-surname", alias);
        document.remember(found, last);
        return found;
      }
    }
    return byShape(lone, last) ? unknown(lone) : null;
  }

  private boolean byShape(Lone lone, int last) {
    Text text = lone.text();
    if (lone.titled()) {
      boolean named = text.has(last, NAME) || !text.has(last, WORD);
      return named && !text.has(last, COUNTRY | SEAT | ORG_HEAD | LOC_HEAD);
    }
    double share =
        PersonShapes.doesAsPerson(text, lone.to())
            ? 0.2
            : PersonShapes.actsAsPerson(text, lone.to()) ? 0.35 : 0.7;
    double place = Math.max(0, places.weight(text.tokens, lone.from(), lone.to()) - 1.5) * share;
    return PersonShapes.singleScore(text, last) - place >= PersonShapes.SINGLE;
  }

  private static Found unknown(Lone lone) {
    String name = lone.text().tokens.quote(new Span(lone.from(), lone.to()));
    Unknown who =
        new Unknown(
            Unknown.idOf(name),
            name,
            Kind.PERSON,
            lone.country(),
            lone.title() == null ? List.of() : lone.title().sectors(),
            null,
            0.5);
    String rule = lone.titled() ? "title" : "name-shape";
    return new Found(lone.text(), lone.from(), lone.to(), who, rule, null);
  }
}

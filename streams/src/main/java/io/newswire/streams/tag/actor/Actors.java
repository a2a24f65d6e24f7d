package io.newswire.streams.tag.actor;

import io.newswire.events.Actor;
import io.newswire.events.LexiconEntry;
import io.newswire.events.Mention.Field;
import io.newswire.streams.tag.lexicon.Vocabulary;
import io.newswire.streams.tag.lexicon.Words;
import io.newswire.streams.tag.packed.PackedOutput;
import io.newswire.streams.tag.text.Claims;
import io.newswire.streams.tag.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds the actors that an article names. Immutable, for any number of threads. */
public final class Actors {

  private final ActorLexicon lexicon;
  private final PlaceNames places;

  Actors(ActorLexicon lexicon, PlaceNames places) {
    this.lexicon = lexicon;
    this.places = places;
  }

  /** Reads the tables and writes them as {@link #standard} reads them. */
  public static void pack(PackedOutput out) {
    ActorLexicon.pack(out);
  }

  /**
   * With the packaged lexicon. Loading takes a tenth of a second: share one.
   *
   * @param vocabulary in which it marks the words that begin a country's name or a role
   * @param places what is known of places
   */
  public static Actors standard(Vocabulary vocabulary, PlaceNames places) {
    return new Actors(ActorLexicon.load(vocabulary), places);
  }

  /**
   * What was found in an article.
   *
   * @param actors in the order of their first mention
   * @param claims for each text, the tokens that are somebody's name
   */
  public record Result(List<Actor> actors, Map<Field, Claims> claims) {}

  /**
   * These with entries of the lexicon changed. Costs what is changed, not what there is.
   *
   * @param changes by id, each in place of the one that has its id; of places, only the version
   *     tells
   * @param changedPlaces what is known of places
   */
  public Actors with(Map<String, LexiconEntry> changes, PlaceNames changedPlaces) {
    return new Actors(lexicon.with(changes), changedPlaces);
  }

  /** The lexicon, to be looked at. */
  public ActorEntries entries() {
    return new ActorEntries(lexicon);
  }

  /** Version of the lexicon; changes whenever a table does. */
  public String version() {
    return lexicon.version();
  }

  /**
   * The actors that an article names.
   *
   * @param texts its texts
   * @param date when it was published; offices are those held on that day
   */
  public Result find(Map<Field, Words> texts, LocalDate date) {
    List<Text> readable = new ArrayList<>(texts.size());
    texts.forEach((field, words) -> readable.add(new Text(field, words)));
    Document document = new Document(lexicon, date, readable);
    for (Text text : readable) {
      new ActorReader(lexicon, places, document, text).read();
    }
    new Coreference(lexicon, places, document).resolve();
    new SharedBodies(lexicon, document).settle();
    Map<Field, Claims> claims = claims(texts, document.found);
    readable.forEach(text -> claimEvents(text, claims.get(text.field)));
    return new Result(new Assembler(date).assemble(document.found), claims);
  }

  private static void claimEvents(Text text, Claims claims) {
    for (int i = 0; i < text.count; i++) {
      if (text.has(i, Vocabulary.EVENT) && claims.at(i) == Claims.Kind.NONE) {
        claims.claim(new Span(i, i + 1), Claims.Kind.OTHER_NAME);
      }
      claimBearers(claims, Events.begin(text.tokens, i), i + 1);
      claimBearers(claims, i, Events.behindHead(text.tokens, i));
    }
  }

  /** Claims the name of something that bears the name of a place, where it is nobody's else. */
  private static void claimBearers(Claims claims, int from, int to) {
    for (int i = from; to > from + 1 && i < to; i++) {
      if (claims.at(i) == Claims.Kind.NONE) {
        claims.claim(new Span(i, i + 1), Claims.Kind.NAMED_AFTER);
      }
    }
  }

  private static Map<Field, Claims> claims(Map<Field, Words> texts, List<Found> found) {
    Map<Field, Claims> claims = new EnumMap<>(Field.class);
    texts.forEach((field, words) -> claims.put(field, new Claims(words.tokens().count())));
    for (Found one : found) {
      Claims.Kind kind = one.claim();
      if (kind != Claims.Kind.NONE) {
        claims.get(one.text().field).claim(new Span(one.from(), one.to()), kind);
      }
    }
    return claims;
  }
}

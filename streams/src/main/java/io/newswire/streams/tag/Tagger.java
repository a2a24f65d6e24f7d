package io.newswire.streams.tag;

import io.newswire.events.Article;
import io.newswire.events.LexiconEntry;
import io.newswire.events.Location;
import io.newswire.events.Mention.Field;
import io.newswire.streams.tag.actor.Actors;
import io.newswire.streams.tag.lexicon.Vocabulary;
import io.newswire.streams.tag.lexicon.Words;
import io.newswire.streams.tag.place.Home;
import io.newswire.streams.tag.place.Passage;
import io.newswire.streams.tag.place.Places;
import io.newswire.streams.tag.text.Claims;
import io.newswire.streams.tag.text.Tokens;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Finds who and where in an article. A pure function of the text, its date and the lexicon: safe
 * for any number of threads, and it never fails, whatever the text is.
 *
 * <p>Actors are sought first. The tokens of a person's name are then no place; a place inside the
 * name of an organisation may be meant, the country that codes a composed actor always is.
 */
public final class Tagger {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final Vocabulary vocabulary;
  private final Actors actors;
  private final Places places;

  private Tagger(Vocabulary vocabulary, Actors actors, Places places) {
    this.vocabulary = vocabulary;
    this.actors = actors;
    this.places = places;
  }

  /** A tagger with the packaged lexicon. Loading takes some tenths of a second: share one. */
  public static Tagger standard() {
    // The places take longest, so that everything else is loaded beside them.
    CompletableFuture<Places> places = CompletableFuture.supplyAsync(Places::standard);
    Vocabulary vocabulary = Vocabulary.load();
    Actors actors =
        Actors.standard(vocabulary, (tokens, from, to) -> places.join().weight(tokens, from, to));
    return new Tagger(vocabulary, actors, places.join());
  }

  /**
   * A tagger with entries of its lexicon changed. It shares all else with this one, so that making
   * it takes milliseconds.
   *
   * @param changes by id, each in place of the one that has its id
   */
  public Tagger with(Map<String, LexiconEntry> changes) {
    Map<String, LexiconEntry> changedPlaces = new HashMap<>(changes);
    changedPlaces.values().removeIf(change -> !change.isPlace());
    Places all = places.with(changedPlaces);
    return new Tagger(vocabulary, actors.with(changes, all::weight), all);
  }

  /** Its lexicon, to be looked at. */
  public Lexicon lexicon() {
    return new Lexicon(actors.entries(), places.entries());
  }

  /**
   * Tags an article's headline, dateline and body; a dateline names places only. Offices are those
   * held at {@link Article#time()}.
   */
  public Tags tag(Article article) {
    var texts = new EnumMap<Field, Words>(Field.class);
    texts.put(Field.HEADLINE, words(article.headline()));
    if (article.dateline() != null) {
      texts.put(Field.DATELINE, words(article.dateline()));
    }
    texts.put(Field.BODY, words(article.body()));
    return tag(texts, article.time());
  }

  /**
   * Tags a text that stands alone.
   *
   * @param published when it was published; null takes offices as they are now
   */
  public Tags tag(String text, Instant published) {
    return tag(Map.of(Field.TEXT, words(text)), published);
  }

  /** The day of which offices are told; a time out of all reach becomes one that is just in it. */
  private static LocalDate day(Instant published) {
    if (published == null) {
      return LocalDate.now(ZoneOffset.UTC);
    }
    Instant within = published.isBefore(EARLIEST) ? EARLIEST : published;
    return LocalDate.ofInstant(within.isAfter(LATEST) ? LATEST : within, ZoneOffset.UTC);
  }

  private Words words(String text) {
    return Words.of(Tokens.of(text), vocabulary);
  }

  private Tags tag(Map<Field, Words> texts, Instant published) {
    // A dateline says where an article was filed; in its capitals, any town looks like an acronym.
    var stories = new EnumMap<Field, Words>(texts);
    stories.remove(Field.DATELINE);
    Actors.Result who = actors.find(stories, day(published));
    List<Passage> passages = new ArrayList<>(texts.size());
    texts.forEach(
        (field, words) -> {
          Claims claims = who.claims().get(field);
          passages.add(
              new Passage(field, words, claims == null ? Claims.none(words.tokens()) : claims));
        });
    List<Location> where = places.find(passages, Home.UNKNOWN);
    return new Tags(who.actors(), where, actors.version());
  }
}

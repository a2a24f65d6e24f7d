package io.newswire.streams.tag;

import io.newswire.events.Article;
import io.newswire.events.Location;
import io.newswire.events.Mention.Field;
import io.newswire.streams.tag.actor.Actors;
import io.newswire.streams.tag.place.Home;
import io.newswire.streams.tag.place.Passage;
import io.newswire.streams.tag.place.Places;
import io.newswire.streams.tag.text.Claims;
import io.newswire.streams.tag.text.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds who and where in an article. A pure function of the text, its date and the lexicon: safe
 * for any number of threads, and it never fails, whatever the text is.
 *
 * <p>Actors are sought first. The tokens of a person's name are then no place; a place inside the
 * name of an organisation may be meant, the country that codes a composed actor always is.
 */
public final class Tagger {

  private final Actors actors;
  private final Places places;

  private Tagger(Actors actors, Places places) {
    this.actors = actors;
    this.places = places;
  }

  /** A tagger with the packaged lexicon. Loading takes seconds: share one. */
  public static Tagger standard() {
    Places places = Places.standard();
    return new Tagger(Actors.standard(places::weight), places);
  }

  /**
   * Tags an article's headline, dateline and body; a dateline names places only. Offices are those
   * held at {@link Article#time()}.
   */
  public Tags tag(Article article) {
    var texts = new EnumMap<Field, Tokens>(Field.class);
    texts.put(Field.HEADLINE, Tokens.of(article.headline()));
    if (article.dateline() != null) {
      texts.put(Field.DATELINE, Tokens.of(article.dateline()));
    }
    texts.put(Field.BODY, Tokens.of(article.body()));
    return tag(texts, article.time());
  }

  /**
   * Tags a text that stands alone.
   *
   * @param published when it was published; null takes offices as they are now
   */
  public Tags tag(String text, Instant published) {
    return tag(Map.of(Field.TEXT, Tokens.of(text)), published);
  }

  private Tags tag(Map<Field, Tokens> texts, Instant published) {
    // A dateline says where an article was filed; in its capitals, any town looks like an acronym.
    var stories = new EnumMap<Field, Tokens>(texts);
    stories.remove(Field.DATELINE);
    Actors.Result who = actors.find(stories, published == null ? Instant.now() : published);
    List<Passage> passages = new ArrayList<>(texts.size());
    texts.forEach(
        (field, tokens) ->
            passages.add(
                new Passage(
                    field, tokens, who.claims().getOrDefault(field, new Claims(tokens.count())))));
    List<Location> where = places.find(passages, Home.UNKNOWN);
    return new Tags(who.actors(), where, actors.version());
  }
}

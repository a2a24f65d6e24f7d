package io.newswire.streams.tag.actor;

import io.newswire.events.Actor;
import io.newswire.events.Mention.Field;
import io.newswire.streams.tag.text.Claims;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds the actors that an article names. Immutable, for any number of threads. */
public final class Actors {

  private final ActorLexicon lexicon;

  Actors(ActorLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** With the packaged lexicon. Loading takes about a second: share one. */
  public static Actors standard() {
    return new Actors(ActorLexicon.load());
  }

  /**
   * What was found in an article.
   *
   * @param actors in the order of their first mention
   * @param claims for each text, the tokens that are somebody's name
   */
  public record Result(List<Actor> actors, Map<Field, Claims> claims) {}

  /** Version of the lexicon; changes whenever a table does. */
  public String version() {
    return lexicon.version();
  }

  /**
   * The actors that an article names.
   *
   * @param texts its texts, cut into tokens
   * @param published when it was published; offices are those held on that day
   */
  public Result find(Map<Field, Tokens> texts, Instant published) {
    LocalDate date = published.atZone(ZoneOffset.UTC).toLocalDate();
    List<Text> readable = new ArrayList<>(texts.size());
    texts.forEach((field, tokens) -> readable.add(new Text(field, tokens, lexicon.vocabulary())));
    Document document = new Document(lexicon, date, readable);
    for (Text text : readable) {
      new ActorReader(lexicon, document, text).read();
    }
    new Coreference(lexicon, document).resolve();
    return new Result(new Assembler(date).assemble(document.found), claims(texts, document.found));
  }

  private static Map<Field, Claims> claims(Map<Field, Tokens> texts, List<Found> found) {
    Map<Field, Claims> claims = new EnumMap<>(Field.class);
    texts.forEach((field, tokens) -> claims.put(field, new Claims(tokens.count())));
    for (Found one : found) {
      Claims.Kind kind = one.claim();
      if (kind != Claims.Kind.NONE) {
        claims.get(one.text().field).claim(new Span(one.from(), one.to()), kind);
      }
    }
    return claims;
  }
}

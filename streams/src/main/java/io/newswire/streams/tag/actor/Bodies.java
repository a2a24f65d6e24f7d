package io.newswire.streams.tag.actor;

import static io.newswire.streams.tag.lexicon.Vocabulary.*;

import io.newswire.events.Actor.Kind;
import io.newswire.streams.tag.actor.Entry.Body;
import io.newswire.streams.tag.actor.Found.Composed;
import io.newswire.streams.tag.actor.Found.Known;
import io.newswire.streams.tag.actor.Found.Unknown;
import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.util.List;
import java.util.Set;

/** Tells bodies of one name apart, and codes those that no lexicon has. */
final class Bodies {

  private static final int SHORT = 7;

  /** "House of Representatives". */
  private static final int LONGEST_SHARED = 3;

  /** Kinds of body that every country has under the same name. */
  private static final Set<String> EVERYWHERE =
      Set.of("legislature", "court", "party", "government", "bank");

  private final ActorLexicon lexicon;
  private final Compositions compositions;

  Bodies(ActorLexicon lexicon) {
    this.lexicon = lexicon;
    compositions = new Compositions(lexicon);
  }

  /** Whether these words, as they are written here, can name the body. */
  boolean fits(Document document, Text text, int from, int to, Body body, String alias) {
    if (text.tokens.is(from, Tokens.UNCASED)) {
      return true;
    }
    boolean single = to == from + 1;
    boolean acronym = isAcronym(alias);
    if (acronym
        && !text.tokens.is(from, Tokens.ALL_CAPS | Tokens.ABBREVIATION)
        && !text.tokens.quote(new Span(from, to)).equals(alias)) {
      return false;
    }
    if (!body.curated()) {
      boolean near = document.mentionsOf(body.country()) > 0 || body.country().isEmpty();
      return (!single && !acronym) || near;
    }
    if (single && !acronym) {
      boolean capital = text.capital(from);
      boolean ordinary = text.has(from, WORD | NAME);
      boolean evidence = !text.tokens.is(from, Tokens.SENTENCE_START) && !text.has(from, SHOUTED);
      return capital && (!ordinary || evidence) && !partOfName(text, from);
    }
    boolean ambiguous = acronym && alias.length() < 4 && !body.country().isEmpty();
    return !ambiguous || document.mentionsOf(body.country()) > 0;
  }

  /** Whether a short name has no small letter. */
  private static boolean isAcronym(String alias) {
    if (alias.length() >= SHORT) {
      return false;
    }
    for (int i = 0; i < alias.length(); i++) {
      if (Character.toUpperCase(alias.charAt(i)) != alias.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A single word that stands in a longer run of capitals is rarely meant alone. */
  private static boolean partOfName(Text text, int at) {
    boolean before =
        text.capital(at - 1)
            && !text.apart(at)
            && text.has(at - 1, NAME)
            && !text.has(at - 1, TITLE);
    boolean after =
        text.capital(at + 1)
            && !text.apart(at + 1)
            && text.has(at, NAME)
            && !text.has(at + 1, TITLE | ORG_HEAD);
    return before || after;
  }

  /** The alias of the likeliest body that a name can mean, -1 when it means none. */
  int best(Document document, Text text, int from, int to, int node) {
    PhraseIndex names = lexicon.names();
    int best = -1;
    int bestScore = Integer.MIN_VALUE;
    for (int i = 0; i < names.valueCount(node); i++) {
      int alias = names.value(node, i);
      if (lexicon.entry(alias) instanceof Body body
          && fits(document, text, from, to, body, lexicon.alias(alias))) {
        int score = Math.min(9, document.mentionsOf(body.country())) * 10;
        score += body.existedOn(document.date) ? 15 : 0;
        score += body.curated() ? 12 : 0;
        score += body.country().isEmpty() ? 5 : 0;
        score += body.name().equals(lexicon.alias(alias)) ? 1 : 0;
        if (score > bestScore) {
          bestScore = score;
          best = alias;
        }
      }
    }
    return best;
  }

  /**
   * The country whose body is meant by a name that every country's has ("the Senate"), when it is
   * another than the lexicon's; null when the lexicon's is meant.
   */
  String elsewhere(Document document, Body body, Text text, int from, int to) {
    boolean shared = isShared(body, text, from, to);
    String main = document.mainCountry();
    boolean own =
        main == null || document.mentionsOf(body.country()) * 2 >= document.mentionsOf(main);
    return shared && !own && !main.equals(body.country()) ? main : null;
  }

  private static boolean isShared(Body body, Text text, int from, int to) {
    return EVERYWHERE.contains(body.type()) && to - from <= LONGEST_SHARED && text.has(from, WORD);
  }

  /** Whether a body of the lexicon was found by a name that every country's has. */
  boolean isShared(Found found) {
    return found.identity() instanceof Known known
        && known.entry() instanceof Body body
        && isShared(body, found.text(), found.from(), found.to());
  }

  /** The body of that name of a country whose own the lexicon has not. */
  Composed ofCountry(String country, Body body, Found found) {
    return ofCountry(country, body, found.text(), found.from(), found.to(), found.alias());
  }

  /** The body of a country that is called as one that the lexicon has of another. */
  Composed ofCountry(String country, Body body, Text text, int from, int to, String alias) {
    return new Composed(
        Composed.idOf(country, alias),
        text.tokens.quote(new Span(from, to)),
        Kind.ORGANISATION,
        country,
        body.sectors(),
        0.6);
  }

  /** Codes a body that is known by its head word only. */
  Unknown unknown(Document document, Text text, int from, int to) {
    String name = text.tokens.quote(new Span(from, to));
    String country = null;
    List<String> sectors = List.of();
    for (int i = from; i < to; i++) {
      int node = compositions.countryAt(text, i);
      if (node != PhraseIndex.NONE) {
        country = compositions.code(node);
      }
      Compositions.Coded role = compositions.roleAt(text, i);
      if (role != null && sectors.isEmpty() && role.role().holder() != Role.Holder.PERSON) {
        sectors = role.role().sectors();
      }
    }
    if (country == null && sectors.contains("GOV")) {
      country = document.mainCountry();
    }
    return new Unknown(Unknown.idOf(name), name, Kind.ORGANISATION, country, sectors, null, 0.6);
  }
}

package io.newswire.streams.tag.actor;

import static io.newswire.streams.tag.lexicon.Vocabulary.*;

import io.newswire.events.Actor;
import io.newswire.streams.tag.actor.Found.Composed;
import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import io.newswire.streams.tag.text.WordSet;
import java.util.List;
import java.util.Set;

/**
 * Codes actors by what the text calls them: a country with a role ("the Libyan interior minister",
 * "rebels in Mali"), or a country that acts ("Turkey said"). Stateless.
 */
final class Compositions {

  private static final Set<String> GOVERNING = Set.of("GOV", "MIL", "REB", "COP", "LEG", "OPP");
  private static final int MOST_MODIFIERS = 3;
  private static final long OF = Tokens.hashOf("of");
  private static final long IN = Tokens.hashOf("in");
  private static final long FROM = Tokens.hashOf("from");
  private static final long THE = Tokens.hashOf("the");
  private static final long BASED = Tokens.hashOf("based");
  private static final long WITH = Tokens.hashOf("with");
  private static final long BETWEEN = Tokens.hashOf("between");
  private static final WordSet LINKS = WordSet.of("and including or the");

  /** After a past form: it is a passive, or a description. */
  private static final WordSet AGENTS = WordSet.of("by in on at from between near");

  /** Verbs of which a country is the object when it is a government. */
  private static final WordSet ADDRESSING =
      WordSet.of(
          "accused warned thanked urged condemned criticised criticized blamed pressed invited told"
              + " sued threatened accuses warns urges condemns blames");

  private static final WordSet BACKERS =
      WordSet.of(
          "backed supported led accused condemned hosted brokered mediated sponsored organized"
              + " organised provided sent proposed funded");

  private final Roles roles;
  private final Countries countries;

  Compositions(ActorLexicon lexicon) {
    roles = lexicon.roles();
    countries = lexicon.countries();
  }

  /**
   * A role with the country that stands before it.
   *
   * @param role what it is
   * @param country ISO-3166 alpha-3, null when the text gives none
   * @param from first token of country and role
   * @param roleFrom first token of the role
   * @param to token behind the role
   */
  record Coded(Role role, String country, int from, int roleFrom, int to) {}

  /** The country that begins at a token: a node, or {@code NONE}. */
  int countryAt(Text text, int at) {
    if (!text.has(at, COUNTRY | SEAT) || !text.capital(at)) {
      return PhraseIndex.NONE;
    }
    int node = countries.longest(text.tokens, at);
    boolean pronoun =
        node != PhraseIndex.NONE
            && countries.length(node) == 1
            && text.tokens.foldedLength(at) == 2
            && !text.tokens.is(at, Tokens.ALL_CAPS | Tokens.ABBREVIATION);
    return pronoun ? PhraseIndex.NONE : node;
  }

  String code(int node) {
    return countries.code(countries.country(node));
  }

  /** The role that begins at a token, without a country; null when none does. */
  Coded roleAt(Text text, int at) {
    if (!text.has(at, ROLE)) {
      return null;
    }
    int node = roles.longest(text.tokens, at);
    return node == PhraseIndex.NONE
        ? null
        : new Coded(roles.at(node), null, at, at, at + roles.length(node));
  }

  /** The role that stands behind the country of a node, whose country it is; null when none. */
  Coded behindCountry(Text text, int at, int node) {
    int last = at + countries.length(node) - 1;
    boolean owner = text.possessive(last);
    int next = owner ? text.afterPossessive(last) : last + 1;
    boolean hyphen = next < text.count && text.tokens.is(next, Tokens.HYPHEN_BEFORE);
    if (hyphen) {
      next++;
    }
    boolean adjective = countries.is(node, Countries.Form.ADJECTIVE);
    boolean based = hyphen && text.tokens.hash(next - 1) == BASED;
    boolean short2 = text.tokens.foldedLength(at) <= 3 && text.tokens.is(at, Tokens.ALL_CAPS);
    if (!owner && !adjective && !hyphen && !short2 && !text.has(next, ROLE)) {
      return null;
    }
    if (!adjective && !owner && !based && !hyphen && !short2 && !governs(text, next)) {
      return null;
    }
    for (int skipped = 0; skipped <= MOST_MODIFIERS && next < text.count; skipped++) {
      if (skipped > 0 && text.tokens.is(next, Tokens.BREAK_BEFORE)) {
        return null;
      }
      Coded role = roleAt(text, next);
      if (role != null) {
        return new Coded(role.role(), code(node), at, next, role.to());
      }
      boolean compound = next + 1 < text.count && text.tokens.is(next + 1, Tokens.HYPHEN_BEFORE);
      if (compound) {
        next += 2;
      } else if (text.has(next, MODIFIER) || text.tokens.is(next, Tokens.NUMBER)) {
        next++;
      } else {
        return null;
      }
    }
    return null;
  }

  /** "Tripoli government": a bare name before a word that governs. */
  private boolean governs(Text text, int at) {
    Coded role = roleAt(text, at);
    return role != null
        && role.role().holder() != Role.Holder.PERSON
        && role.role().sectors().stream().anyMatch(GOVERNING::contains);
  }

  /** The role with the country that follows it: "rebels in Mali"; the role itself when none. */
  Coded withCountryBehind(Text text, Coded role) {
    int next = role.to();
    if (next + 1 >= text.count || text.tokens.is(next, Tokens.BREAK_BEFORE)) {
      return role;
    }
    long word = text.tokens.hash(next);
    if (word != OF && word != IN && word != FROM) {
      return role;
    }
    next++;
    if (text.tokens.hash(next) == THE && next + 1 < text.count) {
      next++;
    }
    int node = countryAt(text, next);
    boolean named =
        node != PhraseIndex.NONE
            && (countries.is(node, Countries.Form.NAME) || countries.is(node, Countries.Form.SEAT))
            && !text.possessive(next + countries.length(node) - 1);
    return named
        ? new Coded(
            role.role(), code(node), role.from(), role.roleFrom(), next + countries.length(node))
        : role;
  }

  /** Somebody coded by country and role. */
  Found found(Text text, Coded coded, double confidence) {
    boolean named =
        coded.role().holder() == Role.Holder.INSTITUTION
            && text.capital(coded.roleFrom())
            && !text.has(coded.roleFrom(), SHOUTED);
    Composed who = composed(coded.country(), coded.role().sectors(), confidence);
    if (named) {
      String name = text.tokens.quote(new Span(coded.from(), coded.to()));
      String own = Tokens.fold(text.tokens.quote(new Span(coded.roleFrom(), coded.to())));
      who =
          new Composed(
              who.id() + "-" + own.replace(' ', '-'),
              name,
              Actor.Kind.ORGANISATION,
              who.country(),
              who.sectors(),
              confidence);
    }
    return new Found(text, coded.from(), coded.to(), who, "composed", null);
  }

  private Composed composed(String country, List<String> sectors, double confidence) {
    String sector = sectors.isEmpty() ? "" : sectors.get(0);
    String name =
        country == null ? sector : countries.name(countries.numberOf(country)) + " " + sector;
    return new Composed(
        "cmp:" + (country == null ? "" : country + "-") + sector,
        name,
        Actor.Kind.GROUP,
        country,
        sectors,
        confidence);
  }

  /**
   * A country's government, where the country itself acts or is dealt with; null where it does not.
   */
  Found acting(Text text, int at, int node, Found before) {
    boolean name = countries.is(node, Countries.Form.NAME);
    boolean seat = countries.is(node, Countries.Form.SEAT);
    int end = at + countries.length(node);
    if ((!name && !seat) || text.possessive(end - 1)) {
      return null;
    }
    boolean acts = actsBefore(text, end);
    boolean dealt = dealtWith(text, at);
    boolean listed = name && listed(text, at, before);
    if ((!acts && !dealt && !listed) || (seat && !name && located(text, at))) {
      return null;
    }
    Composed who = composed(code(node), List.of("GOV"), acts ? 0.7 : 0.6);
    return new Found(text, at, end, who, "acting-country", null);
  }

  private static boolean located(Text text, int at) {
    return text.has(at - 1, LOC_PREP) && !text.has(at - 2, WITH_HEAD);
  }

  /** Whether a verb of acting follows, over auxiliaries. */
  private static boolean actsBefore(Text text, int end) {
    int at = end;
    boolean helped = false;
    while (at < text.count && at < end + 4 && !text.tokens.is(at, Tokens.BREAK_BEFORE)) {
      if (text.capital(at)) {
        return false;
      }
      if (text.has(at, AUX)) {
        helped = true;
        at++;
        continue;
      }
      return text.has(at, SAY)
          || (helped && participle(text.tokens, at))
          || (at == end && past(text.tokens, at));
    }
    return false;
  }

  /** Ends like a verb in the past: "Australia cancelled". */
  private static boolean past(Tokens tokens, int at) {
    int length = tokens.foldedLength(at);
    return length > 4
        && tokens.foldedChar(at, length - 1) == 'd'
        && tokens.foldedChar(at, length - 2) == 'e'
        && !tokens.is(at, Tokens.HYPHEN_BEFORE)
        && !(at + 1 < tokens.count() && AGENTS.has(tokens.hash(at + 1)));
  }

  private static boolean participle(Tokens tokens, int at) {
    int length = tokens.foldedLength(at);
    return length > 5
        && tokens.foldedChar(at, length - 1) == 'g'
        && tokens.foldedChar(at, length - 2) == 'n'
        && tokens.foldedChar(at, length - 3) == 'i';
  }

  private static boolean dealtWith(Text text, int at) {
    int before = at - 1;
    if (before >= 0 && text.tokens.hash(before) == THE) {
      before--;
    }
    if (before < 1 || text.tokens.is(at, Tokens.BREAK_BEFORE)) {
      return false;
    }
    long word = text.tokens.hash(before);
    if (text.has(before, BY)) {
      return BACKERS.has(text.tokens.hash(before - 1));
    }
    if (ADDRESSING.has(word)) {
      return true;
    }
    boolean with = word == WITH || word == BETWEEN;
    return with && (text.has(before - 1, WITH_HEAD) || text.has(before - 2, WITH_HEAD));
  }

  /** "The leaders of X": a government that the country's name ends. */
  private static boolean governmentOf(Text text, Found before) {
    return before.identity() instanceof Composed composed
        && composed.sectors().contains("GOV")
        && !text.capital(before.from())
        && text.capital(before.to() - 1);
  }

  /** Whether it goes on a list of which another country that acts is the member before. */
  private static boolean listed(Text text, int at, Found before) {
    if (before == null
        || before.text() != text
        || !(before.rule().equals("acting-country") || governmentOf(text, before))
        || at - before.to() > 4
        || text.tokens.is(at, Tokens.SENTENCE_START)) {
      return false;
    }
    for (int i = before.to(); i < at; i++) {
      boolean link = LINKS.has(text.tokens.hash(i)) || text.has(i, COUNTRY);
      if (!link || text.tokens.is(i, Tokens.SENTENCE_START)) {
        return false;
      }
    }
    return true;
  }
}

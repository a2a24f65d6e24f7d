package io.newswire.streams.tag.actor;

import static io.newswire.streams.tag.lexicon.Vocabulary.*;

import io.newswire.streams.tag.text.Tokens;
import io.newswire.streams.tag.text.WordSet;

/** Recognises by their shape alone names of organisations that no lexicon has. Stateless. */
final class OrganisationShapes {

  private static final long PARTY = Tokens.hashOf("party");
  private static final WordSet AND = WordSet.of("and y et");
  private static final WordSet NO_TAIL = WordSet.of("in to");
  private static final long ON = Tokens.hashOf("on");
  private static final long CALLED = Tokens.hashOf("called");
  private static final int LONGEST = 14;
  private static final int LONGEST_NAMED = 5;
  private static final int SHORTEST_TEAM = 4;

  /** What comes after one of these in a text is what it is called: "the rock band X". */
  private static final WordSet KINDS =
      WordSet.of(
          "band group party company label newspaper magazine airline broadcaster publisher brand"
              + " retailer startup charity thinktank militia club team network website");

  private OrganisationShapes() {}

  /**
   * Where an organisation's name that begins at a token ends: behind its head word ("Front",
   * "University"), or behind what follows the head with "of" or "for". -1 when none begins here.
   */
  static int end(Text text, int from) {
    if (text.has(from, ORG_OPEN)) {
      int open = openEnd(text, from);
      if (open > from + 1) {
        return open;
      }
    }
    int end = -1;
    boolean tail = false;
    int heads = 0;
    int last = Math.min(text.count, from + LONGEST);
    int i = from;
    while (i < last) {
      if (text.capital(i) && (i == from || !text.apart(i) || joinsOwner(text, i))) {
        if (text.has(i, ORG_HEAD) && (i > from || text.has(i, ORG_FIRST))) {
          heads++;
          end = i + 1;
        } else if (tail) {
          if (isPerson(text, i)) {
            break;
          }
          end = i + 1;
        } else if (end >= 0 && !text.has(i, LOC_HEAD | MISC_HEAD)) {
          if (!reachesHead(text, i, last)) {
            break;
          }
        } else if (end >= 0) {
          return text.has(i, MISC_HEAD) && isParty(text, end - 1) ? end : -1;
        }
        i++;
      } else if (text.detachedS(i) && i > from && joinsOwner(text, i + 1)) {
        i++;
      } else {
        int next = acrossConnector(text, i, heads > 0, tail);
        if (next < 0) {
          break;
        }
        tail = true;
        i = next;
      }
    }
    boolean alone = end == from + 1;
    return end < 0 || alone ? -1 : end;
  }

  private static boolean isParty(Text text, int token) {
    return text.tokens.hash(token) == PARTY;
  }

  /** The end of a name that opens with its head: "Parti Québécois", "Partido de la Costa". */
  private static int openEnd(Text text, int from) {
    int end = from + 1;
    for (int i = from + 1; i < Math.min(text.count, from + LONGEST) && !text.apart(i); i++) {
      if (text.capital(i)) {
        if ((text.has(i, TITLE) && !text.has(i, ORG_HEAD)) || text.has(i, OFTEN_GIVEN)) {
          break;
        }
        end = i + 1;
      } else if (!text.has(i, CONNECTOR | PARTICLE)) {
        break;
      }
    }
    return end;
  }

  /** The capitalised word behind "of the", "for", "and": -1 when the name does not go on so. */
  private static int acrossConnector(Text text, int at, boolean afterHead, boolean tail) {
    if (!afterHead || !text.has(at, CONNECTOR) || text.capital(at) || text.apart(at)) {
      return -1;
    }
    long word = text.tokens.hash(at);
    boolean on = word == ON;
    boolean and = AND.has(word) || isAmpersand(text, at);
    if (NO_TAIL.has(word) || (on && !text.has(at - 1, ORG_FIRST)) || (and && !tail)) {
      return -1;
    }
    int next = at + 1;
    boolean article = next < text.count && text.has(next, CONNECTOR) && !text.capital(next);
    if (and && (article || secondName(text, next))) {
      return -1;
    }
    if (article) {
      next++;
    }
    boolean goesOn = text.capital(next) && !text.apart(next) && !text.has(next, TITLE & ~ORG_HEAD);
    return goesOn && !(and && text.has(next, OFTEN_GIVEN)) && !isPerson(text, next) ? next : -1;
  }

  /** "The People's Party of Nenad Popović": whose it is, not what it is called. */
  private static boolean isPerson(Text text, int at) {
    return text.has(at, OFTEN_GIVEN)
        && text.capital(at + 1)
        && !text.apart(at + 1)
        && !text.has(at + 1, WORD | ORG_HEAD | COUNTRY);
  }

  private static boolean isAmpersand(Text text, int token) {
    return text.tokens.text().charAt(text.tokens.start(token)) == '&';
  }

  /** Whether what follows "and" has a head of its own: "the Party of X and Nazi Party". */
  private static boolean secondName(Text text, int from) {
    for (int i = from; i < text.count && text.capital(i) && !text.apart(i); i++) {
      if (i > from && text.has(i, ORG_HEAD)) {
        return true;
      }
    }
    return false;
  }

  private static boolean reachesHead(Text text, int from, int last) {
    for (int i = from; i < last && text.capital(i) && !text.apart(i); i++) {
      if (text.has(i, ORG_HEAD)) {
        return !text.has(from, TITLE);
      }
    }
    return false;
  }

  /** Whether the possessive before the token is a part of the name: "People's Party". */
  private static boolean joinsOwner(Text text, int token) {
    int owner = text.detachedS(token - 1) ? token - 2 : token - 1;
    return owner >= 0
        && text.capital(token)
        && text.possessive(owner)
        && text.capital(owner)
        && text.has(owner, WORD)
        && !text.has(owner, COUNTRY)
        && !text.tokens.is(token, Tokens.BREAK_BEFORE)
        && text.has(token, ORG_HEAD | ORG_FIRST);
  }

  /**
   * Where the name of a body ends that the word before it says it is: "the punk band Killing Joke",
   * "a group called Kabouters". {@code from} when none begins here.
   */
  static int namedEnd(Text text, int from) {
    if (from == 0) {
      return from;
    }
    int kind = text.tokens.hash(from - 1) == CALLED ? from - 2 : from - 1;
    if (kind < 0
        || text.apart(from)
        || text.apart(kind + 1)
        || text.capital(kind)
        || !KINDS.has(text.tokens.hash(kind))
        || text.has(from, SHOUTED | OFTEN_GIVEN | TITLE | STOP | COUNTRY | MONTH)) {
      return from;
    }
    int end = from;
    while (end < text.count
        && end < from + LONGEST_NAMED
        && text.capital(end)
        && (end == from || !text.apart(end))
        && !text.has(end, TITLE | STOP)) {
      end++;
    }
    return end;
  }

  /**
   * Where the name of a team ends that is a place's and a plural: "Buffalo Bisons". {@code from}
   * when none begins here.
   *
   * @param place token behind the name of the place that begins at {@code from}
   */
  static int teamEnd(Text text, int from, int place) {
    if (place >= text.count
        || !text.capital(place)
        || text.apart(place)
        || text.tokens.is(place, Tokens.ALL_CAPS | Tokens.HYPHEN_BEFORE)
        || text.has(place, SHOUTED | LOC_HEAD | MISC_HEAD | TITLE | MONTH | COUNTRY | STOP)
        || text.tokens.foldedLength(place) < SHORTEST_TEAM) {
      return from;
    }
    boolean plural =
        lastLetter(text.tokens, place) == 's'
            && !text.possessive(place)
            && !text.has(place, NAME)
            && !text.has(from, OFTEN_GIVEN);
    boolean ends = !text.capital(place + 1) || text.apart(place + 1);
    return plural && ends ? place + 1 : from;
  }

  private static char lastLetter(Tokens tokens, int token) {
    return tokens.foldedChar(token, tokens.foldedLength(token) - 1);
  }
}

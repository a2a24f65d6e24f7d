package io.newswire.streams.tag.actor;

import static io.newswire.streams.tag.lexicon.Vocabulary.*;

import io.newswire.streams.tag.text.Definitions;
import io.newswire.streams.tag.text.Tokens;
import io.newswire.streams.tag.text.WordSet;

/** Recognises by their shape alone names of persons that no lexicon has. Stateless. */
final class PersonShapes {

  /** From this score on a run of words is a person's name. */
  static final double PERSON = 1.5;

  /** From this score on a word that stands alone is a person's name. */
  static final double SINGLE = 0.9;

  private static final long A = Tokens.hashOf("a");
  private static final long AN = Tokens.hashOf("an");
  private static final long THE = Tokens.hashOf("the");
  private static final int LONGEST = 6;

  /** What only people do, so that the surname before is one even where it is a word as well. */
  private static final WordSet HUMAN =
      WordSet.of(
          "ran won lost served resigned campaigned joined became married died wrote graduated"
              + " retired attended defeated succeeded appointed studied taught stood sought told"
              + " represented opposed supported backed voted contested campaigns stated argued");

  private static final WordSet ADVERBS =
      WordSet.of("also then still again never later once soon already even himself herself often");

  /** After a past form: it is a passive, or a description. */
  private static final WordSet AGENTS = WordSet.of("by in on at from between near to");

  private PersonShapes() {}

  /** Where a run of words that could be one person's name ends; {@code from} when it is none. */
  static int end(Text text, int from) {
    int end = from;
    int i = from;
    while (i < text.count && i - from < LONGEST) {
      boolean first = i == from;
      if (!first && text.apart(i)) {
        break;
      }
      if (text.capital(i) && !text.tokens.is(i, Tokens.NUMBER) && (first || goesOn(text, i))) {
        i++;
        end = i;
      } else if (text.has(i, PARTICLE)
          && !text.capital(i)
          && !isForeignAnd(text, i)
          && nameFollows(text, i)) {
        i++;
      } else if (!first && text.tokens.is(i, Tokens.HYPHEN_BEFORE) && !text.has(i, COMMON)) {
        i++;
        end = i;
      } else {
        break;
      }
    }
    return end;
  }

  /** "y", "e": in Spanish two names are joined by what in English only stands inside one. */
  private static boolean isForeignAnd(Text text, int token) {
    return text.foreign() && text.tokens.foldedLength(token) == 1;
  }

  private static boolean goesOn(Text text, int token) {
    return (text.initial(token) && text.tokens.is(token, Tokens.ABBREVIATION))
        || !text.has(token, TITLE | STOP)
        || (text.has(token, NAME | SUFFIX | PARTICLE) && !text.has(token, STOP));
  }

  private static boolean nameFollows(Text text, int particle) {
    for (int i = particle + 1; i < Math.min(particle + 3, text.count); i++) {
      if (text.apart(i)) {
        return false;
      }
      if (text.capital(i)) {
        return true;
      }
      if (!text.has(i, PARTICLE)) {
        return false;
      }
    }
    return false;
  }

  /** How much speaks for the run being a person's name; {@link #PERSON} is enough. */
  static double score(Text text, int from, int to, boolean titled) {
    double score = titled ? 2.5 : 0;
    int parts = 0;
    int lastName = -1;
    boolean shouted = text.has(from, SHOUTED);
    for (int i = from; i < to; i++) {
      long flags = text.flags(i);
      if ((flags & SUFFIX) != 0 && i > from) {
        score += parts > 1 ? 1 : (text.flags(from) & OFTEN_GIVEN) != 0 ? 1.5 : 0;
        continue;
      }
      if ((flags & PARTICLE) != 0 && to - from > 1 && (!text.capital(i) || (flags & NAME) == 0)) {
        score += 0.3;
        continue;
      }
      if (text.initial(i)) {
        score += i > from || (to - from > 1 && text.tokens.is(i, Tokens.ABBREVIATION)) ? 0.9 : 0;
        parts++;
        continue;
      }
      parts++;
      lastName = i;
      score += word(text, i, flags, shouted, (text.flags(from) & GIVEN) != 0);
      score += i > from && i < to - 1 && (flags & NAME) != 0 ? 0.3 : 0;
    }
    if (lastName < 0) {
      return -1;
    }
    score += given(text.flags(from)) + (parts > 1 ? surname(text.flags(lastName)) : 0);
    score += text.besidePerson(from, to) ? 0.4 : 0;
    score += parts == 2 || parts == 3 ? 0.6 : parts == 1 ? -1.2 : -1;
    score -= isFeature(text, from, to, parts) ? 1.5 : 0;
    return score + surroundings(text, from, to);
  }

  /** Named as a feature of the land or a building is: "Collins Avenue", "River Mersey". */
  private static boolean isFeature(Text text, int from, int to, int parts) {
    boolean ends =
        text.has(to - 1, LOC_HEAD)
            && !text.has(to - 2, SUFFIX)
            && (parts > 2 || !text.has(to - 1, OFTEN_SURNAME));
    return ends || (text.has(from, LOC_HEAD) && text.has(from, WORD) && to > from + 1);
  }

  private static double word(
      Text text, int token, long flags, boolean shouted, boolean afterGiven) {
    double score = 0;
    boolean name = (flags & NAME) != 0;
    if ((flags & COMMON) != 0) {
      score -= name ? 0.5 : afterGiven ? 0.9 : 1.3;
    } else if ((flags & WORD) != 0) {
      score -= name ? 0.1 : afterGiven ? 0.2 : 0.8;
    } else {
      score += name ? 0.2 : 0.5;
    }
    if ((flags & (ORG_HEAD | LOC_HEAD | MISC_HEAD)) != 0) {
      score -= name ? 0.7 : 2;
    }
    if ((flags & COUNTRY) != 0) {
      score -= name ? 1 : 2.5;
    } else if ((flags & SEAT) != 0) {
      score -= name ? 0.3 : 0.6;
    }
    if ((flags & MONTH) != 0 && !name) {
      score -= 2;
    }
    if (text.acronym(token)) {
      score -= 1.2;
    } else if (text.mixedCase(token)) {
      score -= 1.5;
    }
    return shouted ? score - 0.35 : score;
  }

  private static double given(long flags) {
    return (flags & OFTEN_GIVEN) != 0
        ? 1.6
        : (flags & GIVEN) != 0 ? 0.9 : (flags & SURNAME) != 0 ? 0.3 : 0;
  }

  private static double surname(long flags) {
    return (flags & OFTEN_SURNAME) != 0
        ? 1.1
        : (flags & SURNAME) != 0 ? 0.7 : (flags & GIVEN) != 0 ? 0.35 : 0;
  }

  private static double surroundings(Text text, int from, int to) {
    double score = 0;
    boolean given = text.has(from, OFTEN_GIVEN);
    if (text.has(from - 1, LOC_PREP) && !text.capital(from - 1)) {
      score -= given ? 1.2 : 1.7;
    }
    if (text.has(from - 1, FAMILY | BY)) {
      score += 0.7;
    }
    if (from > 0 && !given && text.tokens.hash(from - 1) == THE) {
      score -= 0.9;
    }
    score -= isPlace(text, from, to) ? 2.5 : 0;
    if (text.has(to, SAY) && !text.capital(to)) {
      score += 0.8;
    } else if (text.has(to, ACT) && !text.capital(to)) {
      score += 0.2;
    }
    return score;
  }

  /** Whether the text says that it is a place: "X is a small town", "the village of X". */
  private static boolean isPlace(Text text, int from, int to) {
    return Definitions.seatedBefore(text.tokens, from) || Definitions.definedThing(text.tokens, to);
  }

  /** Whether somebody's doing or saying follows. */
  static boolean actsAsPerson(Text text, int to) {
    return doesAsPerson(text, to)
        || (to < text.count && !text.apart(to) && !text.capital(to) && text.has(to, SAY));
  }

  /** Whether somebody's doing follows, which no place or thing does. */
  static boolean doesAsPerson(Text text, int behind) {
    int to = behindAdverb(text, behind);
    return to < text.count
        && !text.apart(to)
        && !text.capital(to)
        && (HUMAN.has(text.tokens.hash(to))
            || (past(text.tokens, to)
                && to + 1 < text.count
                && !AGENTS.has(text.tokens.hash(to + 1))));
  }

  /** How much speaks for one word that stands alone being a person's name. */
  static double singleScore(Text text, int at) {
    long flags = text.flags(at);
    double score = 0;
    score += (flags & (OFTEN_GIVEN | OFTEN_SURNAME)) != 0 ? 1.2 : (flags & NAME) != 0 ? 0.9 : 0.55;
    if ((flags & WORD) != 0) {
      boolean opens = text.tokens.is(at, Tokens.SENTENCE_START);
      boolean surname = (flags & OFTEN_SURNAME) != 0;
      boolean acts = surname && actsAsPerson(text, at + 1);
      score -=
          acts
              ? 0.2
              : opens ? (surname ? 1.2 : 2) : surname ? 0.7 : (flags & COMMON) != 0 ? 2 : 1.2;
    }
    if (text.foreign()
        && text.tokens.is(at, Tokens.SENTENCE_START)
        && (flags & (OFTEN_GIVEN | OFTEN_SURNAME)) == 0) {
      score -= 1.5;
    }
    score -= text.mixedCase(at) || text.acronym(at) ? 1.5 : 0;
    score -= isPlace(text, at, at + 1) ? 2.5 : 0;
    score += text.besidePerson(at, at + 1) ? 0.7 : 0;
    score -= text.tokens.foldedLength(at) < 4 && (flags & NAME) == 0 ? 0.6 : 0;
    if ((flags & (ORG_HEAD | LOC_HEAD | MISC_HEAD | COUNTRY | SEAT | MONTH | SHOUTED)) != 0) {
      score -= 2;
    }
    score += behindSingle(text, at);
    score += text.possessive(at) ? 0.4 : 0;
    int before = at - 1;
    if (before >= 0 && !text.tokens.is(at, Tokens.SENTENCE_START)) {
      score -= text.has(before, LOC_PREP) ? 1.6 : 0;
      score -= text.tokens.hash(before) == THE ? 1.5 : 0;
      score -= text.tokens.hash(before) == A || text.tokens.hash(before) == AN ? 1.2 : 0;
      score -= text.capital(before) && !text.apart(at) && !opensWithWord(text, before) ? 0.8 : 0;
      score += text.has(before, FAMILY) ? 1 : text.has(before, BY) ? 0.5 : 0;
    }
    return score;
  }

  /** The first word of a sentence, which has its capital from there: "Though Haig won". */
  private static boolean opensWithWord(Text text, int token) {
    return text.tokens.is(token, Tokens.SENTENCE_START)
        && text.has(token, WORD)
        && !text.has(token, NAME | TITLE);
  }

  private static double behindSingle(Text text, int at) {
    int next = behindAdverb(text, at + 1);
    double score = adjective(text.tokens, at) ? -1.2 : 0;
    if (next >= text.count || text.capital(next) || text.tokens.is(next, Tokens.BREAK_BEFORE)) {
      return score;
    }
    if (text.has(next, SAY)) {
      return score + 0.9;
    }
    if (past(text.tokens, next)) {
      return score + 0.7;
    }
    if (text.has(next, ACT | AUX)) {
      return score + 0.6;
    }
    boolean goesOn = text.has(next, STOP | CONNECTOR | LOC_PREP) || text.detachedS(next);
    boolean opens = text.tokens.is(at, Tokens.SENTENCE_START);
    boolean name = text.has(at, OFTEN_GIVEN | OFTEN_SURNAME) && !text.has(at, WORD);
    double nothing = name ? -0.2 : -0.7;
    return goesOn ? score : score + ((opens || name) && third(text.tokens, next) ? 0.5 : nothing);
  }

  /** The token behind an adverb that stands between a name and its verb: "Haig narrowly won". */
  private static int behindAdverb(Text text, int at) {
    boolean adverb =
        at + 1 < text.count
            && !text.apart(at)
            && !text.capital(at)
            && (ADVERBS.has(text.tokens.hash(at)) || endsLikeAdverb(text.tokens, at));
    return adverb ? at + 1 : at;
  }

  private static boolean endsLikeAdverb(Tokens tokens, int at) {
    int length = tokens.foldedLength(at);
    return length > 4
        && tokens.foldedChar(at, length - 1) == 'y'
        && tokens.foldedChar(at, length - 2) == 'l';
  }

  /** Ends like an adjective or a doctrine rather than a name: "Eurosceptic", "Unionist". */
  private static boolean adjective(Tokens tokens, int at) {
    String word = tokens.folded(at);
    return word.length() > 5
        && (word.endsWith("ic")
            || word.endsWith("ist")
            || word.endsWith("ism")
            || word.endsWith("ish"));
  }

  /** Ends like a verb in the past: "campaigned". */
  private static boolean past(Tokens tokens, int at) {
    int length = tokens.foldedLength(at);
    return length > 3
        && tokens.foldedChar(at, length - 1) == 'd'
        && tokens.foldedChar(at, length - 2) == 'e';
  }

  /** Ends like a verb in the third person: "becomes". */
  private static boolean third(Tokens tokens, int at) {
    int length = tokens.foldedLength(at);
    return length > 3 && tokens.foldedChar(at, length - 1) == 's';
  }
}

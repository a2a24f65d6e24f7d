package io.newswire.streams.tag.place;

import static io.newswire.streams.tag.lexicon.Vocabulary.*;

import io.newswire.events.Mention.Field;
import io.newswire.streams.tag.lexicon.Words;
import io.newswire.streams.tag.text.Claims;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the runs of tokens that may name a place. */
final class CandidateFinder {

  /** Two letters may be a state, or a small word in capitals. */
  private static final int SHORTEST_ABBREVIATION = 2;

  private static final float DATELINE = 3;

  private final Gazetteer gazetteer;
  private final AliasMatcher matcher;

  CandidateFinder(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    matcher = new AliasMatcher(gazetteer);
  }

  /** The candidates of a text, in its order; they do not overlap. */
  List<Candidate> find(Passage passage) {
    List<Candidate> found = new ArrayList<>();
    Tokens tokens = passage.tokens();
    int i = 0;
    while (i < tokens.count()) {
      Candidate candidate = AliasMatcher.begins(tokens, i) ? at(passage, i, found) : null;
      if (candidate == null) {
        i++;
      } else {
        found.add(candidate);
        i = candidate.span.to();
      }
    }
    return found;
  }

  private Candidate at(Passage passage, int from, List<Candidate> before) {
    Words words = passage.words();
    Tokens tokens = words.tokens();
    AliasMatcher.Match match = matcher.find(passage, from);
    if (match == null) {
      return null;
    }
    Span span = match.span();
    boolean afterPlace = !before.isEmpty() && before.get(before.size() - 1).span.to() == from;
    boolean afterComma = afterPlace && tokens.is(from, Tokens.BREAK_BEFORE);
    if (isNever(words, span)
        || (!afterComma && isClaimed(passage, span))
        || isStreet(words, span)
        || isMoney(tokens, span)) {
      return null;
    }
    int[] values = written(match.values(), tokens, span, afterPlace);
    if (values.length == 0) {
      return null;
    }
    boolean dateline =
        passage.field() == Field.DATELINE || Datelines.isDateline(tokens, span, afterPlace);
    float evidence = Surroundings.weigh(words, span, AliasKind.kind(values[0]), afterPlace);
    int spelling = match.index() == gazetteer.aliases() ? match.node() : -match.node();
    return new Candidate(
        passage,
        span,
        spelling,
        values,
        evidence + (dateline ? DATELINE : 0),
        dateline,
        !afterComma && isBorrowed(passage.claims(), span));
  }

  private static boolean isNever(Words words, Span span) {
    return span.length() == 1 && words.has(span.from(), NEVER_PLACE);
  }

  /**
   * Somebody's name is no place. But "Henry County" is, whatever "Henry" looks like, and so are
   * several words that are all of what looked like a name: "Hong Kong".
   */
  private static boolean isClaimed(Passage passage, Span span) {
    Claims claims = passage.claims();
    if (isInside(claims, span, Claims.Kind.OTHER_NAME)) {
      return true;
    }
    if (!claims.any(span.from(), span.to(), Claims.Kind.PERSON)) {
      return false;
    }
    if (span.length() == 1) {
      return true;
    }
    boolean whole =
        (span.from() == 0 || claims.at(span.from() - 1) != Claims.Kind.PERSON)
            && (span.to() == passage.tokens().count()
                || claims.at(span.to()) != Claims.Kind.PERSON);
    return !whole && !passage.words().has(span.to() - 1, CIVIC);
  }

  /** Whether it is a part of the name of something that only bears its name, and not all of it. */
  private static boolean isBorrowed(Claims claims, Span span) {
    return isInside(claims, span, Claims.Kind.NAMED_AFTER)
        && (claims.is(span.from() - 1, Claims.Kind.NAMED_AFTER)
            || claims.is(span.to(), Claims.Kind.NAMED_AFTER));
  }

  /** Whether all of it is the name of something of that kind, or a part of that name. */
  private static boolean isInside(Claims claims, Span span, Claims.Kind kind) {
    for (int i = span.from(); i < span.to(); i++) {
      if (claims.at(i) != kind) {
        return false;
      }
    }
    return true;
  }

  /** The values for which it is written as it should: a short form in capitals or with stops. */
  private int[] written(int[] values, Tokens tokens, Span span, boolean afterPlace) {
    int size = 0;
    for (int value : values) {
      boolean fits =
          AliasKind.kind(value) != AliasKind.ABBREVIATION
              || isAbbreviated(tokens, span, afterPlace, value);
      if (fits) {
        values[size++] = value;
      }
    }
    return size == values.length ? values : Arrays.copyOf(values, size);
  }

  /** Whether it is written as a short form is: "UAE", "U.S.", "Ala.", ", GA". */
  private boolean isAbbreviated(Tokens tokens, Span span, boolean afterPlace, int value) {
    if (span.length() > 1) {
      return true;
    }
    int i = span.from();
    boolean dotted = tokens.is(i, Tokens.ABBREVIATION);
    boolean shortForm = tokens.foldedLength(i) <= SHORTEST_ABBREVIATION;
    if (!tokens.is(i, Tokens.ALL_CAPS)) {
      boolean afterComma = afterPlace && tokens.is(i, Tokens.BREAK_BEFORE);
      return dotted && (afterComma || !shortForm);
    }
    if (dotted || afterPlace) {
      return true;
    }
    boolean state = gazetteer.table().isDivision(AliasKind.row(value));
    return !(shortForm && state) && !isShouted(tokens, i);
  }

  private static boolean isShouted(Tokens tokens, int i) {
    return i + 1 < tokens.count()
        && tokens.is(i + 1, Tokens.ALL_CAPS)
        && tokens.foldedLength(i + 1) > SHORTEST_ABBREVIATION + 1;
  }

  private static boolean isStreet(Words words, Span span) {
    Tokens tokens = words.tokens();
    int next = span.to();
    return next < tokens.count()
        && !tokens.is(next, Tokens.BREAK_BEFORE)
        && AliasMatcher.begins(tokens, next)
        && words.has(next, STREET);
  }

  /** "US$", "$US", "A$": a currency. */
  private static boolean isMoney(Tokens tokens, Span span) {
    String text = tokens.text();
    int from = tokens.start(span.from());
    int to = tokens.end(span.to() - 1);
    return (to < text.length() && text.charAt(to) == '$')
        || (from > 0 && text.charAt(from - 1) == '$');
  }
}

package io.newswire.streams.tag.place;

import io.newswire.events.Mention.Field;
import io.newswire.streams.tag.place.Cues.Cue;
import io.newswire.streams.tag.text.Claims;
import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Finds the runs of tokens that may name a place, and weighs what stands around them. */
final class CandidateFinder {

  private static final int SHORTEST_ABBREVIATION = 2;
  private static final int LONGEST_ACRONYM = 4;

  /** Several words in a row are seldom anything else. */
  private static final float LONG = 1.5f;

  private final Gazetteer gazetteer;
  private final Cues cues;

  CandidateFinder(Gazetteer gazetteer, Cues cues) {
    this.gazetteer = gazetteer;
    this.cues = cues;
  }

  /** The candidates of a text, in its order; they do not overlap. */
  List<Candidate> find(Passage passage) {
    List<Candidate> found = new ArrayList<>();
    Tokens tokens = passage.tokens();
    TitleCase titles = new TitleCase(tokens);
    int i = 0;
    while (i < tokens.count()) {
      Candidate candidate = begins(tokens, i) ? at(passage, i, found, titles) : null;
      if (candidate == null) {
        i++;
      } else {
        found.add(candidate);
        i = candidate.span.to();
      }
    }
    return found;
  }

  private static boolean begins(Tokens tokens, int i) {
    return tokens.is(i, Tokens.CAPITALISED | Tokens.UNCASED);
  }

  private Candidate at(Passage passage, int from, List<Candidate> before, TitleCase titles) {
    Tokens tokens = passage.tokens();
    int node = longest(tokens, from);
    if (node == PhraseIndex.NONE) {
      return null;
    }
    Span span = new Span(from, from + gazetteer.aliases().length(node));
    if (passage.claims().any(from, span.to(), Claims.Kind.PERSON)) {
      return null;
    }
    boolean afterPlace = !before.isEmpty() && before.get(before.size() - 1).span.to() == from;
    int[] values = values(node, tokens, span, afterPlace);
    if (values.length == 0 || isStreet(tokens, span)) {
      return null;
    }
    boolean dateline =
        passage.field() == Field.DATELINE || Datelines.isDateline(tokens, span, afterPlace);
    float evidence = evidence(tokens, span, afterPlace, titles) + (dateline ? 3 : 0);
    if (span.length() == 1 && AliasKind.kind(values[0]) != AliasKind.ABBREVIATION) {
      evidence += ordinary(tokens, from, titles);
    } else if (span.length() > 1) {
      evidence += LONG;
    }
    return new Candidate(passage, span, node, values, evidence, dateline);
  }

  /** The longest spelling at the token whose words are written as names are. */
  private int longest(Tokens tokens, int from) {
    PhraseIndex aliases = gazetteer.aliases();
    int found = PhraseIndex.NONE;
    int node = PhraseIndex.ROOT;
    for (int i = from; i < tokens.count(); i++) {
      if (i > from && tokens.is(i, Tokens.BREAK_BEFORE)) {
        break;
      }
      node = aliases.next(node, tokens.hash(i));
      if (node == PhraseIndex.NONE) {
        break;
      }
      boolean named = begins(tokens, i) || tokens.is(i, Tokens.NUMBER);
      if (!named && !cues.is(Cue.PARTICLE, tokens, i)) {
        break;
      }
      if (named && aliases.valueCount(node) > 0) {
        found = node;
      }
    }
    return found;
  }

  private int[] values(int node, Tokens tokens, Span span, boolean afterPlace) {
    PhraseIndex aliases = gazetteer.aliases();
    int count = aliases.valueCount(node);
    int[] kept = new int[count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      int value = aliases.value(node, i);
      AliasKind kind = AliasKind.kind(value);
      if (kind == AliasKind.ABBREVIATION && !isAbbreviated(tokens, span, afterPlace, value)) {
        continue;
      }
      kept[size++] = value;
    }
    return Rows.best(gazetteer.table(), kept, size, Candidate.MOST);
  }

  private boolean isAbbreviated(Tokens tokens, Span span, boolean afterPlace, int value) {
    int last = span.to() - 1;
    boolean dotted = tokens.is(last, Tokens.ABBREVIATION);
    if (span.length() > 1) {
      return true;
    }
    boolean shortForm = tokens.foldedLength(last) <= SHORTEST_ABBREVIATION;
    boolean state = gazetteer.table().isDivision(AliasKind.row(value));
    if (tokens.is(last, Tokens.ALL_CAPS)) {
      boolean shouting =
          last + 1 < tokens.count()
              && tokens.is(last + 1, Tokens.ALL_CAPS)
              && tokens.foldedLength(last + 1) > 3;
      return dotted || afterPlace || (!(shortForm && state) && !shouting);
    }
    return dotted && (afterPlace || tokens.foldedLength(last) > SHORTEST_ABBREVIATION);
  }

  private boolean isStreet(Tokens tokens, Span span) {
    int next = span.to();
    return next < tokens.count()
        && !tokens.is(next, Tokens.BREAK_BEFORE)
        && begins(tokens, next)
        && cues.is(Cue.STREET, tokens, next);
  }

  private float evidence(Tokens tokens, Span span, boolean afterPlace, TitleCase titles) {
    float evidence = 0;
    int from = span.from();
    boolean title = titles.is(from);
    boolean joined = from > 0 && !tokens.is(from, Tokens.BREAK_BEFORE);
    boolean locative = joined && cues.is(Cue.LOCATIVE, tokens, from - 1);
    if (locative) {
      evidence += 2;
    } else if (joined && cues.is(Cue.TITLE, tokens, from - 1) && begins(tokens, from - 1)) {
      evidence -= 3;
    } else if (joined && !afterPlace && isNameWord(tokens, from - 1) && !title) {
      evidence -= tokens.is(from, Tokens.HYPHEN_BEFORE) ? 1 : 2;
    }
    return evidence + after(tokens, span, title);
  }

  /** What the word itself says: that it may be an ordinary word, or an acronym. */
  private float ordinary(Tokens tokens, int i, TitleCase titles) {
    if (tokens.is(i, Tokens.UNCASED)) {
      return 0;
    }
    if (cues.is(Cue.COMMON, tokens, i)) {
      return tokens.is(i, Tokens.SENTENCE_START) || titles.is(i) ? -5 : -3;
    }
    boolean capitals = tokens.is(i, Tokens.ALL_CAPS) && !titles.is(i);
    return !capitals ? 0 : tokens.foldedLength(i) <= LONGEST_ACRONYM ? -5 : -0.5f;
  }

  private float after(Tokens tokens, Span span, boolean title) {
    int next = span.to();
    if (next >= tokens.count()
        || tokens.is(next, Tokens.BREAK_BEFORE)
        || !tokens.is(next, Tokens.CAPITALISED)
        || tokens.is(next - 1, Tokens.POSSESSIVE)) {
      return 0;
    }
    if (cues.is(Cue.CIVIC, tokens, next)) {
      return 1;
    }
    if (cues.is(Cue.OTHER, tokens, next)) {
      return -4;
    }
    boolean word = isNameWord(tokens, next) && !title && tokens.foldedLength(next) > 0;
    return word ? -1 : 0;
  }

  /** Whether the token looks like a part of a name, rather than the first word of a sentence. */
  private boolean isNameWord(Tokens tokens, int i) {
    return tokens.is(i, Tokens.CAPITALISED)
        && !cues.is(Cue.LOCATIVE, tokens, i)
        && !(tokens.is(i, Tokens.SENTENCE_START) && cues.is(Cue.COMMON, tokens, i));
  }
}

package io.newswire.streams.tag.place;

import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;

/**
 * Finds the spelling that begins at a token: as it is; in Arabic also behind a prefixed "and",
 * "in", "to" …; and last by what the spellings of one name have in common.
 */
final class AliasMatcher {

  /** Arabic words of one letter, written together with the next: and, then, in, to, as. */
  private static final String ARABIC_PREFIXES = "وفبلك";

  private static final int SHORTEST_PREFIXED = 4;
  private static final int LONGEST_VARIANT = 3;

  private final PhraseIndex aliases;
  private final PhraseIndex variants;
  private final Cues cues;

  AliasMatcher(Gazetteer gazetteer, Cues cues) {
    aliases = gazetteer.aliases();
    variants = gazetteer.variants();
    this.cues = cues;
  }

  /**
   * A spelling that was found.
   *
   * @param index where
   * @param node the index's node
   */
  record Match(Span span, PhraseIndex index, int node) {

    /** The places it may name, most likely first. */
    int[] values() {
      int[] values = new int[index.valueCount(node)];
      for (int i = 0; i < values.length; i++) {
        values[i] = index.value(node, i);
      }
      return values;
    }
  }

  /** Whether a name may begin at the token. */
  static boolean begins(Tokens tokens, int i) {
    return tokens.is(i, Tokens.CAPITALISED | Tokens.UNCASED);
  }

  /** The longest spelling at the token whose words are written as names are, null where none is. */
  Match find(Tokens tokens, int from) {
    Match exact = exact(tokens, from, tokens.hash(from));
    if (exact != null) {
      return exact;
    }
    char first = tokens.foldedChar(from, 0);
    if (ARABIC_PREFIXES.indexOf(first) >= 0 && tokens.foldedLength(from) >= SHORTEST_PREFIXED) {
      String rest = tokens.folded(from).substring(1);
      Match prefixed = exact(tokens, from, Tokens.hashOf(rest));
      // In writing, "to the" (لل) swallows the first letter of "the" (ال).
      return prefixed != null || first != 'ل' || rest.charAt(0) != 'ل'
          ? prefixed
          : exact(tokens, from, Tokens.hashOf("ا" + rest));
    }
    return variant(tokens, from);
  }

  private Match exact(Tokens tokens, int from, long first) {
    int found = PhraseIndex.NONE;
    int node = aliases.next(PhraseIndex.ROOT, first);
    for (int i = from; node != PhraseIndex.NONE; node = aliases.next(node, tokens.hash(i))) {
      boolean named = begins(tokens, i) || tokens.is(i, Tokens.NUMBER);
      if (!named && !cues.is(Cues.PARTICLE, tokens, i)) {
        break;
      }
      if (named && aliases.valueCount(node) > 0) {
        found = node;
      }
      i++;
      if (i == tokens.count() || tokens.is(i, Tokens.BREAK_BEFORE)) {
        break;
      }
    }
    return found == PhraseIndex.NONE
        ? null
        : new Match(new Span(from, from + aliases.length(found)), aliases, found);
  }

  private Match variant(Tokens tokens, int from) {
    if (tokens.foldedLength(from) < 2
        || cues.is(Cues.COMMON | Cues.NEVER | Cues.PARTICLE | Cues.LOCATIVE, tokens, from)) {
      return null;
    }
    int to = from + 1;
    while (to < tokens.count()
        && to < from + LONGEST_VARIANT
        && begins(tokens, to)
        && !tokens.is(to, Tokens.BREAK_BEFORE)) {
      to++;
    }
    for (; to > from; to--) {
      Span span = new Span(from, to);
      String key = ordinary(tokens, span) ? null : SpellingKey.of(tokens, span);
      if (key != null) {
        int node = variants.next(PhraseIndex.ROOT, Tokens.hashOf(key));
        if (node != PhraseIndex.NONE && variants.valueCount(node) > 0) {
          return new Match(span, variants, node);
        }
      }
    }
    return null;
  }

  /** "UN-Backed" is no spelling of Baghdad. */
  private boolean ordinary(Tokens tokens, Span span) {
    for (int i = span.from(); i < span.to(); i++) {
      if (!cues.is(Cues.WORD, tokens, i)) {
        return false;
      }
    }
    return true;
  }
}

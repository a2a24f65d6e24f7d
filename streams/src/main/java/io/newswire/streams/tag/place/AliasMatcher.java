package io.newswire.streams.tag.place;

import static io.newswire.streams.tag.lexicon.Vocabulary.*;

import io.newswire.streams.tag.lexicon.Words;
import io.newswire.streams.tag.text.ArabicPrefixes;
import io.newswire.streams.tag.text.Claims;
import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;

/**
 * Finds the spelling that begins at a token: as it is; in Arabic also behind a prefixed "and",
 * "in", "to" …; and last by what the spellings of one name have in common.
 */
final class AliasMatcher {

  private static final int LONGEST_VARIANT = 3;

  private final PhraseIndex aliases;
  private final PhraseIndex variants;

  AliasMatcher(Gazetteer gazetteer) {
    aliases = gazetteer.aliases();
    variants = gazetteer.variants();
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

  /**
   * The longest spelling at the token whose words are written as names are, null where none is.
   * What somebody has claimed for a person is not sought in other spellings.
   */
  Match find(Passage passage, int from) {
    Words words = passage.words();
    Tokens tokens = words.tokens();
    Match exact = exact(words, from, tokens.hash(from));
    if (exact != null) {
      return exact;
    }
    if (ArabicPrefixes.mayStandAt(tokens, from)) {
      Match prefixed = exact(words, from, ArabicPrefixes.hashWithout(tokens, from));
      return prefixed != null
          ? prefixed
          : exact(words, from, ArabicPrefixes.hashWithArticle(tokens, from));
    }
    return passage.claims().at(from) == Claims.Kind.PERSON ? null : variant(words, from);
  }

  private Match exact(Words words, int from, long first) {
    if (!aliases.mayBegin(first)) {
      return null;
    }
    Tokens tokens = words.tokens();
    int found = PhraseIndex.NONE;
    int node = aliases.next(PhraseIndex.ROOT, first);
    for (int i = from; node != PhraseIndex.NONE; node = aliases.next(node, tokens.hash(i))) {
      boolean named = begins(tokens, i) || tokens.is(i, Tokens.NUMBER);
      if (!named && !words.has(i, NAME_PARTICLE)) {
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

  private Match variant(Words words, int from) {
    Tokens tokens = words.tokens();
    if (tokens.foldedLength(from) < 2
        || words.has(from, ORDINARY | NEVER_PLACE | NAME_PARTICLE | LOCATIVE)) {
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
      CharSequence key = ordinary(words, span) ? null : SpellingKey.of(tokens, span);
      long hash = key == null ? 0 : Tokens.hashOf(key);
      if (key != null && variants.mayBegin(hash)) {
        int node = variants.next(PhraseIndex.ROOT, hash);
        if (node != PhraseIndex.NONE && variants.valueCount(node) > 0) {
          return new Match(span, variants, node);
        }
      }
    }
    return null;
  }

  /** "UN-Backed" is no spelling of Baghdad. */
  private static boolean ordinary(Words words, Span span) {
    for (int i = span.from(); i < span.to(); i++) {
      if (!words.has(i, WORD)) {
        return false;
      }
    }
    return true;
  }
}

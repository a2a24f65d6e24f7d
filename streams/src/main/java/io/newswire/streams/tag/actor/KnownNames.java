package io.newswire.streams.tag.actor;

import static io.newswire.streams.tag.lexicon.Vocabulary.*;

import io.newswire.streams.tag.actor.Entry.Body;
import io.newswire.streams.tag.actor.Entry.Person;
import io.newswire.streams.tag.text.ArabicPrefixes;
import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks up in one text the names that the lexicon has. The last look-up is kept, since several
 * readings of a word begin with the same one.
 */
final class KnownNames {

  private final ActorLexicon lexicon;
  private final PhraseIndex names;
  private final Document document;
  private final Text text;
  private final Bodies bodies;
  private int at = -1;
  private int end;
  private int node;

  KnownNames(Reading reading, Bodies bodies) {
    lexicon = reading.lexicon;
    names = lexicon.names();
    document = reading.document;
    text = reading.text;
    this.bodies = bodies;
  }

  /** Where the longest acceptable name that begins at a token ends; the token when none does. */
  int endAt(int token) {
    if (token != at) {
      find(token);
    }
    return end;
  }

  /** The node of the name that {@link #endAt} tells of, {@code NONE} when there is none. */
  int nodeAt(int token) {
    endAt(token);
    return node;
  }

  /** Whether the name that begins at a token is first of all a person's. */
  boolean isPerson(int token) {
    int found = nodeAt(token);
    return found != PhraseIndex.NONE && lexicon.entry(names.value(found, 0)) instanceof Person;
  }

  /** The aliases of a node. */
  List<Integer> aliases(int ofNode) {
    List<Integer> aliases = new ArrayList<>(2);
    for (int i = 0; i < names.valueCount(ofNode); i++) {
      aliases.add(names.value(ofNode, i));
    }
    return aliases;
  }

  private void find(int token) {
    at = token;
    end = token;
    node = PhraseIndex.NONE;
    if (token >= text.count) {
      return;
    }
    find(token, text.tokens.hash(token));
    if (end == token && ArabicPrefixes.mayStandAt(text.tokens, token)) {
      find(token, ArabicPrefixes.hashWithout(text.tokens, token));
    }
  }

  private void find(int token, long first) {
    if (!names.mayBegin(first)) {
      return;
    }
    int step = PhraseIndex.ROOT;
    for (int i = token; i < text.count; i++) {
      if (i > token && text.tokens.is(i, Tokens.BREAK_BEFORE)) {
        return;
      }
      step = names.next(step, i == token ? first : text.tokens.hash(i));
      if (step == PhraseIndex.NONE) {
        return;
      }
      if (names.valueCount(step) > 0 && acceptable(step, token, i + 1)) {
        end = i + 1;
        node = step;
      }
    }
  }

  private boolean acceptable(int candidate, int from, int to) {
    boolean allSmall = small(from);
    String smallEnd = null;
    for (int i = from; i < to; i++) {
      if (small(i) && !text.has(i, PARTICLE | CONNECTOR) && !text.detachedS(i)) {
        smallEnd = text.tokens.quote(new Span(i, i + 1));
      }
    }
    if (smallEnd != null && allSmall) {
      return false;
    }
    for (int i = 0; i < names.valueCount(candidate); i++) {
      int alias = names.value(candidate, i);
      if ((smallEnd == null || lexicon.alias(alias).endsWith(smallEnd)) && fits(alias, from, to)) {
        return true;
      }
    }
    return false;
  }

  private boolean small(int token) {
    return !text.capital(token) && !text.tokens.is(token, Tokens.UNCASED | Tokens.NUMBER);
  }

  private boolean fits(int alias, int from, int to) {
    Entry entry = lexicon.entry(alias);
    return entry instanceof Body body
        ? bodies.fits(document, text, from, to, body, lexicon.alias(alias))
        : to - from > 1 || text.tokens.is(from, Tokens.UNCASED) || mononym(entry, from);
  }

  /** A person known by one word, where the article is about the person's country. */
  private boolean mononym(Entry entry, int token) {
    return text.capital(token)
        && document.mentionsOf(entry.country()) > 0
        && !text.has(token, OFTEN_GIVEN | WORD);
  }
}

package io.newswire.streams.tag.actor;

import io.newswire.events.Mention.Field;
import io.newswire.streams.tag.lexicon.Vocabulary;
import io.newswire.streams.tag.lexicon.Words;
import io.newswire.streams.tag.text.Tokens;
import java.util.regex.Pattern;

/** One text of an article, with what the vocabulary says of its words. */
final class Text {

  private static final long DETACHED_S = Tokens.hashOf("s");
  private static final long AND = Tokens.hashOf("and");
  private static final Pattern SURNAME_BEGINNING =
      Pattern.compile("mc|mac|o|de|di|du|da|la|le|van|von|fitz|st|al|el|ben|bin|abu|abd");

  private static final int FEWEST_IN_TITLE = 4;

  final Field field;
  final Tokens tokens;
  final int count;
  private final Words words;

  /** Whether it is written in a language whose ordinary words the vocabulary has not. */
  private final boolean foreign;

  Text(Field field, Words words) {
    this.field = field;
    this.words = words;
    tokens = words.tokens();
    count = tokens.count();
    foreign = isForeign();
    for (int i = 0; i < count; i++) {
      words.mark(i, Events.end(tokens, i), Vocabulary.EVENT);
    }
    int from = 0;
    for (int i = 1; i <= count; i++) {
      if (i == count || tokens.is(i, Tokens.SENTENCE_START)) {
        markShouted(from, i);
        from = i;
      }
    }
  }

  private boolean isForeign() {
    int english = 0;
    int romance = 0;
    for (int i = 0; i < count; i++) {
      if (!tokens.is(i, Tokens.CAPITALISED)) {
        english += words.has(i, Vocabulary.ENGLISH) ? 1 : 0;
        romance += words.has(i, Vocabulary.ROMANCE) ? 1 : 0;
      }
    }
    return romance > english;
  }

  /** Whether it is written in French or Spanish: most nouns are then unknown words. */
  boolean foreign() {
    return foreign;
  }

  /** A title, not a list of names that ends with a stop. */
  private void markShouted(int from, int to) {
    if (words.has(from, Vocabulary.TITLE_CASE)
        && to - from > FEWEST_IN_TITLE
        && !endsWithStop(to - 1)) {
      words.mark(from, to, Vocabulary.SHOUTED);
    }
  }

  /** Whether a full stop follows: titles have none. */
  private boolean endsWithStop(int token) {
    String text = tokens.text();
    int at = tokens.end(token);
    while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
      if (text.charAt(at) == '.') {
        return true;
      }
      at++;
    }
    return false;
  }

  /** Marks the tokens of a person's name. */
  void markPerson(int from, int to) {
    words.mark(from, to, Vocabulary.PERSON_HERE);
  }

  /** Whether a person's name stands beside these tokens in a list: "Tito, Nehru and Nasser". */
  boolean besidePerson(int from, int to) {
    return (has(from - 1, Vocabulary.PERSON_HERE) && apart(from))
        || (and(from - 1) && has(from - 2, Vocabulary.PERSON_HERE))
        || (to < count && has(to, Vocabulary.PERSON_HERE) && apart(to))
        || (and(to) && has(to + 1, Vocabulary.PERSON_HERE));
  }

  private boolean and(int token) {
    return token >= 0 && token < count && tokens.hash(token) == AND;
  }

  /** Whether the vocabulary gives the token any of the flags; never outside the text. */
  boolean has(int token, long mask) {
    return words.has(token, mask);
  }

  long flags(int token) {
    return words.flags(token);
  }

  /** Begins with a capital letter. */
  boolean capital(int token) {
    return token >= 0 && token < count && tokens.is(token, Tokens.CAPITALISED);
  }

  /** Punctuation, an apostrophe or a possessive stands between this token and the one before. */
  boolean apart(int token) {
    return token <= 0
        || tokens.is(token, Tokens.BREAK_BEFORE)
        || tokens.is(token - 1, Tokens.POSSESSIVE)
        || quoted(token);
  }

  /** An apostrophe or quotation mark stands in the gap before the token. */
  private boolean quoted(int token) {
    int from = tokens.end(token - 1);
    int to = tokens.start(token);
    String text = tokens.text();
    if (to - from == 1 && text.charAt(from) == ' ') {
      return false;
    }
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (c == '\'' || c == '\u2019' || c == '`') {
        return true;
      }
    }
    return false;
  }

  /** Whether a possessive 's, or an 's that stands alone, follows the token. */
  boolean possessive(int token) {
    return tokens.is(token, Tokens.POSSESSIVE) || detachedS(token + 1);
  }

  /** An 's with a space before it, as in texts cut into tokens by others. */
  boolean detachedS(int token) {
    return token > 0
        && token < count
        && tokens.hash(token) == DETACHED_S
        && !tokens.is(token, Tokens.CAPITALISED);
  }

  /** The token after a possessive, whether its 's stands alone or not. */
  int afterPossessive(int token) {
    return detachedS(token + 1) ? token + 2 : token + 1;
  }

  /** One letter, upper case: an initial. */
  boolean initial(int token) {
    return capital(token) && tokens.foldedLength(token) == 1;
  }

  /** Capitals inside a word that is no surname of that kind: "WikiLeaks", not "McDonald". */
  boolean mixedCase(int token) {
    return token >= 0
        && token < count
        && tokens.is(token, Tokens.MIXED_CASE)
        && !has(token, Vocabulary.NAME)
        && !SURNAME_BEGINNING.matcher(tokens.folded(token)).lookingAt();
  }

  /** Two or more upper-case letters, in a sentence that has others. */
  boolean acronym(int token) {
    return token >= 0
        && token < count
        && tokens.is(token, Tokens.ALL_CAPS)
        && !has(token, Vocabulary.SHOUTED);
  }
}

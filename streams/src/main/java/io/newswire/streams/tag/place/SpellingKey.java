package io.newswire.streams.tag.place;

import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.util.Set;

/**
 * What spellings of one name have in common: a second key under which a name is sought when its
 * exact spelling is not known.
 *
 * <ul>
 *   <li>Latin script: how Arabic and other names are transliterated differs in the article (al-,
 *       el-, as-), the vowels (a/e, i/y, o/u/ou/w), the back consonants (k, q, g, gh, kh), doubled
 *       letters, h, and a final -a, -ah, -eh.
 *   <li>Cyrillic script: case endings are cut, "Ливии" as "Ливия".
 * </ul>
 */
final class SpellingKey {

  private static final Set<String> ARTICLES =
      Set.of(
          "al", "el", "ul", "as", "es", "ash", "esh", "ad", "ed", "ar", "er", "az", "ez", "at",
          "et", "an", "en", "ath", "adh");

  private static final String CYRILLIC_ENDINGS = "аяыиуюеоэйьмхг";
  private static final int SHORTEST_STEM = 3;
  private static final int SHORTEST_LATIN = 4;

  private SpellingKey() {}

  /** The key of a run of tokens, null where it is too short to tell one name from another. */
  static CharSequence of(Tokens tokens, Span span) {
    char first = tokens.foldedChar(span.from(), 0);
    if (first >= 'a' && first <= 'z') {
      return latin(tokens, span);
    }
    return isCyrillic(first) ? cyrillic(tokens, span) : null;
  }

  static boolean isCyrillic(char c) {
    return c >= '\u0400' && c <= '\u04FF';
  }

  private static CharSequence cyrillic(Tokens tokens, Span span) {
    StringBuilder key = new StringBuilder(24);
    for (int i = span.from(); i < span.to(); i++) {
      int length = tokens.foldedLength(i);
      while (length > SHORTEST_STEM
          && CYRILLIC_ENDINGS.indexOf(tokens.foldedChar(i, length - 1)) >= 0) {
        length--;
      }
      for (int at = 0; at < length; at++) {
        key.append(tokens.foldedChar(i, at));
      }
    }
    return key.length() < SHORTEST_STEM ? null : key;
  }

  private static CharSequence latin(Tokens tokens, Span span) {
    StringBuilder key = new StringBuilder(24);
    for (int i = span.from(); i < span.to(); i++) {
      boolean article =
          span.length() > 1 && tokens.foldedLength(i) <= 3 && ARTICLES.contains(tokens.folded(i));
      if (!article) {
        append(key, tokens, i);
      }
    }
    int length = key.length();
    while (length > 0 && key.charAt(length - 1) == 'a') {
      length--;
    }
    key.setLength(length);
    return length < SHORTEST_LATIN ? null : key;
  }

  private static void append(StringBuilder key, Tokens tokens, int token) {
    int length = tokens.foldedLength(token);
    for (int at = 0; at < length; at++) {
      char c = tokens.foldedChar(token, at);
      char next = at + 1 < length ? tokens.foldedChar(token, at + 1) : ' ';
      char levelled = level(c, next);
      boolean doubled = key.length() > 0 && key.charAt(key.length() - 1) == levelled;
      if (levelled != 'h' && !doubled) {
        key.append(levelled);
      }
    }
  }

  private static char level(char c, char next) {
    return switch (c) {
      case 'g', 'k', 'q' -> 'k';
      case 'c' -> next == 'h' ? 's' : 'k';
      case 'd' -> next == 'j' ? 'j' : 'd';
      case 'z' -> 's';
      case 'p' -> next == 'h' ? 'f' : 'p';
      case 'e' -> next == 'e' ? 'i' : 'a';
      case 'o', 'u', 'w' -> 'u';
      case 'y' -> 'i';
      default -> c;
    };
  }
}

package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.text.Tokens;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Levels what transliterations of one name differ in. The skeleton keeps the consonants, told apart
 * only where spellings of one sound do not mix: Gaddafi, Qadhafi, Kadhafi and Gueddafi all become
 * {@code kdf}.
 */
final class Spelling {

  private static final Pattern ARTICLE = Pattern.compile("(?i)\\b(?:al|el|ul)[- ](?=\\p{L})");

  private static final Set<String> PARTICLES =
      Set.of(
          "al el ul as ad an ar at az ash the de da di do dos das du del della von van der den ben bin ibn ould oul"
              .split(" ", -1));

  private Spelling() {}

  /** A name without the articles al-, el-; the name itself when it has none. */
  static String withoutArticles(String name) {
    return name.indexOf('l') < 0 && name.indexOf('L') < 0
        ? name
        : ARTICLE.matcher(name).replaceAll("");
  }

  /** Skeletons of the first and last word of a name; null when it has only one. */
  static String key(String name) {
    Tokens tokens = Tokens.of(name);
    String first = null;
    String last = null;
    for (int i = 0; i < tokens.count(); i++) {
      String word = tokens.folded(i);
      if (!PARTICLES.contains(word)) {
        last = word;
        first = first == null ? word : first;
      }
    }
    return first == null || first.equals(last) ? null : skeleton(first) + " " + skeleton(last);
  }

  /** The consonant skeleton of one folded word. */
  static String skeleton(String word) {
    StringBuilder skeleton = new StringBuilder(word.length());
    String w = word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < w.length(); i++) {
      char next = i + 1 < w.length() ? w.charAt(i + 1) : 0;
      char sound = sound(w.charAt(i), next);
      if (sound != 0
          && (skeleton.length() == 0 || skeleton.charAt(skeleton.length() - 1) != sound)) {
        skeleton.append(sound);
      }
    }
    return skeleton.length() == 0 ? w : skeleton.toString();
  }

  private static char sound(char c, char next) {
    return switch (c) {
      case 'a', 'e', 'i', 'o', 'u', 'y', 'h' -> 0;
      case 's' -> next == 'h' || next == 'c' ? 'x' : 's';
      case 'c' -> next == 'h' ? 'x' : 'k';
      case 't' -> next == 'c' ? 0 : 't';
      case 'p' -> next == 'h' ? 'f' : 'p';
      case 'q', 'g', 'k' -> 'k';
      case 'z' -> 's';
      case 'w', 'v' -> 'v';
      default -> c;
    };
  }
}

package io.newswire.streams.route;

import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words and phrases to look for, as a rule lists them: case, diacritics and punctuation do not
 * matter, and a star at the end stands for any ending: {@code ["coup", "state of emergency",
 * "assassinat*"]}.
 *
 * @param texts as the rule states them
 * @param list what is looked for
 */
record Terms(List<String> texts, List<Term> list) {

  /**
   * One word or phrase.
   *
   * @param words its words, folded, separated by one space
   * @param open whether the last word may go on
   */
  record Term(String words, boolean open) {}

  /** Copies the lists. */
  Terms {
    texts = List.copyOf(texts);
    list = List.copyOf(list);
  }

  /**
   * Reads a list of terms.
   *
   * @throws IllegalArgumentException for a term without a letter or digit
   */
  static Terms of(List<String> texts) {
    List<Term> terms = new ArrayList<>();
    for (String text : texts) {
      String words = Tokens.fold(text);
      if (words.isEmpty()) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "\"%s\" has no letter or digit to look for", text));
      }
      terms.add(new Term(words, text.endsWith("*")));
    }
    return new Terms(texts, terms);
  }
}

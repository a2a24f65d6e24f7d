package io.newswire.streams.route;

import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words and phrases to look for, as a rule lists them: case, diacritics and punctuation do not
 * matter, and a star at the end stands for any ending: {@code ["coup", "state of emergency",
 * "assassinat*"]}.
 */
final class Terms {

  /**
   * One word or phrase.
   *
   * @param words its words, folded, at least one
   * @param open whether the last word may go on
   */
  record Term(List<String> words, boolean open) {
    /** Copies the words. */
    Term {
      words = List.copyOf(words);
    }
  }

  private final List<Term> terms;

  private Terms(List<Term> terms) {
    this.terms = terms;
  }

  /**
   * Reads a list of terms.
   *
   * @throws IllegalArgumentException for a term without a letter or digit
   */
  static Terms of(List<String> texts) {
    List<Term> terms = new ArrayList<>();
    for (String text : texts) {
      Tokens tokens = Tokens.of(text);
      List<String> words = new ArrayList<>();
      for (int i = 0; i < tokens.count(); i++) {
        words.add(tokens.folded(i));
      }
      if (words.isEmpty()) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "\"%s\" has no letter or digit to look for", text));
      }
      terms.add(new Term(words, text.endsWith("*")));
    }
    return new Terms(List.copyOf(terms));
  }

  List<Term> list() {
    return terms;
  }
}

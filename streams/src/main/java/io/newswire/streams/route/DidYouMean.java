package io.newswire.streams.route;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.TreeSet;

/** The known name that a wrong one was probably meant to be. */
final class DidYouMean {

  private DidYouMean() {}

  /**
   * A hint to put behind an error message.
   *
   * @param wrong the name given
   * @param known the names there are
   * @return {@code "; did you mean 'x'?"}, or the names there are when none is near
   */
  static String hint(String wrong, Collection<String> known) {
    var sorted = new TreeSet<>(known);
    return sorted.stream()
        .min(Comparator.comparingInt(name -> distance(wrong, name)))
        .filter(name -> distance(wrong, name) <= Math.max(1, (wrong.length() + 1) / 3))
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("; known are " + String.join(", ", sorted));
  }

  /** Levenshtein distance, without regard to case. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

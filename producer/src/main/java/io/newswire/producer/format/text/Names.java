package io.newswire.producer.format.text;

import java.util.Set;
import java.util.regex.Pattern;

/** What people's names look like on a line of their own. */
final class Names {

  private static final int MOST_NAME_WORDS = 5;
  private static final int LONGEST = 100;

  private static final Pattern WORD_BREAK = Pattern.compile("[\\s]+");
  private static final Pattern NAME_WORD =
      Pattern.compile("(?:\\p{Lu}[\\p{L}\\p{M}.’'-]*|\\p{Lo}[\\p{L}\\p{M}’'-]*)");
  private static final Pattern ANY_WORD = Pattern.compile("[\\p{L}\\p{M}.’'-]+");
  private static final Pattern CONJUNCTION =
      Pattern.compile("\\s*(?:,|&|;|\\band\\b|\\bet\\b|\\by\\b|\\bund\\b| و)\\s*");
  private static final Set<String> PARTICLES =
      Set.of(
          "al", "el", "bin", "ibn", "ben", "abu", "de", "del", "della", "di", "da", "dos", "du",
          "la", "le", "van", "von", "der", "den", "ter", "ould", "bint");
  private static final Pattern PLACE_BEHIND =
      Pattern.compile("\\s+(?:in|at|à|en|from|,)\\s+\\p{Lu}[\\p{L} ,’'-]{2,40}$");

  /** Words of menus and headings, which are capitalised like names. */
  private static final Pattern PAGE_WORDS =
      Pattern.compile(
          "\\b(?:top|picks?|photos?|gallery|galleries|loading|news|videos?|more|related|latest|stor(?:y|ies)"
              + "|breaking|live|updates?|subscribe|contact|staff|home|page|daily|today|world|media|the|of|and|our|your|all|new"
              + "|east|west|north|south|middle|africa|asia|europe|rights|affairs|politics|business|sports?|analysis|opinion|report"
              + "|special|exclusive|editors?|desk|agency|agencies|press|correspondent|reporter|background|what|why|how|who|next)\\b",
          Pattern.CASE_INSENSITIVE);

  private Names() {}

  /** How many words a line has. */
  static int words(String line) {
    return line.isBlank() ? 0 : WORD_BREAK.split(line.strip(), -1).length;
  }

  /** Whether a line may be one or several names: "Jane Roe", "Jane Roe and John Doe in Tripoli". */
  static boolean isNameLike(String line) {
    if (line.isEmpty() || line.length() > LONGEST) {
      return false;
    }
    for (String one : CONJUNCTION.split(PLACE_BEHIND.matcher(line).replaceFirst(""), -1)) {
      if (!isName(one)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line is of two to five words that all look like parts of one name. */
  static boolean isFullName(String line) {
    return words(line) >= 2 && isName(line) && !PAGE_WORDS.matcher(line).find();
  }

  /**
   * Whether a line may be a name whose owner did not care for capitals: two to four words of
   * letters alone. Only its place can tell that it is one.
   */
  static boolean mayBeFullName(String line) {
    int words = words(line);
    if (words < 2 || words > 4) {
      return false;
    }
    for (String word : WORD_BREAK.split(line, -1)) {
      if (!ANY_WORD.matcher(word).matches()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(String text) {
    String[] words = WORD_BREAK.split(text.strip(), -1);
    if (words.length > MOST_NAME_WORDS) {
      return false;
    }
    int capitalised = 0;
    for (String word : words) {
      if (NAME_WORD.matcher(word).matches()) {
        capitalised++;
      } else if (!PARTICLES.contains(word)) {
        return false;
      }
    }
    return capitalised > 0;
  }
}

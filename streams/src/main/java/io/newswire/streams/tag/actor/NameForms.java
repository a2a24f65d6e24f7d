package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * The forms under which one name of an entry is indexed.
 *
 * @param names in full, without articles, first and last name
 * @param surname of a person who may be meant by it alone, else null
 * @param sound of a person who may be meant by a name that sounds alike, else null
 */
record NameForms(List<String> names, String surname, String sound) {

  private static final int LONGEST_ACRONYM = 4;

  /**
   * The forms of a person's name.
   *
   * @param wellKnown whether less than the full name may be enough
   */
  static NameForms ofPerson(String name, boolean wellKnown) {
    List<String> names = new ArrayList<>(3);
    names.add(name);
    String plain = Spelling.withoutArticles(name);
    if (!plain.equals(name)) {
      names.add(plain);
    }
    if (wellKnown) {
      Tokens tokens = Tokens.of(plain);
      int last = lastName(tokens);
      if (last > 0) {
        names.add(tokens.folded(0) + " " + tokens.folded(last));
        return new NameForms(names, tokens.folded(last), Spelling.key(plain));
      }
    }
    return new NameForms(names, null, null);
  }

  /** The forms of a body's name. */
  static NameForms ofBody(String name) {
    return new NameForms(
        name.contains("'s ") ? List.of(name, name.replace("'s ", " s ")) : List.of(name),
        null,
        null);
  }

  /** The last token that is no acronym in brackets, or 0. */
  private static int lastName(Tokens tokens) {
    int last = tokens.count() - 1;
    boolean acronym =
        last > 0
            && tokens.is(last, Tokens.ALL_CAPS)
            && tokens.foldedLength(last) <= LONGEST_ACRONYM;
    return acronym ? 0 : Math.max(last, 0);
  }
}

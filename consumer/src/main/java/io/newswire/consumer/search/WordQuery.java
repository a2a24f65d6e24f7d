package io.newswire.consumer.search;

import io.newswire.consumer.store.Dictionaries;
import io.newswire.consumer.store.SearchWords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Words as somebody types them, as a query of PostgreSQL's: all of them must be in a text, in
 * whichever inflection the text's language has. {@code "two words"} must follow each other, {@code
 * -word} must not be there, {@code word*} is how a word begins. Everything else is text.
 */
final class WordQuery {

  private static final int MAX_WORDS = 16;
  private static final int SHORTEST_BEGINNING = 2;
  private static final Pattern TERM = Pattern.compile("(-?)(?:\"([^\"]*)\"?|([^\\s\"]+))");

  /** How each word looks in the index, by the languages of its script; none for a stop word. */
  private static final String FORMS =
      """
      select w.word, d.dictionary, ts_lexize(d.dictionary::regdictionary, w.word) as lexemes
      from unnest(:words) w (word), unnest(:dictionaries) d (dictionary)
      """;

  private WordQuery() {}

  /**
   * The query for words, empty when there is no word among them that could be sought.
   *
   * @throws BadQueryException when they are too many
   */
  static String of(Handle handle, String words) {
    StringJoiner query = new StringJoiner(" & ");
    int count = 0;
    Matcher terms = TERM.matcher(words);
    while (terms.find()) {
      boolean phrase = terms.group(2) != null;
      String text = phrase ? terms.group(2) : terms.group(3);
      boolean beginning = !phrase && text.endsWith("*");
      List<String> parts = SearchWords.split(text);
      count += parts.size();
      if (count > MAX_WORDS) {
        throw new BadQueryException("q: more than " + MAX_WORDS + " words");
      }
      String term = beginning ? beginning(parts) : joined(handle, parts);
      if (!term.isEmpty()) {
        query.add(terms.group(1).isEmpty() ? term : "!(" + term + ")");
      }
    }
    return query.toString();
  }

  /** A query for names that have words beginning so; empty when no word is given. */
  static String ofName(String name) {
    StringJoiner query = new StringJoiner(" & ");
    SearchWords.split(name).stream()
        .limit(MAX_WORDS)
        .forEach(word -> query.add(quoted(word) + ":*"));
    return query.toString();
  }

  /** A word of the index, literally. */
  static String quoted(String lexeme) {
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  private static String beginning(List<String> parts) {
    StringJoiner query = new StringJoiner(" & ");
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      if (last && parts.get(i).length() < SHORTEST_BEGINNING) {
        throw new BadQueryException("q: " + parts.get(i) + "* is too short a beginning");
      }
      query.add(quoted(parts.get(i)) + (last ? ":*" : ""));
    }
    return query.toString();
  }

  /** Words that follow each other; those that are not in the index are passed over. */
  private static String joined(Handle handle, List<String> parts) {
    StringBuilder query = new StringBuilder();
    int distance = 0;
    for (String part : parts) {
      Set<String> forms = forms(handle, part);
      distance++;
      if (!forms.isEmpty()) {
        StringJoiner any = new StringJoiner(" | ", "(", ")");
        forms.forEach(form -> any.add(quoted(form)));
        query.append(query.isEmpty() ? "" : " <" + distance + "> ").append(any);
        distance = 0;
      }
    }
    return query.toString();
  }

  /** The forms of a word in all languages of its script; none when the first language skips it. */
  private static Set<String> forms(Handle handle, String word) {
    List<String> dictionaries = Dictionaries.ofWord(word);
    String first = dictionaries.get(Math.min(1, dictionaries.size() - 1));
    Set<String> forms = new LinkedHashSet<>();
    boolean[] stop = new boolean[1];
    handle
        .createQuery(FORMS)
        .bindArray("words", String.class, List.of(word))
        .bindArray("dictionaries", String.class, dictionaries)
        .map(
            (row, context) -> {
              String[] lexemes =
                  row.getArray("lexemes") == null
                      ? new String[0]
                      : (String[]) row.getArray("lexemes").getArray();
              stop[0] |= lexemes.length == 0 && row.getString(2).equals(first);
              return List.of(lexemes);
            })
        .forEach(forms::addAll);
    return stop[0] ? Set.of() : forms;
  }
}

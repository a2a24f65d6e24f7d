package io.newswire.consumer.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * How words look in the search index. PostgreSQL's dictionaries decide that; what they said is kept
 * here, so that each is asked for a word once and not for each of its occurrences. For one thread.
 */
final class WordForms {

  /** Then all are forgotten, which costs little: those in use are asked for again. */
  private static final int MOST_KEPT = 300_000;

  private static final String ASK =
      """
      select coalesce(
        array_to_string(ts_lexize(cast(:dictionary as regdictionary), w.word), ' '), w.word)
      from unnest(:words) with ordinality w (word, n) order by w.n
      """;

  private final Jdbi jdbi;
  private final Map<String, Map<String, Word>> words = new HashMap<>();
  private final Map<String, Form> forms = new HashMap<>();
  private List<Word> unknown = new ArrayList<>();
  private int kept;

  WordForms(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A word, whose form is known after the next {@link #learn()}.
   *
   * @param dictionary that knows it
   * @param text in lower case
   */
  Word word(String dictionary, String text) {
    Map<String, Word> known = words.computeIfAbsent(dictionary, name -> new HashMap<>());
    Word word = known.get(text);
    if (word == null) {
      word = new Word(dictionary, text);
      known.put(text, word);
      unknown.add(word);
      kept++;
    }
    return word;
  }

  /**
   * Asks for the forms of all words that are not known yet.
   *
   * @throws JdbiException when the database does not answer; to be called again then
   */
  void learn() {
    Map<String, List<Word>> byDictionary = new HashMap<>();
    unknown.forEach(
        word -> byDictionary.computeIfAbsent(word.dictionary, name -> new ArrayList<>()).add(word));
    byDictionary.forEach(this::ask);
    unknown = new ArrayList<>();
    if (kept > MOST_KEPT) {
      words.clear();
      forms.clear();
      kept = 0;
    }
  }

  private void ask(String dictionary, List<Word> asked) {
    List<String> answers =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(ASK)
                    .bind("dictionary", dictionary)
                    .bindArray("words", String.class, asked.stream().map(Word::text).toList())
                    .mapTo(String.class)
                    .list());
    for (int i = 0; i < answers.size(); i++) {
      asked.get(i).form = forms.computeIfAbsent(answers.get(i), Form::new);
    }
  }

  /** A word of a language. */
  static final class Word {

    private final String dictionary;
    private final String text;
    private Form form;

    private Word(String dictionary, String text) {
      this.dictionary = dictionary;
      this.text = text;
    }

    private String text() {
      return text;
    }

    /** How it looks in the index; the same object for words of the same form. */
    Form form() {
      return form;
    }
  }

  /** How one or several words look in the index. */
  static final class Form {

    private final byte[] utf8;
    private Object mark;
    private int number;

    private Form(String form) {
      this.utf8 = form.getBytes(UTF_8);
    }

    /** In UTF-8; empty for words too frequent to be in the index. */
    byte[] utf8() {
      return utf8;
    }

    /**
     * Numbers the forms of a text: the number that it has, or else the one it is given now. Cheaper
     * than a map for each text; texts must be numbered one after the other.
     *
     * @param ofText stands for the text, and is not the text: a rare form keeps it for long
     */
    int number(Object ofText, int next) {
      if (mark != ofText) {
        mark = ofText;
        number = next;
      }
      return number;
    }
  }
}

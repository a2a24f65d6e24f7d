package io.newswire.consumer.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a version is found by: the words of headline, slugline and body with their positions, and
 * its facets, as PostgreSQL's {@code tsvector} in its binary form. To be made here instead of by
 * {@code to_tsvector} costs a fraction, and a text is split into words exactly as a question is.
 */
public final class SearchWords {

  private static final int LONGEST_TEXT = 100_000;

  /** Longer ones are numbers of some kind, or no words at all. */
  private static final int LONGEST_WORD = 250;

  /** What a tsvector holds: the last position in a text, and how many of one word. */
  private static final int LAST_POSITION = 16_383;

  private static final int MOST_POSITIONS = 255;

  private final List<WordForms.Word> text;
  private final List<String> facets;
  private List<Lexeme> lexemes;
  private VersionFact preparedFor;
  private byte[] prepared;

  private SearchWords(List<WordForms.Word> text, List<String> facets) {
    this.text = text;
    this.facets = facets;
  }

  /** Those of an event; their forms are known once {@link WordForms#learn()} was called. */
  static SearchWords of(ArticleEvent event, WordForms forms) {
    Article article = event.article();
    Dictionaries.Dictionary dictionary = Dictionaries.ofLanguage(article.language());
    List<WordForms.Word> text = new ArrayList<>();
    for (String word : split(content(article))) {
      text.add(word.length() > LONGEST_WORD ? null : forms.word(dictionary.of(word), word));
    }
    return new SearchWords(text, Facets.ofText(event));
  }

  /** The words of a text in lower case: runs of letters, marks and digits. */
  public static List<String> split(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    int begin = -1;
    int at = 0;
    while (at < lower.length()) {
      int c = lower.codePointAt(at);
      if (isOfWord(c)) {
        begin = begin < 0 ? at : begin;
      } else if (begin >= 0) {
        words.add(lower.substring(begin, at));
        begin = -1;
      }
      at += Character.charCount(c);
    }
    if (begin >= 0) {
      words.add(lower.substring(begin));
    }
    return words;
  }

  private static boolean isOfWord(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }

  /**
   * Makes the tsvector for the state that the version itself gives its article. To be called once,
   * by the thread that learned the words' forms.
   */
  void prepare(VersionFact fact) {
    List<Lexeme> found = new ArrayList<>();
    Object mark = new Object();
    for (int i = 0; i < text.size() && i < LAST_POSITION; i++) {
      WordForms.Form form = text.get(i) == null ? null : text.get(i).form();
      if (form != null && form.utf8().length > 0) {
        int number = form.number(mark, found.size());
        if (number == found.size()) {
          found.add(new Lexeme(form.utf8()));
        }
        found.get(number).stands(i + 1);
      }
    }
    facets.forEach(facet -> found.add(new Lexeme(facet.getBytes(UTF_8))));
    lexemes = found;
    preparedFor = fact;
    prepared = tsvector(Facets.ofState(fact.wireAt(), fact.verdict().type()));
  }

  /**
   * The tsvector of an article that stands so.
   *
   * @param decides the version that decides on its state
   */
  byte[] tsvector(VersionFact decides) {
    return decides.equals(preparedFor)
        ? prepared
        : tsvector(Facets.ofState(decides.wireAt(), decides.verdict().type()));
  }

  private byte[] tsvector(List<String> facetsOfState) {
    List<Lexeme> all = new ArrayList<>(lexemes.size() + facetsOfState.size());
    all.addAll(lexemes);
    facetsOfState.forEach(facet -> all.add(new Lexeme(facet.getBytes(UTF_8))));
    all.sort(Comparator.naturalOrder());
    return encoded(all);
  }

  private static String content(Article article) {
    String slugline = article.slugline() == null ? "" : article.slugline();
    String body = article.body();
    return article.headline()
        + " "
        + slugline
        + " "
        + (body.length() <= LONGEST_TEXT ? body : body.substring(0, LONGEST_TEXT));
  }

  /** As {@code tsvectorsend} in PostgreSQL's tsvector.c does. */
  private static byte[] encoded(List<Lexeme> lexemes) {
    int size = Integer.BYTES;
    for (Lexeme lexeme : lexemes) {
      size += lexeme.form.length + 1 + Short.BYTES * (1 + lexeme.count);
    }
    ByteBuffer bytes = ByteBuffer.allocate(size).putInt(lexemes.size());
    for (Lexeme lexeme : lexemes) {
      bytes.put(lexeme.form).put((byte) 0).putShort((short) lexeme.count);
      for (int i = 0; i < lexeme.count; i++) {
        bytes.putShort((short) lexeme.positions[i]);
      }
    }
    return bytes.array();
  }

  private static final class Lexeme implements Comparable<Lexeme> {

    private static final int[] NOWHERE = {};

    private final byte[] form;
    private final long beginning;
    private int[] positions = NOWHERE;
    private int count;

    Lexeme(byte[] form) {
      this.form = form;
      long first = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        first = (first << Byte.SIZE) | (i < form.length ? form[i] & 0xFF : 0);
      }
      this.beginning = first;
    }

    void stands(int position) {
      if (count == MOST_POSITIONS) {
        return;
      }
      if (count == positions.length) {
        positions = Arrays.copyOf(positions, Math.max(2, 2 * count));
      }
      positions[count++] = position;
    }

    /** The order that the database keeps them in. */
    @Override
    public int compareTo(Lexeme other) {
      int byBeginning = Long.compareUnsigned(beginning, other.beginning);
      return byBeginning != 0 ? byBeginning : Arrays.compareUnsigned(form, other.form);
    }
  }
}

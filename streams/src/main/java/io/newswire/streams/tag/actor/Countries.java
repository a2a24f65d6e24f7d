package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.lexicon.Table;
import io.newswire.streams.tag.lexicon.Vocabulary;
import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** How texts name countries: {@code countries.tsv.gz}. */
final class Countries {

  /** How a word names a country; the forms stand in the table's columns from 1. */
  enum Form {
    /** "Libya". */
    NAME(0),
    /** "Libyan". */
    ADJECTIVE(1),
    /** "Libyans". */
    PEOPLE(2),
    /** "Tripoli", where the government is meant. */
    SEAT(3);

    private final int number;

    Form(int number) {
      this.number = number;
    }
  }

  private static final int LETTERS = 26;
  private static final int CODES = LETTERS * LETTERS * LETTERS;

  private final List<String> codes = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final short[] numbers = new short[CODES];
  private final PhraseIndex phrases;
  private final long sum;

  private Countries(Vocabulary vocabulary) {
    PhraseIndex.Builder builder = PhraseIndex.builder();
    sum =
        Table.read(
            Countries.class,
            "countries.tsv.gz",
            5,
            row -> {
              int country = codes.size();
              codes.add(row[0]);
              numbers[slot(row[0])] = (short) (country + 1);
              names.add(Table.split(row[1], '|', 1)[0]);
              for (Form form : Form.values()) {
                for (String phrase : Table.parts(row[1 + form.number])) {
                  Tokens tokens = Tokens.of(phrase);
                  builder.add(tokens, country * Form.values().length + form.number);
                  vocabulary.mark(
                      tokens.hash(0), form == Form.SEAT ? Vocabulary.SEAT : Vocabulary.COUNTRY);
                }
              }
            });
    phrases = builder.build();
  }

  /** Loads the table and marks in the vocabulary the words that begin a country's name. */
  static Countries load(Vocabulary vocabulary) {
    return new Countries(vocabulary);
  }

  /** The longest naming of a country that begins at a token: a node, or {@code NONE}. */
  int longest(Tokens tokens, int from) {
    return phrases.longest(tokens, from);
  }

  /** How many tokens a node's phrase has. */
  int length(int node) {
    return phrases.length(node);
  }

  /** Number of the node's country, from 0. */
  int country(int node) {
    return phrases.value(node, 0) / Form.values().length;
  }

  /** Whether the node's phrase can name a country in this form. */
  boolean is(int node, Form form) {
    for (int i = 0; i < phrases.valueCount(node); i++) {
      if (phrases.value(node, i) % Form.values().length == form.number) {
        return true;
      }
    }
    return false;
  }

  /** How many countries there are. */
  int count() {
    return codes.size();
  }

  /** Number of the country with an ISO-3166 alpha-3 code, -1 when there is none. */
  int numberOf(String code) {
    int slot = slot(code);
    return slot < 0 ? -1 : numbers[slot] - 1;
  }

  /** Where a code of three capital letters counts; -1 for any other word. */
  private static int slot(String code) {
    if (code.length() != 3) {
      return -1;
    }
    int slot = 0;
    for (int i = 0; i < 3; i++) {
      int letter = code.charAt(i) - 'A';
      if (letter < 0 || letter >= LETTERS) {
        return -1;
      }
      slot = slot * LETTERS + letter;
    }
    return slot;
  }

  /** ISO-3166 alpha-3. */
  String code(int country) {
    return codes.get(country);
  }

  /** Usual English name. */
  String name(int country) {
    return names.get(country);
  }

  /** Changes with the content of the table. */
  long sum() {
    return sum;
  }
}

package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.text.Tokens;
import java.util.Map;

/**
 * What single words are evidence of: {@code vocabulary.tsv} (written by hand), {@code words.tsv.gz}
 * (ordinary English words) and {@code names.tsv.gz} (given names and surnames).
 */
final class Vocabulary {

  static final int PARTICLE = 1;
  static final int TITLE = 1 << 1;
  static final int SUFFIX = 1 << 2;
  static final int ORG_HEAD = 1 << 3;
  static final int ORG_FIRST = 1 << 4;
  static final int LOC_HEAD = 1 << 5;
  static final int MISC_HEAD = 1 << 6;
  static final int SAY = 1 << 7;
  static final int ACT = 1 << 8;
  static final int WITH_HEAD = 1 << 9;
  static final int LOC_PREP = 1 << 10;
  static final int STOP = 1 << 11;
  static final int MONTH = 1 << 12;
  static final int NOT_ACRONYM = 1 << 13;
  static final int MODIFIER = 1 << 14;
  static final int CONNECTOR = 1 << 15;
  static final int FAMILY = 1 << 16;
  static final int AUX = 1 << 17;
  static final int BY = 1 << 18;

  /** Seen as a given name. */
  static final int GIVEN = 1 << 19;

  /** Often seen as a given name. */
  static final int OFTEN_GIVEN = 1 << 20;

  static final int SURNAME = 1 << 21;
  static final int OFTEN_SURNAME = 1 << 22;

  /** An ordinary English word. */
  static final int WORD = 1 << 23;

  /** A common English word. */
  static final int COMMON = 1 << 24;

  /** Begins a role: set by {@link Roles}. */
  static final int ROLE = 1 << 25;

  /** Begins the name, adjective or people of a country: set by {@link Countries}. */
  static final int COUNTRY = 1 << 26;

  /** Stands in a text or sentence in which most words are capitalised. */
  static final int SHOUTED = 1 << 27;

  /** Begins the name of a seat of government: set by {@link Countries}. */
  static final int SEAT = 1 << 28;

  /** Opens an organisation's name that goes on behind it: "Parti", "Cumann". */
  static final int ORG_OPEN = 1 << 29;

  /** Belongs to the name of a person that was found here. */
  static final int PERSON_HERE = 1 << 30;

  /** Belongs to the name of an event, in which nobody acts: "2010 Senate election". */
  static final int EVENT = 1 << 31;

  static final int NAME = GIVEN | SURNAME;

  private static final int OFTEN = 8;
  private static final int COMMON_SIZE = 35;

  private static final Map<String, Integer> CLASSES =
      Map.ofEntries(
          Map.entry("particle", PARTICLE),
          Map.entry("title", TITLE),
          Map.entry("suffix", SUFFIX),
          Map.entry("orghead", ORG_HEAD),
          Map.entry("orgfirst", ORG_FIRST),
          Map.entry("orgopen", ORG_OPEN),
          Map.entry("lochead", LOC_HEAD),
          Map.entry("mischead", MISC_HEAD),
          Map.entry("say", SAY),
          Map.entry("act", ACT),
          Map.entry("withhead", WITH_HEAD),
          Map.entry("locprep", LOC_PREP),
          Map.entry("stopcap", STOP),
          Map.entry("month", MONTH),
          Map.entry("notacronym", NOT_ACRONYM),
          Map.entry("modifier", MODIFIER),
          Map.entry("connector", CONNECTOR),
          Map.entry("family", FAMILY),
          Map.entry("aux", AUX),
          Map.entry("bywords", BY));

  private final WordTable words = new WordTable();
  private final long sum;

  private Vocabulary() {
    long names =
        Table.read(
            "names.tsv.gz",
            3,
            row -> words.add(Tokens.hashOf(row[0]), name(count(row[1]), count(row[2]))));
    names =
        names * 31
            + Table.read(
                "more-names.tsv.gz",
                3,
                row -> words.add(Tokens.hashOf(row[0]), name(count(row[1]), count(row[2]))));
    long ordinary =
        Table.read(
            "words.tsv.gz",
            2,
            row ->
                words.add(
                    Tokens.hashOf(row[0]), count(row[1]) <= COMMON_SIZE ? WORD | COMMON : WORD));
    long own =
        Table.read(
            "vocabulary.tsv",
            2,
            row -> {
              Integer flag = CLASSES.get(row[0]);
              if (flag == null) {
                throw new IllegalStateException("vocabulary.tsv: no class " + row[0]);
              }
              for (String word : Table.split(row[1], ' ', 1)) {
                words.add(Tokens.hashOf(Tokens.fold(word)), flag);
              }
            });
    sum = names * 31 * 31 + ordinary * 31 + own;
  }

  static Vocabulary load() {
    return new Vocabulary();
  }

  /** What the word is evidence of. */
  int of(long hash) {
    return words.get(hash);
  }

  /** Marks a word; for the tables that are loaded after this one. */
  void mark(long hash, int flag) {
    words.add(hash, flag);
  }

  /** Changes with the content of the tables. */
  long sum() {
    return sum;
  }

  private static int count(String number) {
    return Integer.parseInt(number);
  }

  private static int name(int given, int surname) {
    int flags = 0;
    if (given > 1 && given * 10 > surname) {
      flags |= given >= OFTEN && given * 2 >= surname ? GIVEN | OFTEN_GIVEN : GIVEN;
    }
    if (surname > 1 && surname * 10 > given) {
      flags |= surname >= OFTEN && surname * 2 >= given ? SURNAME | OFTEN_SURNAME : SURNAME;
    }
    return flags;
  }
}

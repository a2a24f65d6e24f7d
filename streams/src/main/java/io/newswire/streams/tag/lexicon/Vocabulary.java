package io.newswire.streams.tag.lexicon;

import io.newswire.streams.tag.packed.PackedInput;
import io.newswire.streams.tag.packed.PackedOutput;
import io.newswire.streams.tag.text.Tokens;
import java.util.Map;

/**
 * What single words are evidence of: {@code vocabulary.tsv} (written by hand), {@code words.tsv.gz}
 * (ordinary English words) and {@code names.tsv.gz} (given names and surnames).
 */
public final class Vocabulary {

  public static final long PARTICLE = 1L;
  public static final long TITLE = 1L << 1;
  public static final long SUFFIX = 1L << 2;
  public static final long ORG_HEAD = 1L << 3;
  public static final long ORG_FIRST = 1L << 4;
  public static final long LOC_HEAD = 1L << 5;
  public static final long MISC_HEAD = 1L << 6;
  public static final long SAY = 1L << 7;
  public static final long ACT = 1L << 8;
  public static final long WITH_HEAD = 1L << 9;
  public static final long LOC_PREP = 1L << 10;
  public static final long STOP = 1L << 11;
  public static final long MONTH = 1L << 12;
  public static final long NOT_ACRONYM = 1L << 13;
  public static final long MODIFIER = 1L << 14;
  public static final long CONNECTOR = 1L << 15;
  public static final long FAMILY = 1L << 16;
  public static final long AUX = 1L << 17;
  public static final long BY = 1L << 18;

  /** Seen as a given name. */
  public static final long GIVEN = 1L << 19;

  /** Often seen as a given name. */
  public static final long OFTEN_GIVEN = 1L << 20;

  public static final long SURNAME = 1L << 21;
  public static final long OFTEN_SURNAME = 1L << 22;

  /** An ordinary English word. */
  public static final long WORD = 1L << 23;

  /** A common English word. */
  public static final long COMMON = 1L << 24;

  /** Begins a role: set by the table of roles. */
  public static final long ROLE = 1L << 25;

  /** Begins the name, adjective or people of a country: set by the table of countries. */
  public static final long COUNTRY = 1L << 26;

  /** Stands in a title-case sentence that is no list: set by those who seek actors. */
  public static final long SHOUTED = 1L << 27;

  /** Begins the name of a seat of government: set by the table of countries. */
  public static final long SEAT = 1L << 28;

  /** Opens an organisation's name that goes on behind it: "Parti", "Cumann". */
  public static final long ORG_OPEN = 1L << 29;

  /** Belongs to the name of a person that was found here. */
  public static final long PERSON_HERE = 1L << 30;

  /** Belongs to the name of an event, in which nobody acts: "2010 Senate election". */
  public static final long EVENT = 1L << 31;

  /** After a place's name: it is a street. */
  public static final long STREET = 1L << 32;

  /** After a place's name: it is a building, a school, a business, a team or a person. */
  public static final long BUILDING = 1L << 33;

  /** After a place's name: it is the town or county itself that acts. */
  public static final long CIVIC = 1L << 34;

  /** Before a place's name: it is where something is. */
  public static final long LOCATIVE = 1L << 35;

  /** Before what looks like a place's name: it is somebody. */
  public static final long HONORIFIC = 1L << 36;

  /** A small word inside the names of places. */
  public static final long NAME_PARTICLE = 1L << 37;

  /** The name of a place as well, but far more often something else. */
  public static final long ORDINARY = 1L << 38;

  /** After what looks like a place's name: it is rather a surname. */
  public static final long SPEAKS = 1L << 39;

  /** The name of a place as well, but on its own never meant so. */
  public static final long NEVER_PLACE = 1L << 40;

  /** Before a possessive: the patron of a church, a school or a hospital. */
  public static final long PATRON = 1L << 41;

  /** Far more often seen as a given name than as a surname. */
  public static final long MOSTLY_GIVEN = 1L << 42;

  /** Stands in a sentence that is written like a title, where a capital letter is no evidence. */
  public static final long TITLE_CASE = 1L << 43;

  /** Heads the name of a body that works for the place in its name. */
  public static final long LOCAL_BODY = 1L << 44;

  /** A small word of French or Spanish. */
  public static final long ROMANCE = 1L << 45;

  /** A small word of English. */
  public static final long ENGLISH = 1L << 46;

  public static final long NAME = GIVEN | SURNAME;

  private static final int SEVERAL = 5;
  private static final int OFTEN = 8;
  private static final int COMMON_SIZE = 35;

  private static final Map<String, Long> CLASSES =
      Map.ofEntries(
          Map.entry("particle", PARTICLE),
          Map.entry("title", TITLE),
          Map.entry("suffix", SUFFIX),
          Map.entry("surname", SURNAME | OFTEN_SURNAME),
          Map.entry("orghead", ORG_HEAD),
          Map.entry("orgfirst", ORG_FIRST),
          Map.entry("orgopen", ORG_OPEN),
          Map.entry("localbody", LOCAL_BODY),
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
          Map.entry("bywords", BY),
          Map.entry("street", STREET),
          Map.entry("building", BUILDING),
          Map.entry("civic", CIVIC),
          Map.entry("locative", LOCATIVE),
          Map.entry("honorific", HONORIFIC),
          Map.entry("nameparticle", NAME_PARTICLE),
          Map.entry("ordinary", ORDINARY),
          Map.entry("speaks", SPEAKS),
          Map.entry("neverplace", NEVER_PLACE),
          Map.entry("patron", PATRON),
          Map.entry("romance", ROMANCE),
          Map.entry("english", ENGLISH));

  private static final String PACKED = "words.bin";

  private final WordTable words;
  private final long sum;

  private Vocabulary(PackedInput in) {
    sum = in.number();
    words = WordTable.read(in);
  }

  private Vocabulary() {
    words = new WordTable();
    long names = names("names.tsv.gz", MOSTLY_GIVEN) * 31 + names("more-names.tsv.gz", 0);
    long ordinary =
        Table.read(
            Vocabulary.class,
            "words.tsv.gz",
            2,
            row ->
                words.add(
                    Tokens.hashOf(row[0]), count(row[1]) <= COMMON_SIZE ? WORD | COMMON : WORD));
    long own =
        Table.read(
            Vocabulary.class,
            "vocabulary.tsv",
            2,
            row -> {
              Long flag = CLASSES.get(row[0]);
              if (flag == null) {
                throw new IllegalStateException("vocabulary.tsv: no class " + row[0]);
              }
              for (String word : Table.split(row[1], ' ', 1)) {
                words.add(Tokens.hashOf(Tokens.fold(word)), flag);
              }
            });
    sum = names * 31 * 31 + ordinary * 31 + own;
  }

  /**
   * Reads a table of names.
   *
   * @param counted flags that its counts are reliable enough for
   */
  private long names(String table, long counted) {
    return Table.read(
        Vocabulary.class,
        table,
        3,
        row -> {
          int given = count(row[1]);
          int surname = count(row[2]);
          long mostly = given >= SEVERAL && given > 2 * surname ? MOSTLY_GIVEN & counted : 0;
          words.add(Tokens.hashOf(row[0]), name(given, surname) | mostly);
        });
  }

  /** The packaged vocabulary. */
  public static Vocabulary load() {
    try (PackedInput in = PackedInput.open(PACKED)) {
      return new Vocabulary(in);
    }
  }

  /** Reads the tables and writes them as {@link #load} reads them. */
  public static void pack(PackedOutput out) {
    Vocabulary vocabulary = new Vocabulary();
    out.number(vocabulary.sum);
    vocabulary.words.write(out);
  }

  /** What the word is evidence of. */
  public long of(long hash) {
    return words.get(hash);
  }

  /** Marks a word; for the tables that are loaded after this one. */
  public void mark(long hash, long flag) {
    words.add(hash, flag);
  }

  /** Changes with the content of the tables. */
  public long sum() {
    return sum;
  }

  private static int count(String number) {
    return Integer.parseInt(number);
  }

  private static long name(int given, int surname) {
    long flags = 0;
    if (given > 1 && given * 10 > surname) {
      flags |= given >= OFTEN && given * 2 >= surname ? GIVEN | OFTEN_GIVEN : GIVEN;
    }
    if (surname > 1 && surname * 10 > given) {
      flags |= surname >= OFTEN && surname * 2 >= given ? SURNAME | OFTEN_SURNAME : SURNAME;
    }
    return flags;
  }
}

package io.newswire.streams.tag.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.streams.tag.text.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The words around a name that tell whether it is a place: the lists of {@code cues.tsv}. */
final class Cues {

  static final int STREET = 1;
  static final int OTHER = 1 << 1;
  static final int CIVIC = 1 << 2;
  static final int LOCATIVE = 1 << 3;
  static final int TITLE = 1 << 4;
  static final int PARTICLE = 1 << 5;
  static final int COMMON = 1 << 6;
  static final int SPEAKS = 1 << 7;
  static final int NEVER = 1 << 8;
  static final int SAINT = 1 << 9;

  /** Given names, from the names that persons are told by. */
  static final int GIVEN = 1 << 10;

  /** Ordinary words of the language, which a headline may capitalise. */
  static final int WORD = 1 << 11;

  private static final String WORDS = "/io/newswire/streams/tag/actor/words.tsv.gz";
  private static final String NAMES = "/io/newswire/streams/tag/actor/names.tsv.gz";
  private static final int OFTEN = 5;
  private static final Pattern SPACES = Pattern.compile(" ");

  private final long[] words;
  private final short[] lists;

  private Cues(Map<Long, Integer> listsOfWord) {
    int size = Integer.highestOneBit(listsOfWord.size() * 4);
    words = new long[size];
    lists = new short[size];
    listsOfWord.forEach(
        (word, list) -> {
          int slot = slot(word);
          words[slot] = word;
          lists[slot] = list.shortValue();
        });
  }

  /** The packaged lists. */
  static Cues standard() {
    Map<Long, Integer> lists = new HashMap<>();
    try (InputStream cues = open("cues.tsv");
        InputStream names = new GZIPInputStream(open(NAMES));
        InputStream words = new GZIPInputStream(open(WORDS))) {
      readCues(lines(cues), lists);
      readNames(lines(names), lists);
      readWords(lines(words), lists);
      return new Cues(lists);
    } catch (IOException e) {
      throw new UncheckedIOException("the packaged cues cannot be read", e);
    }
  }

  private static InputStream open(String resource) {
    InputStream stream = Cues.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("not packaged: " + resource);
    }
    return stream;
  }

  private static BufferedReader lines(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, UTF_8));
  }

  private static void readCues(BufferedReader lines, Map<Long, Integer> lists) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("#")) {
        continue;
      }
      int tab = line.indexOf('\t');
      int list = list(line.substring(0, tab));
      SPACES
          .splitAsStream(line.substring(tab + 1))
          .forEach(word -> lists.merge(Tokens.hashOf(word), list, (one, other) -> one | other));
    }
  }

  /** Each line: a word, how often it was seen as a given name, how often as a surname. */
  private static void readNames(BufferedReader lines, Map<Long, Integer> lists) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int first = line.indexOf('\t');
      int second = line.indexOf('\t', first + 1);
      int given = Integer.parseInt(line.substring(first + 1, second));
      int surname = Integer.parseInt(line.substring(second + 1));
      if (given >= OFTEN && given > 2 * surname) {
        long word = Tokens.hashOf(line.substring(0, first));
        lists.merge(word, GIVEN, (one, other) -> one | other);
      }
    }
  }

  /** Each line: a word, how rare it is. */
  private static void readWords(BufferedReader lines, Map<Long, Integer> lists) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      long word = Tokens.hashOf(line.substring(0, line.indexOf('\t')));
      lists.merge(word, WORD, (one, other) -> one | other);
    }
  }

  private static int list(String name) throws IOException {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "STREET" -> STREET;
      case "OTHER" -> OTHER;
      case "CIVIC" -> CIVIC;
      case "LOCATIVE" -> LOCATIVE;
      case "TITLE" -> TITLE;
      case "PARTICLE" -> PARTICLE;
      case "COMMON" -> COMMON;
      case "SPEAKS" -> SPEAKS;
      case "NEVER" -> NEVER;
      case "SAINT" -> SAINT;
      default -> throw new IOException("not a list of cues: " + name);
    };
  }

  /** Whether the token is in one of the lists. */
  boolean is(int list, Tokens tokens, int token) {
    return (lists[slot(tokens.hash(token))] & list) != 0;
  }

  private int slot(long word) {
    int mask = words.length - 1;
    int slot = (int) word & mask;
    while (words[slot] != 0 && words[slot] != word) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

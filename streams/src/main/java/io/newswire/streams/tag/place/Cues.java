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
    try (InputStream stream = Cues.class.getResourceAsStream("cues.tsv")) {
      if (stream == null) {
        throw new IllegalStateException("not packaged: cues.tsv");
      }
      return read(new BufferedReader(new InputStreamReader(stream, UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("the packaged cues cannot be read", e);
    }
  }

  private static Cues read(BufferedReader lines) throws IOException {
    Map<Long, Integer> lists = new HashMap<>();
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
    return new Cues(lists);
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

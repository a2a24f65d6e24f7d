package io.newswire.streams.tag.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.streams.tag.text.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The words around a name that tell whether it is a place: the lists of {@code cues.tsv}. */
final class Cues {

  /** A list of words. A word may be in several. */
  enum Cue {
    STREET,
    OTHER,
    CIVIC,
    LOCATIVE,
    TITLE,
    PARTICLE,
    COMMON
  }

  private static final Pattern SPACES = Pattern.compile(" ");

  private final Map<Cue, long[]> hashes;

  private Cues(Map<Cue, long[]> hashes) {
    this.hashes = hashes;
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
    Map<Cue, long[]> hashes = new HashMap<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("#")) {
        continue;
      }
      int tab = line.indexOf('\t');
      Cue cue = Cue.valueOf(line.substring(0, tab).toUpperCase(java.util.Locale.ROOT));
      long[] words =
          SPACES.splitAsStream(line.substring(tab + 1)).mapToLong(Tokens::hashOf).toArray();
      hashes.merge(cue, words, Cues::concat);
    }
    hashes.values().forEach(Arrays::sort);
    return new Cues(hashes);
  }

  private static long[] concat(long[] one, long[] other) {
    long[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }

  /** Whether the token is in the list. */
  boolean is(Cue cue, Tokens tokens, int token) {
    return Arrays.binarySearch(hashes.get(cue), tokens.hash(token)) >= 0;
  }
}

package io.newswire.producer.format.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a line that is no part of the story is there for. The wording by which each kind is told
 * stands in {@code cues.txt}, one section for each constant.
 */
enum Cue {
  /** Share buttons and their counts. */
  SHARE,
  /** The comment box. */
  COMMENTS,
  /** Pointers to other articles. */
  RELATED,
  /** Cookie notices, advertisements, newsletters, invitations. */
  NOTICE,
  /** Menus, players, reading times. */
  NAVIGATION,
  /** Captions and credits of pictures. */
  CAPTION,
  /** Copyright and terms. */
  COPYRIGHT,
  /** What a server says instead of an article. */
  ERROR,
  /** How people describe an author; ordinary prose may sound the same. */
  BIOGRAPHY,
  /** The heading of an author box. */
  BIOHEADER,
  /** Names of sections; a headline may consist of the same words. */
  SECTION;

  private static final int LONGEST_LINE = 500;

  private static final Map<Cue, Pattern> PATTERNS = load();

  /** Whether a tidy line reads like this kind. */
  boolean matches(String line) {
    return line.length() <= LONGEST_LINE && PATTERNS.get(this).matcher(line).matches();
  }

  private static Map<Cue, Pattern> load() {
    Map<Cue, List<String>> wordings = new EnumMap<>(Cue.class);
    try (InputStream in = Cue.class.getResourceAsStream("cues.txt");
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      List<String> section = null;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("[") && line.endsWith("]") && isName(line)) {
          section = new ArrayList<>();
          wordings.put(
              valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT)), section);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          section.add(line.replace("~", ".*"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<Cue, Pattern> patterns = new EnumMap<>(Cue.class);
    wordings.forEach((cue, lines) -> patterns.put(cue, anyOf(lines)));
    return patterns;
  }

  private static boolean isName(String line) {
    return line.chars().skip(1).limit(line.length() - 2L).allMatch(c -> c >= 'a' && c <= 'z');
  }

  private static Pattern anyOf(List<String> wordings) {
    return Pattern.compile(
        "(?:" + String.join("|", wordings) + ")",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }
}

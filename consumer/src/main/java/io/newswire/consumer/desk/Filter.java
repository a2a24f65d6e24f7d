package io.newswire.consumer.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which articles are asked for; null fields do not restrict.
 *
 * @param words words that begin words of the headline, slugline or body, all of them
 * @param actor an actor's id or a part of its name
 * @param place a place's id or a part of its name
 * @param country ISO-3166 alpha-3 of an actor or place
 * @param source id of a source that carries the story
 */
record Filter(String words, String actor, String place, String country, String source) {

  /** Everything. */
  static final Filter NONE = new Filter(null, null, null, null, null);

  private static final int MAX_LENGTH = 200;
  private static final int MAX_WORDS = 16;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /** Refuses what is too long to be meant. */
  Filter {
    words = checked("q", words);
    actor = checked("actor", actor);
    place = checked("place", place);
    country = checked("country", country);
    source = checked("source", source);
  }

  /** The words as a PostgreSQL text query: each a prefix; null when there are none. */
  String textQuery() {
    if (words == null) {
      return null;
    }
    List<String> prefixes = new ArrayList<>();
    Matcher matcher = WORD.matcher(words);
    while (matcher.find() && prefixes.size() < MAX_WORDS) {
      prefixes.add("'" + matcher.group() + "':*");
    }
    return prefixes.isEmpty() ? null : String.join(" & ", prefixes);
  }

  /** A pattern for names that contain a text. */
  static String containing(String text) {
    return text == null
        ? null
        : "%" + text.replaceAll("[\\\\%_]", "\\\\$0").toLowerCase(Locale.ROOT) + "%";
  }

  private static String checked(String name, String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > MAX_LENGTH) {
      throw new BadRequestException(name + ": longer than " + MAX_LENGTH + " characters");
    }
    return value.strip();
  }
}

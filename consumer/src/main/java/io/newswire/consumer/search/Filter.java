package io.newswire.consumer.search;

import io.newswire.events.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Which articles are asked for; null fields do not restrict.
 *
 * @param words see {@link WordQuery}
 * @param actor an actor's id, or the beginnings of words of its name
 * @param place a place's id, or the beginnings of words of its name
 * @param country ISO-3166 alpha-3 of an actor or place
 * @param source id of a source; with {@code *} at its end, how it begins
 * @param language BCP-47, its region left out of account
 * @param verdict what was decided on it
 * @param story id of its story
 * @param area where a place lies that it names
 * @param from the earliest time on the wire
 * @param to the time on the wire before which it came
 */
public record Filter(
    String words,
    String actor,
    String place,
    String country,
    String source,
    String language,
    Verdict.Type verdict,
    String story,
    Area area,
    Instant from,
    Instant to) {

  /** Everything. */
  public static final Filter NONE =
      new Filter(null, null, null, null, null, null, null, null, null, null, null);

  /** Names of the parameters that {@link #of} reads. */
  public static final List<String> PARAMETERS =
      List.of(
          "q",
          "actor",
          "place",
          "country",
          "source",
          "language",
          "verdict",
          "story",
          "near",
          "box",
          "from",
          "to");

  private static final int MAX_LENGTH = 200;

  /**
   * Reads parameters.
   *
   * @param parameters the value of each, null when it is not given
   * @throws BadQueryException naming the parameter that makes no sense
   */
  public static Filter of(Function<String, String> parameters) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : PARAMETERS) {
      String value = parameters.apply(name);
      if (value != null && !value.isBlank()) {
        values.put(name, checked(name, value));
      }
    }
    if (values.containsKey("near") && values.containsKey("box")) {
      throw new BadQueryException("near, box: only one of the two can be asked for");
    }
    Area area =
        values.containsKey("near")
            ? Area.near(values.get("near"))
            : values.containsKey("box") ? Area.box(values.get("box")) : null;
    Instant from = time(values, "from");
    Instant to = time(values, "to");
    if (from != null && to != null && !from.isBefore(to)) {
      throw new BadQueryException("from, to: the time asked for ends before it begins");
    }
    return new Filter(
        values.get("q"),
        values.get("actor"),
        values.get("place"),
        country(values.get("country")),
        values.get("source"),
        values.get("language"),
        verdict(values.get("verdict")),
        values.get("story"),
        area,
        from,
        to);
  }

  /**
   * Whether articles are meant, too, that have no line of their own on the wire, such as copies:
   * whoever asks for a source, a story or a verdict asks for all of it.
   */
  boolean meansUnlisted() {
    return source != null || story != null || verdict != null;
  }

  private static String checked(String name, String value) {
    if (value.length() > MAX_LENGTH) {
      throw new BadQueryException(name + ": longer than " + MAX_LENGTH + " characters");
    }
    return value.replace('\0', ' ').strip();
  }

  private static Instant time(Map<String, String> values, String name) {
    return values.containsKey(name) ? Times.parse(name, values.get(name)) : null;
  }

  private static String country(String code) {
    if (code != null && !code.matches("[A-Za-z]{3}")) {
      throw new BadQueryException("country: must be three letters (ISO-3166), e.g. LBY");
    }
    return code == null ? null : code.toUpperCase(Locale.ROOT);
  }

  private static Verdict.Type verdict(String code) {
    if (code == null) {
      return null;
    }
    return Arrays.stream(Verdict.Type.values())
        .filter(
            type ->
                type.code().equals(code)
                    && type != Verdict.Type.REDELIVERY
                    && type != Verdict.Type.HELD)
        .findFirst()
        .orElseThrow(
            () ->
                new BadQueryException(
                    "verdict: must be new, revision, correction, kill, exact-duplicate"
                        + " or near-duplicate"));
  }
}

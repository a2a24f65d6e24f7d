package io.newswire.streams.tag.place;

import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a table of places: tab-separated, lists separated by {@code |}.
 *
 * @param id GeoNames id, 0 when none is known
 * @param name its usual English name
 * @param latitude in degrees, NaN where the line adds to a place that is there already
 * @param longitude in degrees
 * @param code GeoNames feature code
 * @param country ISO-3166 alpha-3, empty for places of no one country
 * @param admin1 GeoNames code of its first-order division, unique within the country
 * @param admin2 GeoNames code of its second-order division, unique within the first
 * @param population people who live there, 0 when unknown
 * @param names other names, in any language and script
 * @param weak parts of its name that may stand for it
 * @param abbreviations short forms written in capitals or with stops
 * @param demonyms its people and adjectives
 */
record PlaceLine(
    int id,
    String name,
    float latitude,
    float longitude,
    String code,
    String country,
    String admin1,
    String admin2,
    long population,
    List<String> names,
    List<String> weak,
    List<String> abbreviations,
    List<String> demonyms) {

  static final String HEADER =
      "id\tname\tlat\tlon\tcode\tcountry\tadmin1\tadmin2\tpopulation\tnames\tweak\tabbreviations"
          + "\tdemonyms";

  private static final int COLUMNS = 13;

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException where it has another form
   */
  static PlaceLine parse(String line) {
    List<String> fields = split(line, '\t');
    if (fields.size() != COLUMNS) {
      throw new IllegalArgumentException(
          "a place has " + COLUMNS + " columns, this line " + fields.size() + ": " + line);
    }
    return new PlaceLine(
        fields.get(0).isEmpty() ? 0 : Integer.parseInt(fields.get(0)),
        fields.get(1),
        degrees(fields.get(2)),
        degrees(fields.get(3)),
        fields.get(4),
        fields.get(5),
        fields.get(6),
        fields.get(7),
        fields.get(8).isEmpty() ? 0 : Long.parseLong(fields.get(8)),
        list(fields.get(9)),
        list(fields.get(10)),
        list(fields.get(11)),
        list(fields.get(12)));
  }

  /** The id in the lexicon of a place that GeoNames has not. */
  static String entryId(String country, String name) {
    return "lex:"
        + (country == null || country.isEmpty() ? "" : country + "-")
        + Tokens.fold(name).replace(' ', '-');
  }

  /** Whether it adds to the place of its id, rather than being one: it has no coordinates. */
  boolean extendsKnown() {
    return Float.isNaN(latitude);
  }

  private static float degrees(String field) {
    return field.isEmpty() ? Float.NaN : Float.parseFloat(field);
  }

  private static List<String> list(String field) {
    return field.isEmpty() ? List.of() : split(field, '|');
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }
}

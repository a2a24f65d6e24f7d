package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.actor.Entry.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * For how many countries the lexicon knows who held the leading offices in the middle of each year.
 *
 * @param years a row for each year
 */
public record Coverage(List<Year> years) {

  private static final int FIRST = 2000;
  private static final int LAST = 2026;
  private static final List<OfficeKind> OFFICES =
      List.of(
          OfficeKind.HEAD_OF_STATE,
          OfficeKind.HEAD_OF_GOVERNMENT,
          OfficeKind.FOREIGN_MINISTER,
          OfficeKind.DEFENCE_MINISTER,
          OfficeKind.INTERIOR_MINISTER);

  /**
   * Counts of one year.
   *
   * @param year the year
   * @param countries how many countries have a known holder of each of the offices, in the order of
   *     the table's heading
   */
  public record Year(int year, List<Integer> countries) {}

  static Coverage of(ActorLexicon lexicon) {
    List<Year> years = new ArrayList<>();
    for (int year = FIRST; year <= LAST; year++) {
      years.add(year(lexicon, year));
    }
    return new Coverage(years);
  }

  private static Year year(ActorLexicon lexicon, int year) {
    LocalDate day = LocalDate.of(year, 6, 30);
    Map<OfficeKind, Set<String>> held = new EnumMap<>(OfficeKind.class);
    OFFICES.forEach(kind -> held.put(kind, new HashSet<>()));
    for (Entry entry : lexicon.entries()) {
      if (entry instanceof Person person) {
        for (Office office : person.offices()) {
          Set<String> countries = held.get(office.kind());
          boolean counts = countries != null && !office.country().isEmpty() && office.heldOn(day);
          if (counts) {
            countries.add(office.country());
          }
        }
      }
    }
    return new Year(year, OFFICES.stream().map(kind -> held.get(kind).size()).toList());
  }

  /** The table in Markdown. */
  public String markdown() {
    StringBuilder table =
        new StringBuilder(
            """
            | year | head of state | head of government | foreign | defence | interior |
            | --- | --- | --- | --- | --- | --- |
            """);
    for (Year year : years) {
      table.append("| ").append(year.year());
      year.countries().forEach(count -> table.append(" | ").append(count));
      table.append(" |\n");
    }
    return table.toString();
  }
}

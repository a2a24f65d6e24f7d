package io.newswire.streams.tag.actor;

import java.time.LocalDate;

/**
 * One person's term in an office.
 *
 * @param title e.g. "Minister of Foreign Affairs"
 * @param kind what sort of office
 * @param country ISO-3166 alpha-3, empty for that of an organisation
 * @param from first day, null when unknown
 * @param to last day, null when unknown or while it lasts
 * @param seen last day on which a source named the holder, null when it says when the term ended or
 *     that it lasts
 */
record Office(
    String title, OfficeKind kind, String country, LocalDate from, LocalDate to, LocalDate seen) {

  /** How long a term without a known end is believed to last after it was last seen. */
  private static final int BELIEVED_YEARS = 2;

  /** Whether the office was held on a day, as far as is known. */
  boolean heldOn(LocalDate day) {
    if (from != null ? day.isBefore(from) : seen == null || day.isBefore(seen.minusYears(1))) {
      return false;
    }
    if (to != null) {
      return !day.isAfter(to);
    }
    return seen == null || !day.isAfter(seen.plusYears(BELIEVED_YEARS));
  }

  /** Whether the term had begun on a day, as far as is known. */
  boolean begunBy(LocalDate day) {
    LocalDate start = from != null ? from : seen;
    return start != null && !start.isAfter(day);
  }
}

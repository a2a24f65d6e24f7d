package io.newswire.streams.tag.actor;

import java.util.List;
import java.util.Locale;

/** What sort of office it is: its PLOVER sectors, and how likely news is to mean its holder. */
enum OfficeKind {
  HEAD_OF_STATE(10, "GOV"),
  HEAD_OF_GOVERNMENT(10, "GOV"),
  VICE_PRESIDENT(6, "GOV"),
  DEPUTY_HEAD_OF_GOVERNMENT(5, "GOV"),
  FOREIGN_MINISTER(8, "GOV"),
  DEFENCE_MINISTER(7, "GOV", "MIL"),
  INTERIOR_MINISTER(7, "GOV"),
  FINANCE_MINISTER(5, "GOV"),
  JUSTICE_MINISTER(5, "GOV", "JUD"),
  ENERGY_MINISTER(5, "GOV"),
  OTHER_MINISTER(4, "GOV"),
  DEPUTY_OR_OTHER(3, "GOV"),
  AMBASSADOR(3, "GOV"),
  SPOKESPERSON(4, "GOV"),
  MILITARY_OR_SECURITY_CHIEF(6, "MIL"),
  INTELLIGENCE_CHIEF(5, "SPY", "GOV"),
  POLICE_CHIEF(3, "COP"),
  CENTRAL_BANK_GOVERNOR(4, "GOV"),
  REGIONAL_OR_CITY_HEAD(4, "GOV"),
  LEGISLATURE_PRESIDING(5, "LEG"),
  LEGISLATOR(1, "LEG"),
  OPPOSITION(6, "OPP"),
  REBEL_LEADER(7, "REB"),
  PARTY_LEADER(5, "PTY"),
  JUDGE(3, "JUD"),
  BUSINESS(4, "BUS"),
  UN_ENVOY(7),
  IGO_HEAD(9),
  OTHER(3, "GOV");

  private final int weight;

  @SuppressWarnings("ImmutableEnumChecker") // List.of gives what cannot be changed
  private final List<String> sectors;

  OfficeKind(int weight, String... sectors) {
    this.weight = weight;
    this.sectors = List.of(sectors);
  }

  /** The kind that a table names, e.g. {@code head_of_state}; null for an empty name. */
  static OfficeKind of(String name) {
    return name.isEmpty() ? null : valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** How likely news is to mean its holder, 1 to 10. */
  int weight() {
    return weight;
  }

  /** PLOVER sectors, most specific first. */
  List<String> sectors() {
    return sectors;
  }
}

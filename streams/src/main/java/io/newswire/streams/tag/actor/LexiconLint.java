package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.actor.Entry.Body;
import io.newswire.streams.tag.actor.Entry.Person;
import io.newswire.streams.tag.lexicon.Table;
import io.newswire.streams.tag.text.PhraseIndex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what deserves a second look: terms in office that go on for longer than anybody's, names
 * that two bodies of one country share, countries that there are not, two holders of one office.
 * What was looked at and is right stands, with the reason, in {@code lint-exceptions.tsv}.
 */
public final class LexiconLint {

  /** From this weight on an office has one holder at a time. */
  private static final int SINGLE_HOLDER = 7;

  private static final int LONGEST_TERM_YEARS = 12;
  private static final Set<OfficeKind> RULERS =
      Set.of(OfficeKind.HEAD_OF_STATE, OfficeKind.REBEL_LEADER);
  private static final int LONGEST_RULE_YEARS = 45;

  private final Set<String> exceptions = new HashSet<>();
  private final ActorLexicon lexicon;
  private final LocalDate today;
  private final List<Finding> findings = new ArrayList<>();

  LexiconLint(ActorLexicon lexicon, LocalDate today) {
    this.lexicon = lexicon;
    this.today = today;
    Table.read(LexiconLint.class, "lint-exceptions.tsv", 3, row -> exceptions.add(row[0] + row[1]));
  }

  /**
   * Something to look at.
   *
   * @param rule {@code open-term}, {@code unknown-country}, {@code shared-name}, {@code
   *     two-holders}
   * @param id the entry
   * @param message one line for people
   */
  public record Finding(String rule, String id, String message) {

    @Override
    public String toString() {
      return rule + "  " + id + "  " + message;
    }
  }

  List<Finding> findings() {
    for (Entry entry : lexicon.entries()) {
      country(entry, entry.country());
      if (entry instanceof Person person) {
        person.offices().forEach(office -> term(person, office));
      }
    }
    holders();
    sharedNames();
    findings.sort(Comparator.comparing(Finding::rule).thenComparing(Finding::id));
    return findings;
  }

  private void country(Entry entry, String code) {
    if (!code.isEmpty() && lexicon.countries().numberOf(code) < 0) {
      add("unknown-country", entry, entry.name() + " is of '" + code + "'");
    }
  }

  private void term(Person person, Office office) {
    country(person, office.country());
    boolean open = office.to() == null && office.seen() == null;
    int longest = RULERS.contains(office.kind()) ? LONGEST_RULE_YEARS : LONGEST_TERM_YEARS;
    if (open && office.from() != null && office.from().isBefore(today.minusYears(longest))) {
      add("open-term", person, person.name() + ", " + office.title() + " since " + office.from());
    }
  }

  /** Two persons who hold one office of a country today. */
  private void holders() {
    Map<String, Person> byOffice = new HashMap<>();
    for (Entry entry : lexicon.entries()) {
      if (entry instanceof Person person) {
        for (Office office : person.offices()) {
          boolean single =
              office.kind().weight() >= SINGLE_HOLDER
                  && !office.country().isEmpty()
                  && office.kind() != OfficeKind.REBEL_LEADER
                  && office.kind() != OfficeKind.UN_ENVOY;
          if (single && office.to() == null && office.seen() == null && office.heldOn(today)) {
            Person other = byOffice.putIfAbsent(office.country() + ' ' + office.kind(), person);
            if (other != null && !other.id().equals(person.id())) {
              add(
                  "two-holders",
                  person,
                  office.country()
                      + " "
                      + ActorEntries.code(office.kind())
                      + ": "
                      + person.name()
                      + " and "
                      + other.name()
                      + " ("
                      + other.id()
                      + ")");
            }
          }
        }
      }
    }
  }

  /** Bodies of one country, written by hand, that share a name. */
  private void sharedNames() {
    Map<Integer, Set<Body>> byName = new LinkedHashMap<>();
    for (int alias = 0; alias < lexicon.aliasCount(); alias++) {
      if (lexicon.entry(alias) instanceof Body body && body.curated()) {
        byName(body, lexicon.alias(alias), byName);
      }
    }
    for (Set<Body> bodies : byName.values()) {
      Map<String, Body> byCountry = new HashMap<>();
      for (Body body : bodies) {
        Body other = byCountry.putIfAbsent(body.country(), body);
        boolean together =
            other != null
                && (other.to() == null || body.from() == null || body.from().isBefore(other.to()));
        if (together) {
          add("shared-name", body, body.name() + " and " + other.name() + " (" + other.id() + ")");
        }
      }
    }
  }

  private void byName(Body body, String name, Map<Integer, Set<Body>> byName) {
    int node = lexicon.names().find(name);
    if (node != PhraseIndex.NONE) {
      byName.computeIfAbsent(node, any -> new HashSet<>()).add(body);
    }
  }

  private void add(String rule, Entry entry, String message) {
    if (!exceptions.contains(rule + entry.id())) {
      findings.add(new Finding(rule, entry.id(), message));
    }
  }
}

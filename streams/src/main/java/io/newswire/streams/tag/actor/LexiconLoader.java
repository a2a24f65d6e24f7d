package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.actor.Entry.Body;
import io.newswire.streams.tag.actor.Entry.Person;
import io.newswire.streams.tag.lexicon.Table;
import io.newswire.streams.tag.packed.Texts;
import io.newswire.streams.tag.text.PhraseIndex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the tables of persons and organisations and indexes their names. Used once, by the build.
 */
final class LexiconLoader {

  /** From this weight on a person may be meant by surname or by a name that sounds alike. */
  static final int WELL_KNOWN = 5;

  private static final String ABROAD = "IGO";

  private final Map<String, PersonRows> people = new LinkedHashMap<>();
  private final Map<String, String> interned = new HashMap<>();
  private final Map<String, LocalDate> dates = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final PhraseIndex.Builder names = PhraseIndex.builder();
  private final PhraseIndex.Builder surnames = PhraseIndex.builder();
  private final PhraseIndex.Builder sounds = PhraseIndex.builder();
  private final List<String> aliases = new ArrayList<>();
  private int[] owners = new int[1 << 16];

  /** Reads everything; returns a sum that changes with the content of the tables. */
  long load() {
    long sum = Table.read(LexiconLoader.class, "persons.tsv.gz", 5, this::person);
    sum =
        sum * 31
            + Table.read(LexiconLoader.class, "persons-supplement.tsv", 10, this::personByHand);
    people.forEach((id, rows) -> index(id, rows));
    sum =
        sum * 31
            + Table.read(LexiconLoader.class, "organisations-supplement.tsv", 11, this::bodyByHand);
    return sum * 31 + Table.read(LexiconLoader.class, "organisations.tsv.gz", 8, this::body);
  }

  /** What was read. */
  ActorLexicon.Names names() {
    return new ActorLexicon.Names(
        EntryTable.of(entries),
        Texts.of(aliases),
        Arrays.copyOf(owners, aliases.size()),
        names.build(),
        surnames.build(),
        sounds.build());
  }

  private void person(String[] row) {
    PersonRows rows = new PersonRows(row[1], intern(row[3]));
    rows.aliases.addAll(List.of(Table.parts(row[2])));
    for (String packed : Table.parts(row[4])) {
      String[] office = Table.split(packed, '~', 6);
      rows.offices.add(
          new Office(
              intern(office[0]),
              OfficeKind.of(office[1]),
              intern(office[2]),
              date(office[3]),
              date(office[4]),
              date(office[5])));
    }
    people.put(row[0], rows);
  }

  /** One row is one office; what it says stands above what was derived. */
  private void personByHand(String[] row) {
    PersonRows rows = people.computeIfAbsent(row[0], id -> new PersonRows(row[1], intern(row[3])));
    if (!rows.curated) {
      rows.aliases.add(rows.name);
      rows.name = row[1];
      rows.curated = true;
    }
    rows.aliases.addAll(List.of(Table.parts(row[2])));
    rows.cameo = row[4].isEmpty() ? rows.cameo : row[4];
    if (!row[6].isEmpty()) {
      OfficeKind kind = OfficeKind.of(row[6]);
      LocalDate from = date(row[7]);
      LocalDate to = date(row[8]);
      rows.offices.removeIf(
          old -> old.kind() == kind && old.country().equals(row[3]) && contradicts(old, from, to));
      rows.offices.add(new Office(row[5], kind, intern(row[3]), from, to, null));
    }
  }

  /** Whether an office that was derived is the same term as this one, or runs on into it. */
  private static boolean contradicts(Office old, LocalDate from, LocalDate to) {
    LocalDate start = old.from() != null ? old.from() : old.seen();
    if (start == null || from == null || (old.seen() == null && old.to() == null)) {
      return false;
    }
    boolean within = !start.isBefore(from.minusMonths(2)) && (to == null || start.isBefore(to));
    boolean open = old.to() == null && start.isBefore(from);
    return within || open;
  }

  private void index(String id, PersonRows rows) {
    rows.offices.sort(
        (one, other) ->
            (one.from() == null ? LocalDate.MIN : one.from())
                .compareTo(other.from() == null ? LocalDate.MIN : other.from()));
    Person person = new Person(id, rows.name, rows.country, rows.cameo, rows.offices);
    int entry = entries.size();
    entries.add(person);
    boolean wellKnown = rows.curated || person.weight() >= WELL_KNOWN;
    name(rows.name, entry, wellKnown);
    for (String alias : rows.aliases) {
      if (!alias.equals(rows.name)) {
        name(alias, entry, wellKnown);
      }
    }
  }

  private void name(String name, int entry, boolean wellKnown) {
    index(NameForms.ofPerson(name, wellKnown), alias(name, entry));
  }

  private void index(NameForms forms, int alias) {
    forms.names().forEach(name -> names.add(name, alias));
    if (forms.surname() != null) {
      surnames.add(forms.surname(), alias);
    }
    if (forms.sound() != null) {
      sounds.add(forms.sound(), alias);
    }
  }

  private void bodyByHand(String[] row) {
    add(
        new Body(
            row[0],
            row[1],
            intern(row[3]),
            intern(row[4]),
            intern(row[5]),
            List.of(Table.parts(row[6])),
            intern(row[7]),
            date(row[8]),
            date(row[9]),
            true),
        row[2]);
  }

  private void body(String[] row) {
    String[] code = Table.split(row[5], ':', 2);
    List<String> sectors = code[1].isEmpty() ? List.of() : List.of(intern(code[1]));
    String cameo = code[0].equals(ABROAD) ? ABROAD : code[0] + code[1];
    add(
        new Body(
            row[0],
            row[1],
            intern(row[3]),
            intern(row[4]),
            intern(code[0]),
            sectors,
            intern(cameo),
            row[6].isEmpty() ? null : date(row[6] + "-01-01"),
            row[7].isEmpty() ? null : date(row[7] + "-12-31"),
            false),
        row[2]);
  }

  private void add(Body body, String packedAliases) {
    int entry = entries.size();
    entries.add(body);
    body(body.name(), entry);
    for (String alias : Table.parts(packedAliases)) {
      body(alias, entry);
    }
  }

  private void body(String name, int entry) {
    index(NameForms.ofBody(name), alias(name, entry));
  }

  private int alias(String spelling, int entry) {
    int alias = aliases.size();
    if (alias == owners.length) {
      owners = Arrays.copyOf(owners, alias * 2);
    }
    aliases.add(spelling);
    owners[alias] = entry;
    return alias;
  }

  private String intern(String text) {
    return interned.computeIfAbsent(text, same -> same);
  }

  private LocalDate date(String text) {
    return text.isEmpty() ? null : dates.computeIfAbsent(text, LocalDate::parse);
  }

  /** What the tables say of one person. */
  private static final class PersonRows {

    String name;
    final String country;
    final List<String> aliases = new ArrayList<>(0);
    final List<Office> offices = new ArrayList<>(2);
    String cameo = "";
    boolean curated;

    PersonRows(String name, String country) {
      this.name = name;
      this.country = country;
    }
  }
}

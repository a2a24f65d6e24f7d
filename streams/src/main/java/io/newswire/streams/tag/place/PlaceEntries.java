package io.newswire.streams.tag.place;

import io.newswire.events.LexiconEntry;
import io.newswire.events.LexiconEntry.Place;
import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The places as people work on them: looking them up, and checking those that are to be put. */
public final class PlaceEntries {

  static final String TOWN = "PPL";
  static final long UNKNOWN_POPULATION = 100_000;

  private static final String PACKAGED = "packaged lexicon";
  private static final Pattern ID = Pattern.compile("geonames:[1-9]\\d{0,8}|lex:[^\\s|]{1,120}");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]{1,5}");
  private static final int MOST_ALIASES = 500;
  private static final int LONGEST_NAME = 200;

  private final Gazetteer gazetteer;
  private final Map<String, LexiconEntry> put;

  PlaceEntries(Gazetteer gazetteer, Map<String, LexiconEntry> put) {
    this.gazetteer = gazetteer;
    this.put = put;
  }

  /** The place of an id. Reads the packaged tables: takes about a second. */
  public Optional<LexiconEntry> byId(String id) {
    LexiconEntry changed = put.get(id);
    if (changed != null) {
      return changed.retired() ? Optional.empty() : Optional.of(changed);
    }
    BitSet rows = new BitSet();
    gazetteer.table().rowsOf(id).forEach(rows::set);
    return packaged(rows).stream().findFirst();
  }

  /** All places that go by a name. Reads the packaged tables: takes about a second. */
  public List<LexiconEntry> named(String name) {
    PhraseIndex aliases = gazetteer.aliases();
    int node = aliases.find(name);
    BitSet rows = new BitSet();
    Set<LexiconEntry> found = new LinkedHashSet<>();
    for (int i = 0; node != PhraseIndex.NONE && i < aliases.valueCount(node); i++) {
      int row = AliasKind.row(aliases.value(node, i));
      LexiconEntry changed = put.get(gazetteer.table().entryId(row));
      if (changed == null) {
        rows.set(row);
      } else {
        found.add(changed);
      }
    }
    found.addAll(packaged(rows));
    return List.copyOf(found);
  }

  /** What is wrong with an entry, each in one line that names the field; empty when nothing is. */
  public List<String> problems(LexiconEntry entry) {
    List<String> problems = new ArrayList<>();
    if (!ID.matcher(entry.id()).matches()) {
      problems.add("id: neither a GeoNames id like geonames:2210247 nor one that begins with lex:");
    }
    if (entry.retired()) {
      return problems;
    }
    if (entry.source() == null || entry.source().isBlank()) {
      problems.add("source: missing; say where this is known from");
    }
    if (entry.kind() != null) {
      problems.add("kind: a place has none");
    }
    names(entry, problems);
    if (entry.place() == null) {
      problems.add("place: missing; say where it is");
    } else {
      place(entry, entry.place(), problems);
    }
    return problems;
  }

  private static void names(LexiconEntry entry, List<String> problems) {
    if (entry.name() == null || entry.name().isBlank()) {
      problems.add("name: missing");
      return;
    }
    if (entry.aliases().size() > MOST_ALIASES) {
      problems.add("aliases: more than " + MOST_ALIASES);
      return;
    }
    name("name", entry.name(), problems);
    entry.aliases().forEach(alias -> name("aliases", alias, problems));
  }

  private static void name(String field, String name, List<String> problems) {
    Tokens tokens = Tokens.of(name);
    if (tokens.count() == 0 || name.length() > LONGEST_NAME) {
      problems.add(field + ": '" + name + "' is no name");
    }
  }

  private void place(LexiconEntry entry, Place place, List<String> problems) {
    degrees("longitude", place.longitude(), 180, problems);
    degrees("latitude", place.latitude(), 90, problems);
    if (place.featureCode() != null && !CODE.matcher(place.featureCode()).matches()) {
      problems.add("place: '" + place.featureCode() + "' is no GeoNames feature code like PPL");
    }
    if (place.population() != null && place.population() < 0) {
      problems.add("place: a population below 0");
    }
    boolean divided = place.admin1() != null && !place.admin1().isEmpty();
    if (divided
        && gazetteer
                .table()
                .divisionOf(entry.country() == null ? "" : entry.country(), place.admin1())
            == 0) {
      problems.add(
          "place: '" + place.admin1() + "' is no first-order division of " + entry.country());
    }
  }

  private static void degrees(String field, Double degrees, int most, List<String> problems) {
    if (degrees == null || degrees.isNaN() || Math.abs(degrees) > most) {
      problems.add("place: " + field + " must be in degrees, from -" + most + " to " + most);
    }
  }

  /** The entries of packaged places, as their tables state them. */
  private List<LexiconEntry> packaged(BitSet rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, Integer> wanted = new LinkedHashMap<>();
    rows.stream().forEach(row -> wanted.put(gazetteer.table().entryId(row), row));
    Map<String, List<PlaceLine>> lines = new LinkedHashMap<>();
    Gazetteer.readTables(
        line -> {
          String id =
              line.id() != 0
                  ? Place.GEONAMES + line.id()
                  : PlaceLine.entryId(line.country(), line.name());
          if (wanted.containsKey(id)) {
            lines.computeIfAbsent(id, any -> new ArrayList<>()).add(line);
          }
        });
    List<LexiconEntry> entries = new ArrayList<>();
    wanted.forEach((id, row) -> entries.add(stated(id, row, lines.getOrDefault(id, List.of()))));
    return entries;
  }

  private LexiconEntry stated(String id, int row, List<PlaceLine> lines) {
    PlaceTable table = gazetteer.table();
    Set<String> aliases = new LinkedHashSet<>();
    Set<String> demonyms = new LinkedHashSet<>();
    long population = 0;
    for (PlaceLine line : lines) {
      aliases.add(line.name());
      aliases.addAll(line.names());
      aliases.addAll(line.abbreviations());
      demonyms.addAll(line.demonyms());
      population = Math.max(population, line.population());
    }
    aliases.remove(table.name(row));
    Place place =
        new Place(
            table.point(row).coordinates().get(0),
            table.point(row).coordinates().get(1),
            table.code(row),
            table.isCountry(row) || table.isDivision(row) ? null : table.divisionName(row),
            population,
            List.copyOf(demonyms));
    return new LexiconEntry(
        id,
        null,
        table.name(row),
        List.copyOf(aliases),
        null,
        table.country(row),
        null,
        null,
        List.of(),
        null,
        null,
        place,
        false,
        PACKAGED,
        null,
        null);
  }
}

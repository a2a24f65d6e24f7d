package io.newswire.streams.tag.place;

import io.newswire.events.LexiconEntry;
import io.newswire.streams.tag.place.PlaceTableBuilder.Variant;
import io.newswire.streams.tag.text.PhraseChanges;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Lays changed places over a gazetteer: the old ones lose their spellings, the new are added. */
final class PlaceChanges {

  private static final int LONGEST_ABBREVIATION = 6;

  private final Gazetteer base;
  private final PhraseChanges aliases;
  private final PhraseChanges variants;

  PlaceChanges(Gazetteer base) {
    this.base = base;
    aliases = new PhraseChanges(base.aliases());
    variants = new PhraseChanges(base.variants());
  }

  /** The changed gazetteer; the one it is made of stays as it is. */
  Gazetteer apply(Collection<LexiconEntry> changes) {
    BitSet old = new BitSet();
    List<PlaceLine> added = new ArrayList<>();
    for (LexiconEntry change : changes) {
      base.table().rowsOf(change.id()).forEach(old::set);
      if (!change.retired()) {
        add(change, base.table().size() + added.size());
        added.add(line(change));
      }
    }
    aliases.removeAll(value -> old.get(AliasKind.row(value)));
    variants.removeAll(value -> old.get(AliasKind.row(value)));
    PlaceTable table = base.table().with(added);
    return new Gazetteer(
        table,
        aliases.apply(value -> Rows.weight(table, value)),
        variants.apply(value -> Rows.weight(table, value)));
  }

  private static PlaceLine line(LexiconEntry entry) {
    LexiconEntry.Place place = entry.place();
    return new PlaceLine(
        entry.id().startsWith(LexiconEntry.Place.GEONAMES)
            ? Integer.parseInt(entry.id().substring(LexiconEntry.Place.GEONAMES.length()))
            : 0,
        entry.name(),
        place.latitude().floatValue(),
        place.longitude().floatValue(),
        place.featureCode() == null ? PlaceEntries.TOWN : place.featureCode(),
        entry.country() == null ? "" : entry.country(),
        place.admin1() == null ? "" : place.admin1(),
        "",
        place.population() == null ? PlaceEntries.UNKNOWN_POPULATION : place.population(),
        entry.aliases(),
        List.of(),
        List.of(),
        place.demonyms());
  }

  private void add(LexiconEntry entry, int row) {
    name(entry.name(), entry.country(), AliasKind.PRIMARY, row);
    for (String alias : entry.aliases()) {
      if (isAbbreviation(alias)) {
        aliases.add(alias, AliasKind.ABBREVIATION.of(row));
      } else {
        name(alias, entry.country(), AliasKind.NAME, row);
      }
    }
    entry.place().demonyms().forEach(word -> aliases.add(word, AliasKind.DEMONYM.of(row)));
  }

  private void name(String name, String country, AliasKind kind, int row) {
    aliases.add(name, kind.of(row));
    Variant variant = Variant.of(Tokens.of(name), country == null ? "" : country);
    if (variant != null) {
      variants.add(variant.key(), variant.kind().of(row));
    }
  }

  /** "UAE": found only where it is written so. */
  private static boolean isAbbreviation(String alias) {
    Tokens tokens = Tokens.of(alias);
    return tokens.count() == 1
        && tokens.is(0, Tokens.ALL_CAPS)
        && tokens.foldedLength(0) <= LONGEST_ABBREVIATION;
  }
}

package io.newswire.streams.tag.actor;

import io.newswire.events.LexiconEntry;
import io.newswire.streams.tag.lexicon.Vocabulary;
import io.newswire.streams.tag.packed.PackedInput;
import io.newswire.streams.tag.packed.PackedOutput;
import io.newswire.streams.tag.packed.Texts;
import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The persons and bodies that Newswire knows, by every name they go by. Immutable.
 *
 * <p>An alias is one name of one entry; several entries may share a name.
 */
final class ActorLexicon {

  private final Names all;
  private final Vocabulary vocabulary;
  private final Roles roles;
  private final Countries countries;
  private final String version;

  private ActorLexicon(
      Names all, Vocabulary vocabulary, Roles roles, Countries countries, String version) {
    this.all = all;
    this.vocabulary = vocabulary;
    this.roles = roles;
    this.countries = countries;
    this.version = version;
  }

  /**
   * Entries with the names they go by.
   *
   * @param entries persons and bodies
   * @param aliases names as the lexicon spells them
   * @param owners the entry of each alias
   * @param names full names; the values are aliases
   * @param surnames of well-known persons
   * @param sounds {@link Spelling#key}s of well-known persons
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; lists of numbers would take much more
  record Names(
      EntryTable entries,
      Texts aliases,
      int[] owners,
      PhraseIndex names,
      PhraseIndex surnames,
      PhraseIndex sounds) {

    /** Reads what {@link #write} wrote. */
    static Names read(PackedInput in) {
      return new Names(
          EntryTable.read(in),
          Texts.read(in),
          in.ints(),
          PhraseIndex.read(in),
          PhraseIndex.read(in),
          PhraseIndex.read(in));
    }

    /** Writes those that are packed. */
    void write(PackedOutput out) {
      entries.write(out);
      aliases.write(out);
      out.ints(owners);
      names.write(out);
      surnames.write(out);
      sounds.write(out);
    }
  }

  /** Reads the tables and writes them as {@link #load} reads them. */
  static void pack(PackedOutput out) {
    LexiconLoader loader = new LexiconLoader();
    out.number(loader.load());
    loader.names().write(out);
  }

  /** The packaged lexicon. Takes a tenth of a second. */
  static ActorLexicon load(Vocabulary vocabulary) {
    Roles roles = Roles.load(vocabulary);
    Countries countries = Countries.load(vocabulary);
    try (PackedInput in = PackedInput.open(ActorEntries.PACKED)) {
      long sum = in.number();
      sum = ((sum * 31 + vocabulary.sum()) * 31 + roles.sum()) * 31 + countries.sum();
      return new ActorLexicon(Names.read(in), vocabulary, roles, countries, hex(sum));
    }
  }

  /**
   * This lexicon with changes laid over it. Costs what is changed, not what there is.
   *
   * @param changes entries by id, each in place of the one that has its id
   */
  ActorLexicon with(Map<String, LexiconEntry> changes) {
    if (changes.isEmpty()) {
      return this;
    }
    long sum = 0;
    for (LexiconEntry change : new TreeMap<>(changes).values()) {
      // Of what it says, not of its hash, which depends on the JVM; nor of when it was put, so that
      // what was on trial keeps its version.
      sum = sum * 31 + change.withUpdated(null).withNote(null).toString().hashCode();
    }
    Names changed =
        new LexiconChanges(all)
            .apply(changes.values().stream().filter(change -> !change.isPlace()).toList());
    return new ActorLexicon(changed, vocabulary, roles, countries, version + '-' + hex(sum));
  }

  private static String hex(long sum) {
    return Long.toHexString((sum & 0xffff_ffffL) | 1L << 32).substring(1);
  }

  /** Changes whenever a table does. */
  String version() {
    return version;
  }

  Roles roles() {
    return roles;
  }

  Countries countries() {
    return countries;
  }

  /** What the vocabulary says of a word that is no token of its own. */
  long flags(String word) {
    return vocabulary.of(hash(word));
  }

  /** Full names; the values are aliases. */
  PhraseIndex names() {
    return all.names();
  }

  /** The entry that an alias names. */
  Entry entry(int alias) {
    return all.entries().get(all.owners()[alias]);
  }

  /** The alias as the lexicon spells it. */
  String alias(int alias) {
    return all.aliases().get(alias);
  }

  /** How many aliases there are: of each entry its usual name and the others. */
  int aliasCount() {
    return all.owners().length;
  }

  /** How many entries there are. */
  int size() {
    return all.entries().size();
  }

  /** Aliases of well-known persons whose last name is this one word. */
  List<Integer> withSurname(long word) {
    return values(all.surnames(), all.surnames().next(PhraseIndex.ROOT, word));
  }

  /** Aliases of well-known persons whose first and last names sound like this name's. */
  List<Integer> soundingLike(String name) {
    String key = Spelling.key(name);
    return key == null ? List.of() : values(all.sounds(), all.sounds().find(key));
  }

  private static List<Integer> values(PhraseIndex index, int node) {
    if (node == PhraseIndex.NONE) {
      return List.of();
    }
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < index.valueCount(node); i++) {
      values.add(index.value(node, i));
    }
    return values;
  }

  /** The entry of that id, for look-ups by hand; null when there is none. */
  Entry byId(String id) {
    for (int entry = 0; entry < size(); entry++) {
      if (all.entries().id(entry).equals(id)) {
        return all.entries().get(entry);
      }
    }
    return null;
  }

  /** All entries. */
  List<Entry> entries() {
    return all.entries();
  }

  /** The names of an entry other than its usual one, as the lexicon spells them. */
  List<String> aliasesOf(Entry entry) {
    int owner = all.entries().indexOf(entry);
    List<String> aliases = new ArrayList<>();
    for (int alias = 0; alias < all.owners().length; alias++) {
      if (all.owners()[alias] == owner && !alias(alias).equals(entry.name())) {
        aliases.add(alias(alias));
      }
    }
    return aliases;
  }

  /** The hash of a word as the indexes know it. */
  static long hash(String word) {
    return Tokens.hashOf(Tokens.fold(word));
  }
}

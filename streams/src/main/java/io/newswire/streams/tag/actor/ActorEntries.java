package io.newswire.streams.tag.actor;

import io.newswire.events.LexiconEntry;
import io.newswire.streams.tag.lexicon.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lexicon as people work on it: looking entries up, and checking those that are to be put.
 * Immutable.
 */
public final class ActorEntries {

  static final String PACKED = "actors.bin";

  private final ActorLexicon lexicon;

  ActorEntries(ActorLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Those of the packaged lexicon. Loading takes a tenth of a second. */
  public static ActorEntries standard() {
    return new ActorEntries(ActorLexicon.load(Vocabulary.load()));
  }

  /** These with others in place of those of the same ids. */
  public ActorEntries with(Map<String, LexiconEntry> changes) {
    return new ActorEntries(lexicon.with(changes));
  }

  /** Version of the lexicon that they are. */
  public String version() {
    return lexicon.version();
  }

  /** The entry of that id. */
  public Optional<LexiconEntry> byId(String id) {
    return Optional.ofNullable(lexicon.byId(id)).map(this::stated);
  }

  /** All entries that go by a name, in any spelling that folds to the same. */
  public List<LexiconEntry> named(String name) {
    int node = lexicon.names().find(name);
    Set<Entry> found = new LinkedHashSet<>();
    for (int i = 0; node >= 0 && i < lexicon.names().valueCount(node); i++) {
      found.add(lexicon.entry(lexicon.names().value(node, i)));
    }
    List<LexiconEntry> entries = new ArrayList<>();
    found.forEach(entry -> entries.add(stated(entry)));
    return entries;
  }

  /** What is wrong with an entry, each in one line; empty when it may be put. */
  public List<String> problems(LexiconEntry entry) {
    return new EntryChecker(lexicon).problems(entry);
  }

  /** What deserves a second look; see {@link LexiconLint}. */
  public List<LexiconLint.Finding> lint(LocalDate today) {
    return new LexiconLint(lexicon, today).findings();
  }

  /** How many countries have which offices filled; see {@link Coverage}. */
  public Coverage coverage() {
    return Coverage.of(lexicon);
  }

  private LexiconEntry stated(Entry entry) {
    return Entries.stated(entry, lexicon.aliasesOf(entry));
  }

  static String code(OfficeKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}

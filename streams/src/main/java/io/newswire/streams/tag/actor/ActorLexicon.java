package io.newswire.streams.tag.actor;

import io.newswire.streams.tag.lexicon.Vocabulary;
import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * The persons and bodies that Newswire knows, by every name they go by. Immutable.
 *
 * <p>An alias is one name of one entry; several entries may share a name.
 */
final class ActorLexicon {

  private final List<Entry> entries;
  private final String[] aliases;
  private final int[] owners;
  private final PhraseIndex names;
  private final PhraseIndex surnames;
  private final PhraseIndex sounds;
  private final Vocabulary vocabulary;
  private final Roles roles;
  private final Countries countries;
  private final String version;

  ActorLexicon(LexiconLoader loaded, Vocabulary vocabulary, Roles roles, Countries countries, long sum) {
    entries = List.copyOf(loaded.entries());
    aliases = loaded.aliases();
    owners = loaded.owners();
    names = loaded.names();
    surnames = loaded.surnames();
    sounds = loaded.sounds();
    this.vocabulary = vocabulary;
    this.roles = roles;
    this.countries = countries;
    version = Long.toHexString((sum & 0xffff_ffffL) | 1L << 32).substring(1);
  }

  /** The packaged lexicon. Takes about a second. */
  static ActorLexicon load(Vocabulary vocabulary) {
    Roles roles = Roles.load(vocabulary);
    Countries countries = Countries.load(vocabulary);
    LexiconLoader loader = new LexiconLoader();
    long sum = loader.load();
    return new ActorLexicon(
        loader,
        vocabulary,
        roles,
        countries,
        ((sum * 31 + vocabulary.sum()) * 31 + roles.sum()) * 31 + countries.sum());
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
    return names;
  }

  /** The entry that an alias names. */
  Entry entry(int alias) {
    return entries.get(owners[alias]);
  }

  /** The alias as the lexicon spells it. */
  String alias(int alias) {
    return aliases[alias];
  }

  /** How many entries there are. */
  int size() {
    return entries.size();
  }

  /** Aliases of well-known persons whose last name is this one word. */
  List<Integer> withSurname(long word) {
    return values(surnames, surnames.next(PhraseIndex.ROOT, word));
  }

  /** Aliases of well-known persons whose first and last names sound like this name's. */
  List<Integer> soundingLike(String name) {
    String key = Spelling.key(name);
    return key == null ? List.of() : values(sounds, sounds.find(key));
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

  /** The entry of that id, for tests and look-ups by hand; null when there is none. */
  Entry byId(String id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst().orElse(null);
  }

  /** The hash of a word as the indexes know it. */
  static long hash(String word) {
    return Tokens.hashOf(Tokens.fold(word));
  }
}

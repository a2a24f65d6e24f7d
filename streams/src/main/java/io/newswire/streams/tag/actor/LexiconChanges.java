package io.newswire.streams.tag.actor;

import io.newswire.events.LexiconEntry;
import io.newswire.streams.tag.actor.ActorLexicon.Names;
import io.newswire.streams.tag.actor.Entry.Person;
import io.newswire.streams.tag.text.PhraseChanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lays changed entries over a lexicon: their old names are taken out, their new ones added. */
final class LexiconChanges {

  private final Names base;
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> aliases = new ArrayList<>();
  private final List<Integer> owners = new ArrayList<>();
  private final PhraseChanges names;
  private final PhraseChanges surnames;
  private final PhraseChanges sounds;

  LexiconChanges(Names base) {
    this.base = base;
    names = new PhraseChanges(base.names());
    surnames = new PhraseChanges(base.surnames());
    sounds = new PhraseChanges(base.sounds());
  }

  /** The changed lexicon; the one it is made of stays as it is. */
  Names apply(Collection<LexiconEntry> changes) {
    Set<String> ids = new LinkedHashSet<>();
    changes.forEach(change -> ids.add(change.id()));
    for (int entry = 0; entry < base.entries().size(); entry++) {
      if (ids.contains(base.entries().id(entry))) {
        takeOut(entry);
      }
    }
    for (LexiconEntry change : changes) {
      if (!change.retired()) {
        add(change);
      }
    }
    return new Names(
        base.entries().with(entries),
        base.aliases().with(aliases),
        allOwners(),
        names.apply(),
        surnames.apply(),
        sounds.apply());
  }

  private void takeOut(int entry) {
    for (int alias = 0; alias < base.owners().length; alias++) {
      if (base.owners()[alias] == entry) {
        NameForms forms = forms(base.entries().get(entry), base.aliases().get(alias));
        for (String name : forms.names()) {
          names.remove(name, alias);
        }
        if (forms.surname() != null) {
          surnames.remove(forms.surname(), alias);
        }
        if (forms.sound() != null) {
          sounds.remove(forms.sound(), alias);
        }
      }
    }
  }

  private void add(LexiconEntry change) {
    Entry entry = Entries.of(change);
    entries.add(entry);
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(change.name());
    spellings.addAll(change.aliases());
    for (String spelling : spellings) {
      int alias = base.aliases().size() + aliases.size();
      aliases.add(spelling);
      owners.add(base.entries().size() + entries.size() - 1);
      NameForms forms = forms(entry, spelling);
      forms.names().forEach(name -> names.add(name, alias));
      if (forms.surname() != null) {
        surnames.add(forms.surname(), alias);
      }
      if (forms.sound() != null) {
        sounds.add(forms.sound(), alias);
      }
    }
  }

  /**
   * What somebody wrote by hand is well known; taking out more forms than there are does no harm.
   */
  private static NameForms forms(Entry entry, String name) {
    return entry instanceof Person ? NameForms.ofPerson(name, true) : NameForms.ofBody(name);
  }

  private int[] allOwners() {
    int old = base.owners().length;
    int[] all = Arrays.copyOf(base.owners(), old + owners.size());
    for (int i = 0; i < owners.size(); i++) {
      all[old + i] = owners.get(i);
    }
    return all;
  }
}

package io.newswire.app.cli;

import io.newswire.events.LexiconEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tells how an entry of the lexicon differs from what it was before. */
final class EntryDiff {

  private EntryDiff() {}

  /**
   * The changes, each in a few words.
   *
   * @param before null when there was none
   */
  static List<String> between(LexiconEntry before, LexiconEntry after) {
    if (before == null || before.retired()) {
      return List.of(after.retired() ? "removed" : "added: " + after.name());
    }
    if (after.retired()) {
      return List.of("removed: " + before.name());
    }
    List<String> changes = new ArrayList<>();
    field("name", before.name(), after.name(), changes);
    field("kind", before.kind(), after.kind(), changes);
    field("type", before.type(), after.type(), changes);
    field("country", before.country(), after.country(), changes);
    field("plover", before.plover(), after.plover(), changes);
    field("cameo", before.cameo(), after.cameo(), changes);
    field("place", before.place(), after.place(), changes);
    field("from", before.from(), after.from(), changes);
    field("to", before.to(), after.to(), changes);
    members("alias", before.aliases(), after.aliases(), changes);
    members("office", before.offices(), after.offices(), changes);
    return changes.isEmpty() ? List.of("unchanged") : changes;
  }

  private static void field(String name, Object before, Object after, List<String> changes) {
    if (!Objects.equals(before, after)) {
      changes.add(name + ": " + before + " → " + after);
    }
  }

  private static void members(String name, List<?> before, List<?> after, List<String> changes) {
    after.stream()
        .filter(one -> !before.contains(one))
        .forEach(one -> changes.add(name + " + " + one));
    before.stream()
        .filter(one -> !after.contains(one))
        .forEach(one -> changes.add(name + " - " + one));
  }
}

package io.newswire.streams.tag;

import io.newswire.events.LexiconEntry;
import io.newswire.streams.tag.actor.ActorEntries;
import io.newswire.streams.tag.place.PlaceEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The actors and places that a tagger knows, as people work on them. Immutable. */
public final class Lexicon {

  private final ActorEntries actors;
  private final PlaceEntries places;

  Lexicon(ActorEntries actors, PlaceEntries places) {
    this.actors = actors;
    this.places = places;
  }

  /** Its version, which each event that is tagged with it names. */
  public String version() {
    return actors.version();
  }

  /** The actors alone. */
  public ActorEntries actors() {
    return actors;
  }

  /** The entry of that id. */
  public Optional<LexiconEntry> byId(String id) {
    return actors.byId(id).or(() -> places.byId(id));
  }

  /** All entries that go by a name, in any spelling that folds to the same; actors first. */
  public List<LexiconEntry> named(String name) {
    List<LexiconEntry> all = new ArrayList<>(actors.named(name));
    all.addAll(places.named(name));
    return all;
  }

  /** What is wrong with an entry, each in one line; empty when it may be put. */
  public List<String> problems(LexiconEntry entry) {
    List<String> problems = new ArrayList<>(actors.problems(entry));
    if (entry.isPlace()) {
      problems.addAll(places.problems(entry));
    }
    return problems;
  }
}

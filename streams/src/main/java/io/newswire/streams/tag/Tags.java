package io.newswire.streams.tag;

import io.newswire.events.Actor;
import io.newswire.events.Location;
import java.util.List;

/**
 * Who and where of one article.
 *
 * @param actors in the order of their first mention
 * @param locations in the order of their first mention
 * @param lexicon version of the lexicon that tagged it
 */
public record Tags(List<Actor> actors, List<Location> locations, String lexicon) {

  /** Copies the lists. */
  public Tags {
    actors = List.copyOf(actors);
    locations = List.copyOf(locations);
  }
}

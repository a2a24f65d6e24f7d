package io.newswire.consumer.export;

import io.newswire.events.ArticleEvent;
import io.newswire.events.Location;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * An article as it stands when it is exported.
 *
 * @param json the event that gives its text
 * @param event the same, read
 * @param status usable, killed or superseded
 * @param verdict what was decided on its newest version, as a code
 * @param revision that version
 * @param time where it stands on the wire
 * @param story its story, null when none is known
 * @param independentSources of its story
 */
record Exported(
    String json,
    ArticleEvent event,
    String status,
    String verdict,
    int revision,
    Instant time,
    String story,
    int independentSources) {

  /** The places whose coordinates are known: datelines, then those in the text, then demonyms. */
  List<Location> located() {
    return event.locations().stream()
        .filter(place -> place.geometry() != null && place.geometry().coordinates().size() >= 2)
        .sorted(
            Comparator.comparing(place -> place.role() == null ? Location.Role.BODY : place.role()))
        .toList();
  }
}

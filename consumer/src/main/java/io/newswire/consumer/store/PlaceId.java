package io.newswire.consumer.store;

import io.newswire.events.Location;

/** The key of a place in the database. */
public final class PlaceId {

  private PlaceId() {}

  /** {@code gn:} and the GeoNames id, else {@code cur:}, country and name. */
  public static String of(Location place) {
    return place.geonamesId() != null
        ? "gn:" + place.geonamesId()
        : "cur:" + (place.country() == null ? "" : place.country()) + ":" + place.name();
  }
}

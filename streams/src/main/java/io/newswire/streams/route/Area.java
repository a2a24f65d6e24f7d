package io.newswire.streams.route;

/** A part of the earth's surface; coordinates in degrees, WGS 84. */
sealed interface Area {

  /** Whether a point lies in it, its border included; never for a point that is not a number. */
  boolean contains(double latitude, double longitude);

  /**
   * What lies within a distance of a point.
   *
   * @param latitude of the point, -90 to 90
   * @param longitude of the point, -180 to 180
   * @param kilometres along the surface of a sphere of the earth's mean radius, at least 0
   */
  record Near(double latitude, double longitude, double kilometres) implements Area {

    private static final double MEAN_RADIUS_KM = 6371.0088;
    private static final double KM_PER_DEGREE = MEAN_RADIUS_KM * Math.PI / 180;

    /** Refuses what is on no map. */
    public Near {
      requireLatitude(latitude);
      requireLongitude(longitude);
      if (!(kilometres >= 0)) {
        throw new IllegalArgumentException("a distance must be 0 or more, not " + kilometres);
      }
    }

    /** By the haversine formula; see Sinnott, Virtues of the Haversine, 1984. */
    @Override
    public boolean contains(double lat, double lon) {
      // Most places are far away, and a degree of latitude is a degree everywhere.
      if (!(Math.abs(lat - latitude) * KM_PER_DEGREE <= kilometres)) {
        return false;
      }
      double dLat = Math.toRadians(lat - latitude);
      double dLon = Math.toRadians(lon - longitude);
      double a =
          square(Math.sin(dLat / 2))
              + Math.cos(Math.toRadians(latitude))
                  * Math.cos(Math.toRadians(lat))
                  * square(Math.sin(dLon / 2));
      return 2 * MEAN_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a))) <= kilometres;
    }

    private static double square(double x) {
      return x * x;
    }
  }

  /**
   * A box between two parallels and two meridians.
   *
   * @param south lowest latitude
   * @param west where it begins, going east
   * @param north highest latitude, not below south
   * @param east where it ends, going east; below west when it crosses the 180th meridian
   */
  record Box(double south, double west, double north, double east) implements Area {

    /** Refuses what is on no map. */
    public Box {
      requireLatitude(south);
      requireLatitude(north);
      requireLongitude(west);
      requireLongitude(east);
      if (south > north) {
        throw new IllegalArgumentException("south " + south + " lies north of " + north);
      }
    }

    @Override
    public boolean contains(double lat, double lon) {
      boolean between = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
      return lat >= south && lat <= north && between;
    }
  }

  private static void requireLatitude(double degrees) {
    if (!(Math.abs(degrees) <= 90)) {
      throw new IllegalArgumentException("a latitude lies between -90 and 90, not at " + degrees);
    }
  }

  private static void requireLongitude(double degrees) {
    if (!(Math.abs(degrees) <= 180)) {
      throw new IllegalArgumentException(
          "a longitude lies between -180 and 180, not at " + degrees);
    }
  }
}

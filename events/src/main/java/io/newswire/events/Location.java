package io.newswire.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A place that an article names.
 *
 * @param geonamesId GeoNames id, null for a curated place that GeoNames has not
 * @param name its usual English name
 * @param featureCode GeoNames feature code, e.g. {@code PPLC}, {@code PCLI}, {@code AIRP}
 * @param country ISO-3166 alpha-3, null for places of no one country
 * @param admin1 name of the first-order administrative division, null when unknown or none
 * @param geometry where it is
 * @param role how the article names it
 * @param mentions where, in text order, at least one
 * @param confidence 0 to 1
 * @param alternatives other places of that name that were weighed, most likely first
 */
public record Location(
    Long geonamesId,
    String name,
    String featureCode,
    String country,
    String admin1,
    Point geometry,
    Role role,
    List<Mention> mentions,
    double confidence,
    List<Alternative> alternatives) {

  /** Copies the lists. */
  public Location {
    mentions = List.copyOf(mentions);
    alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
  }

  /** How an article names a place. */
  public enum Role {
    /** Where it was filed from. */
    @JsonProperty("dateline")
    DATELINE,
    /** By name, in the story. */
    @JsonProperty("body")
    BODY,
    /** By its people or adjective only: "Libyan". */
    @JsonProperty("demonym")
    DEMONYM
  }

  /**
   * A GeoJSON point.
   *
   * @param type always {@code Point}
   * @param coordinates longitude, latitude in degrees, WGS 84
   */
  public record Point(String type, List<Double> coordinates) {
    /** Copies the coordinates. */
    public Point {
      coordinates = List.copyOf(coordinates);
    }

    /** The point at a longitude and latitude in degrees. */
    public static Point of(double longitude, double latitude) {
      return new Point("Point", List.of(longitude, latitude));
    }
  }

  /**
   * Another place of the same name.
   *
   * @param geonamesId GeoNames id
   * @param name its usual English name
   * @param country ISO-3166 alpha-3
   * @param admin1 name of its first-order division
   */
  public record Alternative(Long geonamesId, String name, String country, String admin1) {}
}

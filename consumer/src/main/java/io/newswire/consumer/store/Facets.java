package io.newswire.consumer.store;

import io.newswire.events.Actor;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Location;
import io.newswire.events.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an article can be found by beside its words. Each facet is a word itself, with a colon in it
 * that no word of a text has, so that the index over the words answers both.
 */
public final class Facets {

  /** Sides of the cells of the two grids, in degrees. */
  public static final int FINE = 1;

  /** See {@link #FINE}. */
  public static final int COARSE = 10;

  /** The database holds no longer words; nothing real has so long a name. */
  private static final int MAX_LENGTH = 250;

  private static final DateTimeFormatter HOUR = utc("'h:'yyyyMMddHH");
  private static final DateTimeFormatter DAY = utc("'d:'yyyyMMdd");

  private Facets() {}

  /** An actor, by its id. */
  public static String actor(String id) {
    return "a:" + clipped(id);
  }

  /** A place, by its {@link PlaceId}. */
  public static String place(String id) {
    return "p:" + clipped(id);
  }

  /** A country of an actor or place, ISO-3166 alpha-3. */
  public static String country(String code) {
    return "c:" + clipped(code);
  }

  /** Who delivered it. */
  public static String source(String id) {
    return "s:" + clipped(id);
  }

  /** A language, of whichever region. */
  public static String language(String tag) {
    return "l:" + clipped(tag.split("-", 2)[0].toLowerCase(Locale.ROOT));
  }

  /** What was decided on it. */
  public static String verdict(Verdict.Type type) {
    return "v:" + type.code();
  }

  /** The hour in which it came. */
  public static String hour(Instant wireAt) {
    return HOUR.format(wireAt);
  }

  /** The day on which it came, in UTC. */
  public static String day(Instant wireAt) {
    return DAY.format(wireAt);
  }

  /**
   * The cell of a grid in which a point lies.
   *
   * @param size side of the cells, {@link #FINE} or {@link #COARSE}
   * @param latitude in degrees
   * @param longitude in degrees
   */
  public static String cell(int size, double latitude, double longitude) {
    return "g"
        + size
        + ":"
        + (long) Math.floor(latitude / size)
        + ":"
        + (long) Math.floor(longitude / size);
  }

  /** All that an article has, but for time and verdict, which may change without its text. */
  static List<String> ofText(ArticleEvent event) {
    Set<String> facets = new LinkedHashSet<>();
    facets.add(source(event.article().source()));
    if (event.article().language() != null && !event.article().language().isBlank()) {
      facets.add(language(event.article().language()));
    }
    for (Actor actor : event.actors()) {
      facets.add(actor(actor.id()));
      if (actor.country() != null) {
        facets.add(country(actor.country()));
      }
    }
    for (Location place : event.locations()) {
      facets.add(place(PlaceId.of(place)));
      if (place.country() != null) {
        facets.add(country(place.country()));
      }
      if (place.geometry() != null && place.geometry().coordinates().size() >= 2) {
        double longitude = place.geometry().coordinates().get(0);
        double latitude = place.geometry().coordinates().get(1);
        facets.add(cell(FINE, latitude, longitude));
        facets.add(cell(COARSE, latitude, longitude));
      }
    }
    return List.copyOf(facets);
  }

  /** What may change without the text. */
  static List<String> ofState(Instant wireAt, Verdict.Type verdict) {
    return List.of(hour(wireAt), day(wireAt), verdict(verdict));
  }

  private static String clipped(String name) {
    String clean = PostgresText.clean(name);
    return clean.length() <= MAX_LENGTH
        ? clean
        : PostgresText.clean(clean.substring(0, MAX_LENGTH));
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}

package io.newswire.consumer.search;

import io.newswire.consumer.store.Facets;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the earth between two parallels and two meridians, and, where a distance was asked for,
 * within that of its middle. West may be greater than east: then it lies across the antimeridian.
 *
 * @param west in degrees, as are the others
 * @param south its lower edge
 * @param east its right edge
 * @param north its upper edge
 * @param around the circle asked for, null when it was a box
 */
public record Area(double west, double south, double east, double north, Circle around) {

  private static final int MOST_FINE_CELLS = 300;
  private static final double KM_PER_DEGREE = 111.195;
  private static final int HALF_TURN = 180;
  private static final int POLE = 90;
  private static final int MAX_KM = 5_000;

  /**
   * What lies within a distance of a point.
   *
   * @param latitude in degrees
   * @param longitude in degrees
   * @param kilometres along the earth's surface
   */
  public record Circle(double latitude, double longitude, double kilometres) {}

  /**
   * Reads {@code west,south,east,north}.
   *
   * @throws BadQueryException when it is no box
   */
  public static Area box(String text) {
    double[] numbers = numbers("box", text, 4, "west,south,east,north");
    if (numbers[1] > numbers[3]) {
      throw new BadQueryException("box: its south lies north of its north");
    }
    checkPoint("box", numbers[1], numbers[0]);
    checkPoint("box", numbers[3], numbers[2]);
    return new Area(numbers[0], numbers[1], numbers[2], numbers[3], null);
  }

  /**
   * Reads {@code latitude,longitude,kilometres}.
   *
   * @throws BadQueryException when it is no circle
   */
  public static Area near(String text) {
    double[] numbers = numbers("near", text, 3, "latitude,longitude,kilometres");
    checkPoint("near", numbers[0], numbers[1]);
    if (!(numbers[2] > 0 && numbers[2] <= MAX_KM)) {
      throw new BadQueryException("near: the distance must be above 0 and at most 5000 km");
    }
    Circle circle = new Circle(numbers[0], numbers[1], numbers[2]);
    double up = numbers[2] / KM_PER_DEGREE;
    double north = Math.min(POLE, circle.latitude + up);
    double south = Math.max(-POLE, circle.latitude - up);
    double widest = Math.cos(Math.toRadians(Math.max(Math.abs(north), Math.abs(south))));
    double side = widest <= 0 ? HALF_TURN : up / widest;
    if (side >= HALF_TURN) {
      return new Area(-HALF_TURN, south, HALF_TURN, north, circle);
    }
    return new Area(
        wrapped(circle.longitude - side), south, wrapped(circle.longitude + side), north, circle);
  }

  /** The cells that cover it: small ones if they are few, else large ones. */
  List<String> cells() {
    List<String> fine = cells(Facets.FINE);
    return fine.size() <= MOST_FINE_CELLS ? fine : cells(Facets.COARSE);
  }

  private List<String> cells(int size) {
    List<String> cells = new ArrayList<>();
    double width = east >= west ? east - west : east + 2 * HALF_TURN - west;
    long columns = (long) Math.floor((west + width) / size) - (long) Math.floor(west / size);
    for (long row = (long) Math.floor(south / size); row <= Math.floor(north / size); row++) {
      for (long column = 0; column <= columns; column++) {
        double longitude = wrapped((Math.floor(west / size) + column) * size);
        cells.add(Facets.cell(size, row * (double) size, longitude));
        if (size == Facets.FINE && cells.size() > MOST_FINE_CELLS) {
          return cells;
        }
      }
    }
    return cells;
  }

  private static double wrapped(double longitude) {
    return longitude > HALF_TURN
        ? longitude - 2 * HALF_TURN
        : longitude < -HALF_TURN ? longitude + 2 * HALF_TURN : longitude;
  }

  private static double[] numbers(String parameter, String text, int count, String form) {
    String[] parts = text.split(",", -1);
    double[] numbers = new double[count];
    try {
      for (int i = 0; parts.length == count && i < count; i++) {
        numbers[i] = Double.parseDouble(parts[i].strip());
      }
    } catch (NumberFormatException e) {
      parts = new String[0];
    }
    if (parts.length != count) {
      throw new BadQueryException(parameter + ": must be " + form + ", as numbers");
    }
    return numbers;
  }

  private static void checkPoint(String parameter, double latitude, double longitude) {
    if (!(Math.abs(latitude) <= POLE && Math.abs(longitude) <= HALF_TURN)) {
      throw new BadQueryException(
          parameter + ": latitude goes from -90 to 90, longitude from -180 to 180 degrees");
    }
  }
}

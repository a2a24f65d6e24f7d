package io.newswire.streams.tag.place;

import java.util.Arrays;

/**
 * What an article speaks of, so far: how much of it lies in each country, division, county and
 * square of one degree. Sums in an open-addressing table of its own, since there are a few hundred
 * entries for an article and this is the hot path.
 */
final class Votes {

  private static final int COUNTRY = 1;
  private static final int DIVISION = 2;
  private static final int COUNTY = 3;
  private static final int SQUARE = 4;

  private int[] keys = new int[1 << 9];
  private float[] sums = new float[1 << 9];
  private int size;

  void clear() {
    Arrays.fill(keys, 0);
    Arrays.fill(sums, 0);
    size = 0;
  }

  /** Adds a place's weight to what it lies in. */
  void add(PlaceTable table, int row, float weight) {
    put(key(COUNTRY, table.countryNumber(row)), weight);
    put(key(DIVISION, table.division(row)), weight);
    put(key(COUNTY, table.county(row)), weight);
    if (!table.isCountry(row) && !table.isDivision(row)) {
      put(square(table.latitude(row), table.longitude(row)), weight);
    }
  }

  float country(PlaceTable table, int row) {
    int number = table.countryNumber(row);
    return number == 0 ? 0 : get(key(COUNTRY, number));
  }

  float division(PlaceTable table, int row) {
    int number = table.division(row);
    return number == 0 ? 0 : get(key(DIVISION, number));
  }

  float county(PlaceTable table, int row) {
    int number = table.county(row);
    return number == 0 ? 0 : get(key(COUNTY, number));
  }

  /** What lies within about one degree. */
  float near(PlaceTable table, int row) {
    float sum = 0;
    float latitude = table.latitude(row);
    float longitude = table.longitude(row);
    for (int north = -1; north <= 1; north++) {
      for (int east = -1; east <= 1; east++) {
        sum += get(square(latitude + north, longitude + east));
      }
    }
    return sum;
  }

  private static int key(int kind, int number) {
    return number == 0 ? 0 : kind << 28 | number;
  }

  private static int square(float latitude, float longitude) {
    int y = (int) Math.floor(latitude + 90);
    int x = Math.floorMod((int) Math.floor(longitude + 180), 360);
    return SQUARE << 28 | (y * 360 + x + 1);
  }

  private void put(int key, float weight) {
    if (key == 0) {
      return;
    }
    int slot = slot(key);
    if (keys[slot] == 0) {
      keys[slot] = key;
      if (++size * 2 > keys.length) {
        grow();
        slot = slot(key);
      }
    }
    sums[slot] += weight;
  }

  private float get(int key) {
    int slot = slot(key);
    return keys[slot] == 0 ? 0 : sums[slot];
  }

  private int slot(int key) {
    int mask = keys.length - 1;
    int slot = (key * 0x9e3779b9) >>> 7 & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    float[] oldSums = sums;
    keys = new int[oldKeys.length * 2];
    sums = new float[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        sums[slot] = oldSums[i];
      }
    }
  }
}

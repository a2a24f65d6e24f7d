package io.newswire.streams.tag.place;

import java.util.Arrays;

/**
 * What an article speaks of: how much of it lies in each country, division, county and square of
 * one degree. The possible places of all names are registered once, in an open-addressing table;
 * voting and counting then only touch an array, since this is the hot path.
 */
final class Votes {

  private static final int COUNTRY = 1;
  private static final int DIVISION = 2;
  private static final int COUNTY = 3;
  private static final int SQUARE = 4;

  private static final int NEIGHBOURS = 9;

  /** A smaller share of a vote is not worth counting. */
  private static final float LEAST = 0.01f;

  private final PlaceTable table;
  private int[] keys = new int[1 << 9];
  private float[] sums = new float[1 << 9];
  private int[] numbers = new int[1 << 9];
  private int count;

  Votes(PlaceTable table) {
    this.table = table;
  }

  /**
   * Where the possible places of one name count, by their index; 0 where one does not. {@code near}
   * holds nine numbers for each place.
   */
  static final class Places {
    private final int[] country;
    private final int[] division;
    private final int[] county;
    private final int[] square;
    private final int[] near;

    private Places(int size) {
      country = new int[size];
      division = new int[size];
      county = new int[size];
      square = new int[size];
      near = new int[size * NEIGHBOURS];
    }
  }

  /** Registers the possible places of a name. All must be registered before the first vote. */
  Places register(int[] values) {
    int size = values.length;
    Places at = new Places(size);
    for (int i = 0; i < size; i++) {
      int row = AliasKind.row(values[i]);
      at.country[i] = number(key(COUNTRY, table.countryNumber(row)));
      at.division[i] = number(key(DIVISION, table.division(row)));
      at.county[i] = number(key(COUNTY, table.county(row)));
      if (table.isLocal(row)) {
        at.square[i] = number(square(table.latitude(row), table.longitude(row)));
      }
    }
    return at;
  }

  /** Looks up the squares around a name's possible places, once all names are registered. */
  void findNeighbours(Name name) {
    for (int i = 0; i < name.values.length; i++) {
      int row = name.row(i);
      if (name.at.square[i] == 0) {
        continue;
      }
      float latitude = table.latitude(row);
      float longitude = table.longitude(row);
      for (int n = 0; n < NEIGHBOURS; n++) {
        int north = n / 3 - 1;
        int east = n % 3 - 1;
        int slot = slot(square(latitude + north, longitude + east));
        name.at.near[i * NEIGHBOURS + n] = numbers[slot];
      }
    }
  }

  /** Takes all votes back. */
  void clear() {
    Arrays.fill(sums, 0, count + 1, 0);
  }

  /** Adds a name's shares, times a weight. */
  void add(Name name, float weight) {
    Places at = name.at;
    for (int i = 0; i < name.shares.length; i++) {
      if (name.shares[i] > LEAST) {
        float vote = weight * name.shares[i];
        sums[at.country[i]] += vote;
        sums[at.division[i]] += vote;
        sums[at.county[i]] += vote;
        sums[at.square[i]] += vote;
      }
    }
    sums[0] = 0;
  }

  float country(Name name, int index) {
    return sums[name.at.country[index]];
  }

  float division(Name name, int index) {
    return sums[name.at.division[index]];
  }

  float county(Name name, int index) {
    return sums[name.at.county[index]];
  }

  /** What lies within about one degree. */
  float near(Name name, int index) {
    float sum = 0;
    for (int n = index * NEIGHBOURS; n < (index + 1) * NEIGHBOURS; n++) {
      sum += sums[name.at.near[n]];
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

  private int number(int key) {
    if (key == 0) {
      return 0;
    }
    int slot = slot(key);
    if (keys[slot] == 0) {
      keys[slot] = key;
      numbers[slot] = ++count;
      if (count * 2 >= keys.length) {
        grow();
        return count;
      }
    }
    return numbers[slot];
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
    int[] oldNumbers = numbers;
    keys = new int[oldKeys.length * 2];
    numbers = new int[keys.length];
    sums = new float[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}

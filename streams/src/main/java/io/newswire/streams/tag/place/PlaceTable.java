package io.newswire.streams.tag.place;

import io.newswire.events.LexiconEntry.Place;
import io.newswire.events.Location;
import io.newswire.streams.tag.packed.PackedInput;
import io.newswire.streams.tag.packed.PackedOutput;
import io.newswire.streams.tag.packed.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The known places, by row. Kept in columns, because a quarter of a million small objects would
 * take thrice the memory.
 */
final class PlaceTable {

  private static final byte COUNTRY = 1;
  private static final byte DIVISION = 2;
  private static final byte COUNTY = 3;
  private static final byte TOWN = 4;

  private final int[] ids;
  private final Texts names;
  private final float[] latitudes;
  private final float[] longitudes;
  private final short[] codes;
  private final short[] countries;
  private final int[] divisions;
  private final int[] counties;
  private final float[] priors;
  private final Texts codeNames;

  /** Class of each code. */
  private final byte[] classes;

  private final Texts countryNames;
  private final Texts divisionNames;

  PlaceTable(PlaceTableBuilder builder) {
    ids = builder.ids();
    names = Texts.of(builder.names());
    latitudes = builder.latitudes();
    longitudes = builder.longitudes();
    codes = builder.codes();
    countries = builder.countries();
    divisions = builder.divisions();
    counties = builder.counties();
    priors = builder.priors();
    codeNames = Texts.of(builder.codeNames());
    countryNames = Texts.of(builder.countryNames());
    divisionNames = Texts.of(builder.divisionNames());
    classes = classes(codeNames);
  }

  private PlaceTable(PackedInput in) {
    ids = in.ints();
    names = Texts.read(in);
    latitudes = in.floats();
    longitudes = in.floats();
    codes = in.shorts();
    countries = in.shorts();
    divisions = in.ints();
    counties = in.ints();
    priors = in.floats();
    codeNames = Texts.read(in);
    countryNames = Texts.read(in);
    divisionNames = Texts.read(in);
    classes = classes(codeNames);
  }

  /** Reads what {@link #write} wrote. */
  static PlaceTable read(PackedInput in) {
    return new PlaceTable(in);
  }

  void write(PackedOutput out) {
    out.ints(ids);
    names.write(out);
    out.floats(latitudes);
    out.floats(longitudes);
    out.shorts(codes);
    out.shorts(countries);
    out.ints(divisions);
    out.ints(counties);
    out.floats(priors);
    codeNames.write(out);
    countryNames.write(out);
    divisionNames.write(out);
  }

  private PlaceTable(PlaceTable base, List<PlaceLine> added) {
    int size = base.size();
    int all = size + added.size();
    ids = Arrays.copyOf(base.ids, all);
    names = base.names.with(added.stream().map(PlaceLine::name).toList());
    latitudes = Arrays.copyOf(base.latitudes, all);
    longitudes = Arrays.copyOf(base.longitudes, all);
    codes = Arrays.copyOf(base.codes, all);
    countries = Arrays.copyOf(base.countries, all);
    divisions = Arrays.copyOf(base.divisions, all);
    counties = Arrays.copyOf(base.counties, all);
    priors = Arrays.copyOf(base.priors, all);
    Texts moreCodes = base.codeNames;
    Texts moreCountries = base.countryNames;
    for (int row = size; row < all; row++) {
      PlaceLine line = added.get(row - size);
      ids[row] = line.id();
      latitudes[row] = line.latitude();
      longitudes[row] = line.longitude();
      moreCodes = moreCodes.including(line.code());
      codes[row] = (short) moreCodes.indexOf(line.code());
      moreCountries = moreCountries.including(line.country());
      countries[row] = (short) moreCountries.indexOf(line.country());
      divisions[row] = base.divisionOf(line.country(), line.admin1());
      priors[row] = Priors.of(line.code(), line.population());
    }
    codeNames = moreCodes;
    countryNames = moreCountries;
    divisionNames = base.divisionNames;
    classes = classes(codeNames);
  }

  /**
   * These places and others behind them.
   *
   * @param added whose {@link PlaceLine#admin1} is the division's name
   */
  PlaceTable with(List<PlaceLine> added) {
    return new PlaceTable(this, added);
  }

  /** Number of the first-order division of a name in a country; 0 where there is none. */
  int divisionOf(String country, String name) {
    for (int row = 0; !name.isEmpty() && row < size(); row++) {
      if (isDivision(row) && name.equals(divisionName(row)) && country.equals(country(row))) {
        return divisions[row];
      }
    }
    return 0;
  }

  private static byte[] classes(Texts codeNames) {
    byte[] classes = new byte[codeNames.size()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = classOf(codeNames.get(i));
    }
    return classes;
  }

  int size() {
    return names.size();
  }

  /** GeoNames id, null for a place that GeoNames has not, or whose id is not known. */
  Long id(int row) {
    return ids[row] == 0 ? null : (long) ids[row];
  }

  /** The id of its entry in the lexicon: its GeoNames id, else made of country and name. */
  String entryId(int row) {
    return ids[row] != 0 ? Place.GEONAMES + ids[row] : PlaceLine.entryId(country(row), name(row));
  }

  /** The rows of an entry: one of a packaged place, or none. */
  List<Integer> rowsOf(String entryId) {
    List<Integer> rows = new ArrayList<>(1);
    boolean geonames = entryId.startsWith(Place.GEONAMES);
    for (int row = 0; row < ids.length; row++) {
      if ((ids[row] != 0) == geonames && entryId(row).equals(entryId)) {
        rows.add(row);
      }
    }
    return rows;
  }

  String name(int row) {
    return names.get(row);
  }

  float latitude(int row) {
    return latitudes[row];
  }

  float longitude(int row) {
    return longitudes[row];
  }

  /** GeoNames feature code. */
  String code(int row) {
    return codeNames.get(codes[row]);
  }

  /** ISO-3166 alpha-3, null for places of no one country. */
  String country(int row) {
    return named(countryNames, countries[row]);
  }

  /** Number of its country; 0 for places of no one country. */
  int countryNumber(int row) {
    return countries[row];
  }

  /** Number of its first-order division; 0 where it has none. */
  int division(int row) {
    return divisions[row];
  }

  /** Number of its second-order division; 0 where it has none. */
  int county(int row) {
    return counties[row];
  }

  /** Name of its first-order division, null where it has none. */
  String divisionName(int row) {
    return named(divisionNames, divisions[row]);
  }

  /** Texts cannot be null, so that an empty one stands for none. */
  private static String named(Texts texts, int number) {
    String name = texts.get(number);
    return name.isEmpty() ? null : name;
  }

  /** How likely it is meant where nothing else is known, as a logarithm: see {@link Priors}. */
  float prior(int row) {
    return priors[row];
  }

  boolean isCountry(int row) {
    return classes[codes[row]] == COUNTRY;
  }

  boolean isDivision(int row) {
    return classes[codes[row]] == DIVISION;
  }

  boolean isCounty(int row) {
    return classes[codes[row]] == COUNTY;
  }

  boolean isTown(int row) {
    return classes[codes[row]] == TOWN;
  }

  /** Whether it is smaller than a country or a first-order division. */
  boolean isLocal(int row) {
    return !isCountry(row) && !isDivision(row);
  }

  private static byte classOf(String code) {
    return code.startsWith("PCL")
        ? COUNTRY
        : code.equals("ADM1")
            ? DIVISION
            : code.equals("ADM2") ? COUNTY : code.startsWith("PPL") ? TOWN : 0;
  }

  Location.Point point(int row) {
    return Location.Point.of(rounded(longitudes[row]), rounded(latitudes[row]));
  }

  /** Coordinates are kept as floats; five decimals are a metre. */
  private static double rounded(float degrees) {
    return Math.round(degrees * 1e5) / 1e5;
  }
}

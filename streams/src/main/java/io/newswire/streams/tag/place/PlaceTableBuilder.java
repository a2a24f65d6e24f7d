package io.newswire.streams.tag.place;

import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers places and their spellings. For one thread. */
final class PlaceTableBuilder {

  /** Countries whose names come to Latin script from another, in many ways. */
  private static final Set<String> TRANSLITERATED =
      Set.of(
          "LBY", "TUN", "DZA", "MAR", "ESH", "MRT", "EGY", "SDN", "SSD", "TCD", "SYR", "IRQ", "IRN",
          "JOR", "LBN", "PSE", "SAU", "YEM", "OMN", "ARE", "QAT", "BHR", "KWT", "AFG", "PAK", "SOM",
          "DJI", "ERI", "RUS", "UKR", "BLR", "KAZ", "KGZ", "TJK", "TKM", "UZB");

  private final PhraseIndex.Builder aliases = PhraseIndex.builder();
  private final PhraseIndex.Builder variants = PhraseIndex.builder();
  private final Interner codeNames = new Interner();
  private final Interner countryNames = new Interner();
  private final Interner divisionKeys = new Interner();
  private final Interner countyKeys = new Interner();
  private final Map<Integer, String> divisionNames = new HashMap<>();

  private int size;
  private int[] ids = new int[1 << 18];
  private String[] names = new String[1 << 18];
  private float[] latitudes = new float[1 << 18];
  private float[] longitudes = new float[1 << 18];
  private short[] codes = new short[1 << 18];
  private short[] countries = new short[1 << 18];
  private int[] divisions = new int[1 << 18];
  private int[] counties = new int[1 << 18];
  private float[] priors = new float[1 << 18];

  /**
   * Adds a place; a line that {@link PlaceLine#extendsKnown} gives a place that is there already
   * its usual name and more spellings.
   *
   * @throws IllegalArgumentException where it is not there
   */
  void add(PlaceLine line) {
    int row = line.extendsKnown() ? rowOf(line.id()) : place(line);
    names[row] = line.name();
    alias(line.name(), row, AliasKind.PRIMARY);
    line.names().forEach(name -> alias(name, row, AliasKind.NAME));
    line.weak().forEach(name -> alias(name, row, AliasKind.WEAK));
    line.abbreviations().forEach(name -> alias(name, row, AliasKind.ABBREVIATION));
    line.demonyms().forEach(name -> alias(name, row, AliasKind.DEMONYM));
  }

  private int rowOf(int id) {
    for (int row = 0; row < size; row++) {
      if (ids[row] == id) {
        return row;
      }
    }
    throw new IllegalArgumentException("no place has the GeoNames id " + id);
  }

  private void alias(String spelling, int row, AliasKind kind) {
    Tokens tokens = Tokens.of(spelling);
    aliases.add(tokens, kind.of(row));
    boolean name = kind == AliasKind.PRIMARY || kind == AliasKind.NAME;
    if (name && tokens.count() > 0) {
      variant(tokens, row);
    }
  }

  private void variant(Tokens tokens, int row) {
    Variant variant = Variant.of(tokens, countryNames.all().get(countries[row]));
    if (variant != null) {
      variants.add(variant.key(), variant.kind().of(row));
    }
  }

  /**
   * Under what a name is sought in other spellings.
   *
   * @param kind what such a spelling is to the place
   */
  record Variant(String key, AliasKind kind) {

    /**
     * The key of a name; null for one that is written in one way only.
     *
     * @param country ISO-3166 alpha-3 of the place
     */
    static Variant of(Tokens name, String country) {
      boolean cyrillic = SpellingKey.isCyrillic(name.foldedChar(0, 0));
      CharSequence key =
          cyrillic || TRANSLITERATED.contains(country)
              ? SpellingKey.of(name, new Span(0, name.count()))
              : null;
      return key == null
          ? null
          : new Variant(key.toString(), cyrillic ? AliasKind.NAME : AliasKind.VARIANT);
    }
  }

  private int place(PlaceLine line) {
    if (size == ids.length) {
      grow();
    }
    int row = size++;
    ids[row] = line.id();
    names[row] = line.name();
    latitudes[row] = line.latitude();
    longitudes[row] = line.longitude();
    codes[row] = (short) codeNames.number(line.code());
    countries[row] = (short) countryNames.number(line.country());
    divisions[row] = divisionKeys.number(key(line.country(), line.admin1()));
    counties[row] = countyKeys.number(key(key(line.country(), line.admin1()), line.admin2()));
    priors[row] = Priors.of(line.code(), line.population());
    if (line.code().equals("ADM1")) {
      divisionNames.put(divisions[row], line.name());
    }
    return row;
  }

  private static String key(String outer, String inner) {
    return outer == null || inner == null || inner.isEmpty() || outer.isEmpty()
        ? null
        : outer + '.' + inner;
  }

  private void grow() {
    int larger = size * 2;
    ids = Arrays.copyOf(ids, larger);
    names = Arrays.copyOf(names, larger);
    latitudes = Arrays.copyOf(latitudes, larger);
    longitudes = Arrays.copyOf(longitudes, larger);
    codes = Arrays.copyOf(codes, larger);
    countries = Arrays.copyOf(countries, larger);
    divisions = Arrays.copyOf(divisions, larger);
    counties = Arrays.copyOf(counties, larger);
    priors = Arrays.copyOf(priors, larger);
  }

  Gazetteer build() {
    PlaceTable table = new PlaceTable(this);
    return new Gazetteer(
        table,
        aliases.build(value -> Rows.weight(table, value)),
        variants.build(value -> Rows.weight(table, value)));
  }

  int[] ids() {
    return Arrays.copyOf(ids, size);
  }

  List<String> names() {
    return Arrays.asList(names).subList(0, size);
  }

  float[] latitudes() {
    return Arrays.copyOf(latitudes, size);
  }

  float[] longitudes() {
    return Arrays.copyOf(longitudes, size);
  }

  short[] codes() {
    return Arrays.copyOf(codes, size);
  }

  short[] countries() {
    return Arrays.copyOf(countries, size);
  }

  int[] divisions() {
    return Arrays.copyOf(divisions, size);
  }

  int[] counties() {
    return Arrays.copyOf(counties, size);
  }

  float[] priors() {
    return Arrays.copyOf(priors, size);
  }

  List<String> codeNames() {
    return codeNames.all();
  }

  List<String> countryNames() {
    return countryNames.all();
  }

  List<String> divisionNames() {
    List<String> byNumber = new ArrayList<>();
    for (int number = 0; number < divisionKeys.all().size(); number++) {
      byNumber.add(divisionNames.getOrDefault(number, ""));
    }
    return byNumber;
  }

  /** Gives equal strings one number; 0 is the empty one, for none. */
  private static final class Interner {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> all = new ArrayList<>();

    Interner() {
      all.add("");
    }

    int number(String text) {
      if (text == null || text.isEmpty()) {
        return 0;
      }
      Integer known = numbers.get(text);
      if (known != null) {
        return known;
      }
      numbers.put(text, all.size());
      all.add(text);
      return all.size() - 1;
    }

    List<String> all() {
      return all;
    }
  }
}

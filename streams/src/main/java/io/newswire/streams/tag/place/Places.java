package io.newswire.streams.tag.place;

import io.newswire.events.LexiconEntry;
import io.newswire.events.Location;
import io.newswire.events.Mention;
import io.newswire.streams.tag.packed.PackedOutput;
import io.newswire.streams.tag.text.PhraseIndex;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the places that an article names. Immutable, for any number of threads. */
public final class Places {

  static final String PACKED = "places.bin";

  private static final int MOST_ALTERNATIVES = 5;

  private static final int FEWEST_DEMONYMS = 2;

  /** Below this, a name is not taken for a place. */
  private static final float ACCEPTED = 0f;

  /** A name is only read as another transliteration where the article speaks of the country. */
  private static final float COUNTRY_SPOKEN_OF = 0.8f;

  private final Gazetteer gazetteer;
  private final Map<String, LexiconEntry> put;
  private final PhraseIndex aliases;
  private final PlaceTable table;
  private final CandidateFinder finder;
  private final Containment containment;
  private final Resolver resolver;

  Places(Gazetteer gazetteer) {
    this(gazetteer, Map.of());
  }

  private Places(Gazetteer gazetteer, Map<String, LexiconEntry> put) {
    this.gazetteer = gazetteer;
    this.put = put;
    aliases = gazetteer.aliases();
    table = gazetteer.table();
    finder = new CandidateFinder(gazetteer);
    containment = new Containment(table);
    resolver = new Resolver(table);
  }

  /** Reads the tables and writes them as {@link #standard} reads them. */
  public static void pack(PackedOutput out) {
    Gazetteer.ofTables().write(out);
  }

  /** With the packaged places. Loading takes some tenths of a second: share one. */
  public static Places standard() {
    return new Places(Gazetteer.standard());
  }

  /**
   * These with places changed. Takes some milliseconds.
   *
   * @param changes by id, each in place of the one that has its id; they passed {@link
   *     PlaceEntries#problems}
   */
  public Places with(Map<String, LexiconEntry> changes) {
    return changes.isEmpty()
        ? this
        : new Places(new PlaceChanges(gazetteer).apply(changes.values()), Map.copyOf(changes));
  }

  /** The places, to be looked at. */
  public PlaceEntries entries() {
    return new PlaceEntries(gazetteer, put);
  }

  /**
   * How likely a place is meant by these tokens, and by no more and no fewer, when nothing else is
   * known; see {@link Priors}. 0 when no place has that name.
   */
  public float weight(Tokens tokens, int from, int to) {
    if (from == to || !aliases.mayBegin(tokens.hash(from))) {
      return 0;
    }
    int node = PhraseIndex.ROOT;
    for (int i = from; i < to && node != PhraseIndex.NONE; i++) {
      node = aliases.next(node, tokens.hash(i));
    }
    float weight = 0;
    for (int i = 0; node != PhraseIndex.NONE && i < aliases.valueCount(node); i++) {
      int value = aliases.value(node, i);
      if (AliasKind.kind(value) == AliasKind.PRIMARY || AliasKind.kind(value) == AliasKind.NAME) {
        weight = Math.max(weight, table.prior(AliasKind.row(value)));
      }
    }
    return weight;
  }

  /**
   * The places that an article names, in the order of their first mention.
   *
   * @param passages the article's texts, in the order in which they are read
   * @param home where its source is at home
   */
  public List<Location> find(List<Passage> passages, Home home) {
    List<Candidate> candidates = new ArrayList<>();
    for (Passage passage : passages) {
      List<Candidate> found = finder.find(passage);
      containment.read(found);
      candidates.addAll(found);
    }
    List<Name> names = resolver.resolve(candidates, home);
    Set<Integer> sure = Resolver.sure(names);
    Map<Integer, Found> byRow = new LinkedHashMap<>();
    for (Name name : names) {
      if (name.mentions.stream().allMatch(mention -> mention.borrowed && mention.within < 0)) {
        continue;
      }
      int best = best(name, sure);
      for (Candidate mention : name.mentions) {
        if (best >= 0 && accepts(name, best, mention)) {
          byRow
              .computeIfAbsent(name.row(best), row -> new Found(name, best))
              .add(mention, name.row(best));
        }
      }
    }
    List<Location> locations = new ArrayList<>(byRow.size());
    for (Found found : byRow.values()) {
      found.dropIdleDemonyms();
      if (!found.mentions.isEmpty()) {
        locations.add(location(found));
      }
    }
    return locations;
  }

  /** The most likely place, passing over those whose full name the article does not give. */
  private static int best(Name name, Set<Integer> sure) {
    int best = -1;
    for (int i = 0; i < name.values.length; i++) {
      boolean allowed =
          AliasKind.kind(name.values[i]) != AliasKind.WEAK
              || name.qualifies
              || sure.contains(name.row(i));
      if (allowed && (best < 0 || name.scores[i] > name.scores[best])) {
        best = i;
      }
    }
    return best;
  }

  private boolean accepts(Name name, int best, Candidate mention) {
    float evidence = mention.evidence;
    float others = name.evidence - mention.evidence;
    if (mention.within >= 0 || mention.qualifies) {
      return evidence > -4;
    }
    if (mention.kindOf(name.row(best)) == AliasKind.VARIANT
        && name.countries[best] < COUNTRY_SPOKEN_OF) {
      return false;
    }
    evidence += Math.max(-1, Math.min(1, others / 2));
    return evidence + (name.scores[best] - 4.5f) * 0.5f >= ACCEPTED;
  }

  private Location location(Found found) {
    Name name = found.name;
    int row = name.row(found.best);
    List<Mention> mentions = new ArrayList<>();
    boolean dateline = false;
    boolean body = false;
    found.mentions.sort(null);
    for (Located mention : found.mentions) {
      mentions.add(mention.mention());
      dateline |= mention.dateline();
      body |= !mention.demonym();
    }
    Location.Role role =
        dateline ? Location.Role.DATELINE : body ? Location.Role.BODY : Location.Role.DEMONYM;
    return new Location(
        table.id(row),
        table.name(row),
        table.code(row),
        table.country(row),
        table.isCountry(row) ? null : table.divisionName(row),
        table.point(row),
        role,
        mentions,
        confidence(name, found.best),
        alternatives(name, found.best));
  }

  private static double confidence(Name name, int best) {
    double place = 1 / (1 + Math.exp(-(name.evidence / name.mentions.size() + 2)));
    return Math.round(Math.max(0.05, name.shares[best] * place) * 100) / 100.0;
  }

  /** The next most likely places of a name, of those that GeoNames has. */
  private List<Location.Alternative> alternatives(Name name, int best) {
    if (name.values.length == 1) {
      return List.of();
    }
    List<Location.Alternative> alternatives = new ArrayList<>(MOST_ALTERNATIVES);
    boolean[] told = new boolean[name.values.length];
    told[best] = true;
    for (int next = likeliest(name, told);
        next >= 0 && alternatives.size() < MOST_ALTERNATIVES;
        next = likeliest(name, told)) {
      told[next] = true;
      int row = name.row(next);
      if (table.id(row) != null) {
        alternatives.add(
            new Location.Alternative(
                table.id(row), table.name(row), table.country(row), table.divisionName(row)));
      }
    }
    return alternatives;
  }

  private static int likeliest(Name name, boolean[] told) {
    int likeliest = -1;
    for (int i = 0; i < told.length; i++) {
      if (!told[i] && (likeliest < 0 || name.scores[i] > name.scores[likeliest])) {
        likeliest = i;
      }
    }
    return likeliest;
  }

  /** A place that was found, with its mentions. */
  private static final class Found {

    final Name name;
    final int best;
    final List<Located> mentions = new ArrayList<>();

    Found(Name name, int best) {
      this.name = name;
      this.best = best;
    }

    void add(Candidate candidate, int row) {
      mentions.add(Located.of(candidate, row));
    }

    /**
     * Adjectives say nothing more of where when the article names the country itself; and those of
     * one sentence ("a French writer") do not make the country a place of the story.
     */
    void dropIdleDemonyms() {
      boolean named = mentions.stream().anyMatch(mention -> !mention.demonym());
      if (named || sentences() < FEWEST_DEMONYMS) {
        mentions.removeIf(Located::demonym);
      }
    }

    /** In how many sentences it is named: one that says it twice is still one statement. */
    private long sentences() {
      return mentions.stream()
          .map(mention -> mention.mention().field().name() + mention.sentence())
          .distinct()
          .count();
    }
  }

  /**
   * A mention, and what it says of the place's role.
   *
   * @param sentence first token of its sentence
   */
  private record Located(Mention mention, boolean dateline, boolean demonym, int sentence)
      implements Comparable<Located> {

    static Located of(Candidate candidate, int row) {
      Tokens tokens = candidate.passage.tokens();
      boolean demonym = candidate.kindOf(row) == AliasKind.DEMONYM;
      String rule =
          candidate.dateline
              ? "dateline"
              : demonym
                  ? "demonym"
                  : candidate.within >= 0
                      ? "contained"
                      : candidate.kindOf(row) == AliasKind.VARIANT ? "variant" : "alias";
      Mention mention =
          new Mention(
              candidate.passage.field(),
              tokens.codePoint(tokens.start(candidate.span.from())),
              tokens.codePoint(tokens.end(candidate.span.to() - 1)),
              tokens.quote(candidate.span),
              rule,
              alias(candidate));
      int sentence = candidate.span.from();
      while (demonym && sentence > 0 && !tokens.is(sentence, Tokens.SENTENCE_START)) {
        sentence--;
      }
      return new Located(mention, candidate.dateline, demonym, sentence);
    }

    private static String alias(Candidate candidate) {
      StringBuilder alias = new StringBuilder();
      for (int i = candidate.span.from(); i < candidate.span.to(); i++) {
        alias.append(alias.length() == 0 ? "" : " ").append(candidate.passage.tokens().folded(i));
      }
      return alias.toString();
    }

    @Override
    public int compareTo(Located other) {
      int field = mention.field().compareTo(other.mention.field());
      return field != 0 ? field : Integer.compare(mention.start(), other.mention.start());
    }
  }
}

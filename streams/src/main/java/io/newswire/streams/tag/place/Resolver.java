package io.newswire.streams.tag.place;

import io.newswire.streams.tag.text.PhraseIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which place each name of an article means, by what else the article names. Every name
 * votes, by the shares of its possible places, for countries, divisions, counties and squares of
 * one degree; every possible place is then scored by its prior and by the votes of the others; and
 * again with the shares so found.
 */
final class Resolver {

  private static final int ROUNDS = 3;
  private static final float COUNTRY = 3.5f;
  private static final float DIVISION = 3.5f;
  private static final float COUNTY = 1.5f;
  private static final float NEAR = 2.5f;
  private static final float HOME = 1.5f;

  private static final Candidate AMBIGUOUS =
      new Candidate(null, null, PhraseIndex.NONE, new int[0], 0, false, false);

  private final PlaceTable table;

  Resolver(PlaceTable table) {
    this.table = table;
  }

  /** The names of an article with scored places. */
  List<Name> resolve(List<Candidate> candidates, Home home) {
    Votes votes = new Votes(table);
    List<Name> names = group(candidates, votes);
    names.forEach(votes::findNeighbours);
    for (int round = 0; round < ROUNDS; round++) {
      votes.clear();
      for (Name name : names) {
        name.share();
        votes.add(name, name.weight());
      }
      for (Name name : names) {
        score(votes, name, home);
      }
    }
    names.forEach(Name::share);
    return names;
  }

  /**
   * Gathers the mentions of one spelling. A mention that does not say where it lies ("Paris") means
   * what one that does ("Paris, Texas") means, unless these differ.
   */
  private List<Name> group(List<Candidate> candidates, Votes votes) {
    Map<Integer, Candidate> located = new HashMap<>();
    for (Candidate c : candidates) {
      if (c.within >= 0) {
        Candidate first = located.putIfAbsent(c.spelling, c);
        if (first != null && first.within != c.within) {
          located.put(c.spelling, AMBIGUOUS);
        }
      }
    }
    Map<Long, Name> names = new HashMap<>();
    List<Name> inOrder = new ArrayList<>();
    for (Candidate c : candidates) {
      Candidate sense = c.within >= 0 ? c : located.getOrDefault(c.spelling, AMBIGUOUS);
      boolean open = c.qualifies || sense == AMBIGUOUS;
      int[] values = open ? c.values : sense.values;
      int narrowed = c.qualifies ? c.row(0) : open ? -1 : sense.within;
      Name name = names.get((long) c.spelling << 32 | narrowed + 1);
      if (name == null) {
        name = new Name(table, values, votes);
        names.put((long) c.spelling << 32 | narrowed + 1, name);
        inOrder.add(name);
      }
      name.add(c);
    }
    return inOrder;
  }

  /** Scores a name's places by the votes of the other names. */
  private void score(Votes votes, Name name, Home home) {
    if (name.values.length == 1) {
      support(votes, name, 0, home);
      return;
    }
    votes.add(name, -name.weight());
    for (int i = 0; i < name.values.length; i++) {
      support(votes, name, i, home);
    }
    votes.add(name, name.weight());
  }

  private void support(Votes votes, Name name, int index, Home home) {
    int row = name.row(index);
    float country = saturated(votes.country(name, index));
    float division = table.isCountry(row) ? country : saturated(votes.division(name, index));
    boolean local = table.isLocal(row);
    float near = local ? saturated(votes.near(name, index)) : division;
    float score = name.priors[index] + COUNTRY * country + DIVISION * division + NEAR * near;
    if (local) {
      score += COUNTY * saturated(votes.county(name, index));
    }
    if (home.country() != null && home.country().equals(table.country(row))) {
      score += HOME;
    }
    name.scores[index] = score;
    float own = name.values.length == 1 ? name.weight() : 0;
    name.countries[index] = votes.country(name, index) - own;
  }

  private static float saturated(float votes) {
    return votes <= 0 ? 0 : votes / (votes + 1);
  }

  /** Rows of all places that some name surely means: a part of their name may stand for them. */
  static Set<Integer> sure(List<Name> names) {
    Set<Integer> rows = new HashSet<>();
    for (Name name : names) {
      int best = name.best();
      if (AliasKind.kind(name.values[best]) != AliasKind.WEAK) {
        rows.add(name.row(best));
      }
    }
    return rows;
  }
}

package io.newswire.streams.tag.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  private final PlaceTable table;

  Resolver(PlaceTable table) {
    this.table = table;
  }

  /** The names of an article with scored places. */
  List<Name> resolve(List<Candidate> candidates, Home home) {
    List<Name> names = group(candidates);
    Votes votes = new Votes();
    for (int round = 0; round < ROUNDS; round++) {
      votes.clear();
      for (Name name : names) {
        name.share();
        vote(votes, name, weight(name));
      }
      for (Name name : names) {
        score(votes, name, home);
      }
    }
    names.forEach(Name::share);
    return names;
  }

  private List<Name> group(List<Candidate> candidates) {
    Map<Integer, Integer> qualified = new HashMap<>();
    for (Candidate c : candidates) {
      if (c.within >= 0) {
        qualified.merge(c.node, c.within, (one, other) -> one.equals(other) ? one : -1);
      }
    }
    Map<Long, Name> names = new HashMap<>();
    List<Name> inOrder = new ArrayList<>();
    for (Candidate c : candidates) {
      int within = c.within >= 0 ? c.within : qualified.getOrDefault(c.node, -1);
      boolean anchor = c.qualifies && c.values.length == 1;
      long key = (long) c.node << 32 | (anchor ? Integer.MIN_VALUE | c.row(0) : within + 1);
      Name name = names.get(key);
      if (name == null) {
        name = new Name(table, valuesOf(c, within, candidates));
        names.put(key, name);
        inOrder.add(name);
      }
      name.add(c);
    }
    return inOrder;
  }

  private static int[] valuesOf(Candidate candidate, int within, List<Candidate> candidates) {
    if (candidate.within >= 0 || within < 0) {
      return candidate.values;
    }
    for (Candidate other : candidates) {
      if (other.node == candidate.node && other.within == within) {
        return other.values;
      }
    }
    return candidate.values;
  }

  private static float weight(Name name) {
    float mentions = (float) Math.sqrt(Math.min(9, name.mentions.size()));
    float sure = name.within || name.qualifies ? 1.5f : 1;
    float doubt = name.evidence < -1 ? 0.3f : 1;
    return mentions * sure * doubt;
  }

  private void vote(Votes votes, Name name, float weight) {
    for (int i = 0; i < name.values.length; i++) {
      if (name.shares[i] > 0.01f) {
        votes.add(table, name.row(i), weight * name.shares[i]);
      }
    }
  }

  private void score(Votes votes, Name name, Home home) {
    if (name.values.length == 1) {
      support(votes, name, 0, home);
      return;
    }
    vote(votes, name, -weight(name));
    for (int i = 0; i < name.values.length; i++) {
      support(votes, name, i, home);
    }
    vote(votes, name, weight(name));
  }

  private void support(Votes votes, Name name, int index, Home home) {
    int row = name.row(index);
    float country = saturated(votes.country(table, row));
    float division = table.isCountry(row) ? country : saturated(votes.division(table, row));
    boolean wide = table.isCountry(row) || table.isDivision(row);
    float near = wide ? division : saturated(votes.near(table, row));
    float score = name.priors[index] + COUNTRY * country + DIVISION * division + NEAR * near;
    if (!wide) {
      score += COUNTY * saturated(votes.county(table, row));
    }
    if (home.country() != null && home.country().equals(table.country(row))) {
      score += HOME;
    }
    name.scores[index] = score;
  }

  private static float saturated(float votes) {
    return votes <= 0 ? 0 : votes / (votes + 1);
  }

  /** Rows of all places that some name surely means: a part of their name may stand for them. */
  int[] sure(List<Name> names) {
    return names.stream()
        .filter(name -> AliasKind.kind(name.values[name.best()]) != AliasKind.WEAK)
        .mapToInt(name -> name.row(name.best()))
        .sorted()
        .distinct()
        .toArray();
  }

  static boolean holds(int[] sortedRows, int row) {
    return Arrays.binarySearch(sortedRows, row) >= 0;
  }
}

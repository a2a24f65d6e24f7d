package io.newswire.streams.tag.place;

import java.util.ArrayList;
import java.util.List;

/**
 * All mentions of one spelling in one article, which are taken to mean one place: "one sense per
 * discourse" (Gale, Church, Yarowsky 1992). Mutable while the article is resolved.
 */
final class Name {

  /** How many places of one name are weighed. */
  static final int MOST = 24;

  /** What a town loses that bears the name of a country or state in which it does not lie. */
  private static final float BORROWED = 1.5f;

  final int[] values;
  final float[] priors;
  final float[] shares;
  final float[] scores;

  /** How much else in the article lies in the country of each place. */
  final float[] countries;

  final Votes.Places at;
  final List<Candidate> mentions = new ArrayList<>(2);

  /** The sum of what the surroundings of its mentions say. */
  float evidence;

  boolean qualifies;
  boolean within;

  Name(PlaceTable table, int[] all, Votes votes) {
    values = Rows.first(all, MOST);
    priors = new float[values.length];
    shares = new float[values.length];
    countries = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      boolean borrowed = table.isLocal(row(i)) && !table.isLocal(row(0)) && !shares(table, i);
      priors[i] = Rows.weight(table, values[i]) - (borrowed ? BORROWED : 0);
    }
    scores = priors.clone();
    at = votes.register(values);
  }

  private boolean shares(PlaceTable table, int index) {
    return table.isCountry(row(0))
        ? table.countryNumber(row(0)) == table.countryNumber(row(index))
        : table.division(row(0)) == table.division(row(index));
  }

  void add(Candidate mention) {
    mentions.add(mention);
    evidence += mention.evidence;
    qualifies |= mention.qualifies;
    within |= mention.within >= 0;
  }

  int row(int index) {
    return AliasKind.row(values[index]);
  }

  /** How much its vote counts. */
  float weight() {
    float times = (float) Math.sqrt(Math.min(9, mentions.size()));
    float sure = within || qualifies ? 1.5f : 1;
    float doubt = evidence < -1 ? 0.3f : 1;
    return times * sure * doubt;
  }

  /** Index of the most likely place. */
  int best() {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Turns scores into shares that add up to 1. */
  void share() {
    if (scores.length == 1) {
      shares[0] = 1;
      return;
    }
    float top = scores[best()];
    float sum = 0;
    for (int i = 0; i < scores.length; i++) {
      shares[i] = (float) Math.exp(scores[i] - top);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
  }
}

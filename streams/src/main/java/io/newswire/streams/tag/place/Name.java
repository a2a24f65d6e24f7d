package io.newswire.streams.tag.place;

import java.util.ArrayList;
import java.util.List;

/**
 * All mentions of one spelling in one article, which are taken to mean one place: "one sense per
 * discourse" (Gale, Church, Yarowsky 1992). Mutable while the article is resolved.
 */
final class Name {

  final int[] values;
  final float[] priors;
  final float[] shares;
  final float[] scores;
  final List<Candidate> mentions = new ArrayList<>();

  /** The sum of what the surroundings of its mentions say. */
  float evidence;

  boolean qualifies;
  boolean within;

  Name(PlaceTable table, int[] values) {
    this.values = values;
    priors = new float[values.length];
    shares = new float[values.length];
    scores = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      priors[i] = Rows.weight(table, values[i]);
      scores[i] = priors[i];
    }
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

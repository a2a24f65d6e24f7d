package io.newswire.streams.tag.place;

import io.newswire.streams.tag.text.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Reads what a text says outright of where a place lies: "Paris, Texas", "Alexandria, La.",
 * "Tripoli, Libya", "Columbus Ohio", "Cottonport in Avoyelles Parish".
 */
final class Containment {

  private final PlaceTable table;

  Containment(PlaceTable table) {
    this.table = table;
  }

  /** Narrows the candidates of one text, which stand in its order. */
  void read(List<Candidate> candidates) {
    for (int i = candidates.size() - 2; i >= 0; i--) {
      Candidate inner = candidates.get(i);
      Candidate outer = candidates.get(i + 1);
      boolean names = !inner.isDemonym() && !outer.isDemonym();
      if (names && adjoins(inner, outer) && !isList(inner, outer)) {
        narrow(inner, outer);
      }
    }
  }

  private static boolean adjoins(Candidate inner, Candidate outer) {
    if (inner.passage.field() != outer.passage.field() || inner.span.to() != outer.span.from()) {
      return false;
    }
    Tokens tokens = inner.passage.tokens();
    if (tokens.is(inner.span.to() - 1, Tokens.POSSESSIVE)
        || tokens.is(outer.span.from(), Tokens.SENTENCE_START)
        || tokens.is(outer.span.from(), Tokens.HYPHEN_BEFORE)) {
      return false;
    }
    String text = tokens.text();
    int from = tokens.end(inner.span.to() - 1);
    int to = tokens.start(outer.span.from());
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c != ',' && c != ' ' && c != '.' && c != '(') {
        return false;
      }
    }
    return to - from <= 3;
  }

  /**
   * "Ohio, Indiana", "Jordan, Syria": things of one kind are listed, even if a town is so named.
   */
  private boolean isList(Candidate inner, Candidate outer) {
    int one = inner.row(0);
    int other = outer.row(0);
    return (table.isDivision(one) && table.isDivision(other))
        || (table.isCountry(one) && table.isCountry(other));
  }

  private void narrow(Candidate inner, Candidate outer) {
    float best = Float.NEGATIVE_INFINITY;
    int container = -1;
    for (int o = 0; o < outer.values.length; o++) {
      for (int i = 0; i < inner.values.length; i++) {
        if (contains(outer.row(o), inner.row(i))) {
          float weight = Rows.weight(table, inner.values[i]) + Rows.weight(table, outer.values[o]);
          if (weight > best) {
            best = weight;
            container = outer.row(o);
          }
        }
      }
    }
    if (container < 0) {
      return;
    }
    int holds = container;
    inner.within = holds;
    inner.values = keep(inner.values, value -> contains(holds, AliasKind.row(value)));
    outer.values = keep(outer.values, value -> AliasKind.row(value) == holds);
    outer.qualifies = true;
  }

  private static int[] keep(int[] values, IntPredicate wanted) {
    return Arrays.stream(values).filter(wanted).toArray();
  }

  private boolean contains(int outer, int inner) {
    if (outer == inner || table.isCountry(inner)) {
      return false;
    }
    if (table.isCountry(outer)) {
      return table.countryNumber(outer) == table.countryNumber(inner);
    }
    if (table.isDivision(outer)) {
      return !table.isDivision(inner) && table.division(outer) == table.division(inner);
    }
    return table.isCounty(outer)
        && table.isTown(inner)
        && table.county(outer) == table.county(inner);
  }
}

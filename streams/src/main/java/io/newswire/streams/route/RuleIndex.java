package io.newswire.streams.route;

import io.newswire.events.ArticleEvent;
import io.newswire.events.Location;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the rules that can hold for an article without evaluating any: each rule is found by its
 * rarest clause, and then all of its clauses are looked at; see {@link NecessaryConditions}. Every
 * different atom is asked once for an article. Immutable.
 */
final class RuleIndex {

  /** An atom that is asked of the article's words, by its number. */
  private record Word(int list, Wording.Part part, int atom) {}

  /** An atom that is asked of the places, by its number. */
  private record Region(Area area, int atom) {}

  /** An atom that is asked of a number, by its number. */
  private record Bound(Atom.Compares comparison, int atom) {}

  private final int rules;
  private final Map<Atom, Integer> numbers = new LinkedHashMap<>();
  private final List<Word> words = new ArrayList<>();
  private final List<Region> regions = new ArrayList<>();
  private final Map<String, List<Bound>> bounds = new HashMap<>();
  private final Map<String, Map<Object, Integer>> values = new HashMap<>();

  /** The rules that have no clause: nothing can be told of them. */
  private final BitSet always = new BitSet();

  /** The rules that are found by an atom, by the atom's number. */
  private final int[][] rulesOf;

  /** The clauses of each rule, each the numbers of its atoms. */
  private final int[][][] clauses;

  /**
   * An index.
   *
   * @param conditions of the rules, in their order
   * @param vocabulary all their term lists
   */
  RuleIndex(List<Condition> conditions, Vocabulary vocabulary) {
    this.rules = conditions.size();
    this.clauses = new int[rules][][];
    Map<Integer, List<Integer>> found = new HashMap<>();
    for (int rule = 0; rule < rules; rule++) {
      List<Set<Atom>> all = conditions.get(rule).clauses();
      clauses[rule] = all.stream().map(clause -> number(clause, vocabulary)).toArray(int[][]::new);
      if (all.isEmpty()) {
        always.set(rule);
        continue;
      }
      for (Atom atom : NecessaryConditions.rarest(all)) {
        found.computeIfAbsent(numbers.get(atom), any -> new ArrayList<>()).add(rule);
      }
    }
    this.rulesOf = new int[numbers.size()][];
    for (int atom = 0; atom < rulesOf.length; atom++) {
      rulesOf[atom] =
          found.getOrDefault(atom, List.of()).stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private int[] number(Set<Atom> clause, Vocabulary vocabulary) {
    return clause.stream().mapToInt(atom -> number(atom, vocabulary)).toArray();
  }

  private int number(Atom atom, Vocabulary vocabulary) {
    Integer known = numbers.get(atom);
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    numbers.put(atom, number);
    if (atom instanceof Atom.Says says) {
      words.add(new Word(vocabulary.number(says.words()), says.part(), number));
    } else if (atom instanceof Atom.Has has) {
      values.computeIfAbsent(has.path(), path -> new HashMap<>()).put(has.value(), number);
    } else if (atom instanceof Atom.Compares compares) {
      bounds
          .computeIfAbsent(compares.path(), path -> new ArrayList<>())
          .add(new Bound(compares, number));
    } else if (atom instanceof Atom.Inside inside) {
      regions.add(new Region(inside.area(), number));
    }
    return number;
  }

  /**
   * The rules that can hold.
   *
   * @return their positions
   */
  BitSet candidates(ArticleEvent event, Facts facts, Wording wording) {
    BitSet atoms = atoms(event, facts, wording);
    BitSet candidates = new BitSet(rules);
    candidates.or(always);
    for (int atom = atoms.nextSetBit(0); atom >= 0; atom = atoms.nextSetBit(atom + 1)) {
      for (int rule : rulesOf[atom]) {
        if (!candidates.get(rule) && meetsAll(clauses[rule], atoms)) {
          candidates.set(rule);
        }
      }
    }
    return candidates;
  }

  private static boolean meetsAll(int[][] clauses, BitSet atoms) {
    for (int[] clause : clauses) {
      if (!meets(clause, atoms)) {
        return false;
      }
    }
    return true;
  }

  private static boolean meets(int[] clause, BitSet atoms) {
    for (int atom : clause) {
      if (atoms.get(atom)) {
        return true;
      }
    }
    return false;
  }

  /** The atoms that are true of an article. */
  private BitSet atoms(ArticleEvent event, Facts facts, Wording wording) {
    BitSet atoms = new BitSet(numbers.size());
    for (Word word : words) {
      if (wording.says(word.list(), word.part())) {
        atoms.set(word.atom());
      }
    }
    values.forEach(
        (path, numbers) ->
            facts.visit(
                path,
                value -> {
                  Integer atom = numbers.get(value);
                  if (atom != null) {
                    atoms.set(atom);
                  }
                }));
    bounds.forEach(
        (path, all) ->
            facts.visit(
                path,
                value -> {
                  double number = ((Number) value).doubleValue();
                  all.stream()
                      .filter(bound -> bound.comparison().holds(number))
                      .forEach(bound -> atoms.set(bound.atom()));
                }));
    for (Location place : event.locations()) {
      if (place.geometry() != null) {
        double latitude = place.geometry().coordinates().get(1);
        double longitude = place.geometry().coordinates().get(0);
        for (Region region : regions) {
          if (region.area().contains(latitude, longitude)) {
            atoms.set(region.atom());
          }
        }
      }
    }
    return atoms;
  }
}

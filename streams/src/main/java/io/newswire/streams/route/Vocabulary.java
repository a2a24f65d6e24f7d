package io.newswire.streams.route;

import io.newswire.streams.route.Terms.Term;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All term lists of a set of rules, each once, so that a text is searched for all at one time. */
final class Vocabulary {

  private final Map<Terms, Integer> lists = new LinkedHashMap<>();
  private final int[][] listsOfTerm;
  private final TermTrie trie;

  Vocabulary(Collection<Terms> all) {
    Map<Term, Integer> terms = new LinkedHashMap<>();
    Map<Integer, Set<Integer>> listsOf = new LinkedHashMap<>();
    for (Terms each : all) {
      int list = lists.computeIfAbsent(each, any -> lists.size());
      for (Term term : each.list()) {
        int number = terms.computeIfAbsent(term, any -> terms.size());
        listsOf.computeIfAbsent(number, any -> new LinkedHashSet<>()).add(list);
      }
    }
    this.listsOfTerm =
        listsOf.values().stream()
            .map(numbers -> numbers.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    this.trie = TermTrie.of(terms);
  }

  /** The numbers of the lists of one rule. */
  int[] numbers(List<Terms> of) {
    return of.stream().mapToInt(lists::get).toArray();
  }

  int number(Terms list) {
    return lists.get(list);
  }

  /** The list of a number. */
  Terms list(int number) {
    return List.copyOf(lists.keySet()).get(number);
  }

  /** How many lists there are. */
  int size() {
    return lists.size();
  }

  /** How many different terms there are. */
  int terms() {
    return listsOfTerm.length;
  }

  /** The numbers of the lists that a term stands in. */
  int[] listsOf(int term) {
    return listsOfTerm[term];
  }

  TermTrie trie() {
    return trie;
  }
}

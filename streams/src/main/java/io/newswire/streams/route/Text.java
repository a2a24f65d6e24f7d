package io.newswire.streams.route;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import io.newswire.streams.route.Terms.Term;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A text in which rules look for words. It is cut into words when the first rule asks, and then
 * serves all rules; so it belongs to one thread.
 */
final class Text {

  /** Its type in expressions. */
  static final CelType TYPE = OpaqueType.create("Text");

  private final String text;
  private Tokens tokens;
  private NavigableMap<String, List<Integer>> positions;

  Text(String text) {
    this.text = text;
  }

  /** Whether any of the terms stands in the text. */
  boolean mentions(Terms terms) {
    return terms.list().stream().anyMatch(term -> find(term).isPresent());
  }

  /** Which of the terms stand in the text: the first place of each, as printed. */
  List<String> quotes(Terms terms) {
    return terms.list().stream()
        .flatMap(term -> find(term).stream())
        .map(tokens::quote)
        .distinct()
        .toList();
  }

  private Optional<Span> find(Term term) {
    index();
    int words = term.words().size();
    String first = term.words().get(0);
    if (words == 1 && term.open()) {
      return startingWith(first).stream()
          .flatMap(List::stream)
          .min(Integer::compare)
          .map(at -> new Span(at, at + 1));
    }
    return positions.getOrDefault(first, List.of()).stream()
        .filter(at -> continues(term, at))
        .findFirst()
        .map(at -> new Span(at, at + words));
  }

  private Collection<List<Integer>> startingWith(String prefix) {
    return positions.subMap(prefix, true, prefix + Character.MAX_VALUE, false).values();
  }

  private boolean continues(Term term, int at) {
    int words = term.words().size();
    if (at + words > tokens.count()) {
      return false;
    }
    for (int i = 1; i < words; i++) {
      String expected = term.words().get(i);
      String actual = tokens.folded(at + i);
      boolean open = term.open() && i == words - 1;
      boolean matches = open ? actual.startsWith(expected) : actual.equals(expected);
      if (!matches) {
        return false;
      }
    }
    return true;
  }

  private void index() {
    if (positions != null) {
      return;
    }
    tokens = Tokens.of(text);
    positions = new TreeMap<>();
    for (int i = 0; i < tokens.count(); i++) {
      positions.computeIfAbsent(tokens.folded(i), word -> new ArrayList<>(2)).add(i);
    }
  }
}

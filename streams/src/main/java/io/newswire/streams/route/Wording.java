package io.newswire.streams.route;

import io.newswire.events.Article;
import io.newswire.streams.tag.text.Span;
import io.newswire.streams.tag.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of one article: its text cut into words once, and searched once for the terms of all
 * rules. Belongs to one thread.
 */
final class Wording {

  /** A part of the article in which rules look for words. */
  enum Part {
    /** The headline alone. */
    HEADLINE(0),
    /** The body alone. */
    BODY(1),
    /** Headline, dateline, summary and body. */
    TEXT(2);

    private static final int COUNT = 3;

    private final int position;

    Part(int position) {
      this.position = position;
    }
  }

  /** A term's first place in one part of the text. */
  private record Place(int term, Part part, Span span) {}

  private static final String BETWEEN = "\n\n";

  private final Vocabulary vocabulary;
  private final Tokens tokens;
  private final int headlineEnd;
  private final int bodyStart;
  private final BitSet said;
  private final BitSet seen;
  private final List<Place> places = new ArrayList<>();

  Wording(Vocabulary vocabulary, Article article) {
    this.vocabulary = vocabulary;
    StringBuilder text = new StringBuilder(article.headline());
    this.headlineEnd = text.length();
    text.append(BETWEEN).append(text(article.dateline()));
    text.append(BETWEEN).append(text(article.summary()));
    text.append(BETWEEN);
    this.bodyStart = text.length();
    this.tokens = Tokens.of(text.append(article.body()).toString());
    this.said = new BitSet(vocabulary.size() * Part.COUNT);
    this.seen = new BitSet(vocabulary.terms() * Part.COUNT);
    vocabulary.trie().scan(tokens, this::found);
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }

  private void found(int term, int from, int to) {
    found(term, Part.TEXT, from, to);
    if (tokens.end(to - 1) <= headlineEnd) {
      found(term, Part.HEADLINE, from, to);
    } else if (tokens.start(from) >= bodyStart) {
      found(term, Part.BODY, from, to);
    }
  }

  private void found(int term, Part part, int from, int to) {
    int key = key(term, part);
    if (seen.get(key)) {
      return;
    }
    seen.set(key);
    places.add(new Place(term, part, new Span(from, to)));
    for (int list : vocabulary.listsOf(term)) {
      said.set(key(list, part));
    }
  }

  private static int key(int number, Part part) {
    return number * Part.COUNT + part.position;
  }

  /** Whether any term of a list stands in a part of the text. */
  boolean says(int list, Part part) {
    return said.get(key(list, part));
  }

  /** Which terms of a list stand in a part of the text: the first place of each, as printed. */
  Set<String> quotes(int list, Part part) {
    Set<String> quotes = new LinkedHashSet<>();
    for (Place place : places) {
      if (place.part() == part && contains(vocabulary.listsOf(place.term()), list)) {
        quotes.add(tokens.quote(place.span()));
      }
    }
    return quotes;
  }

  /** The terms of a list. */
  List<String> terms(int list) {
    return vocabulary.list(list).texts();
  }

  private static boolean contains(int[] numbers, int number) {
    for (int each : numbers) {
      if (each == number) {
        return true;
      }
    }
    return false;
  }
}

package io.newswire.benchmarks;

import io.newswire.events.Verdict;
import io.newswire.streams.dedup.Candidate;
import io.newswire.streams.dedup.Sketch;
import io.newswire.streams.dedup.Sketcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * As many articles as one wants, of 200 to 600 made-up words with names and numbers among them;
 * every tenth is another source's copy of a recent one, with some words changed. The same ones in
 * every run.
 */
final class MadeUpWire {

  private static final int VOCABULARY = 30_000;
  private static final int RECENT = 1_000;
  private static final int COPY_ONE_IN = 10;
  private static final int WORDS_CHANGED = 8;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** A million articles in 14 hours: all of them lie within the window. */
  private static final long MILLIS_APART = 50;

  private final Random random = new Random(1);
  private final Sketcher sketcher = new Sketcher();
  private final String[] words = new String[VOCABULARY];
  private final List<String[]> recent = new ArrayList<>();
  private int made;

  MadeUpWire() {
    for (int i = 0; i < VOCABULARY; i++) {
      words[i] = letters();
    }
  }

  /** The next articles, as the dedup stage gets them. */
  List<Candidate> next(int count) {
    return Stream.generate(this::candidate).limit(count).toList();
  }

  private Candidate candidate() {
    int number = made;
    Sketch sketch =
        sketcher.sketch(words[number % VOCABULARY] + " " + number, String.join(" ", text()));
    return new Candidate(
        "urn:newswire:benchmark:article:" + number,
        "source-" + number % 500,
        "publisher-" + number % 100,
        null,
        START.plusMillis(number * MILLIS_APART),
        sketch,
        new Verdict(Verdict.Type.NEW, "first-version", null, null, null));
  }

  private String[] text() {
    if (made++ % COPY_ONE_IN == COPY_ONE_IN - 1) {
      String[] copy = recent.get(random.nextInt(recent.size())).clone();
      for (int i = 0; i < WORDS_CHANGED; i++) {
        copy[random.nextInt(copy.length)] = words[random.nextInt(VOCABULARY)];
      }
      return copy;
    }
    String[] text = new String[200 + random.nextInt(400)];
    for (int i = 0; i < text.length; i++) {
      text[i] = word(i);
    }
    if (recent.size() < RECENT) {
      recent.add(text);
    } else {
      recent.set(random.nextInt(RECENT), text);
    }
    return text;
  }

  private String word(int place) {
    String word = words[random.nextInt(VOCABULARY)];
    return switch (place % 20) {
      case 5, 6 -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
      case 12 -> Integer.toString(random.nextInt(10_000));
      case 19 -> word + ".";
      default -> word;
    };
  }

  private String letters() {
    return random
        .ints(3 + random.nextInt(7), 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

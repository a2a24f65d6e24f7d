package io.newswire.app.streams;

import io.newswire.events.Article;
import io.newswire.events.ArticleBuilder;
import io.newswire.events.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up stories, each carried word for word by several sources. */
final class Stories {

  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final List<String> LANGUAGES = List.of("en", "de", "fr");

  private Stories() {}

  /**
   * The copies of some stories, in an order of chance.
   *
   * @param from number of the first story
   * @param stories how many stories
   * @param copies how many sources carry each
   */
  static List<Article> copies(int from, int stories, int copies) {
    List<Article> all = new ArrayList<>();
    for (int story = from; story < from + stories; story++) {
      for (int copy = 0; copy < copies; copy++) {
        all.add(copy(story, copy));
      }
    }
    Collections.shuffle(all, new Random(from));
    return all;
  }

  /** Which story an article is a copy of. */
  static String storyOf(String uri) {
    return uri.substring(0, uri.lastIndexOf(':'));
  }

  private static Article copy(int story, int copy) {
    return ArticleBuilder.builder()
        .uri("urn:story:" + story + ":" + copy)
        .source("source-" + copy)
        .publisher("publisher-" + copy)
        .versionCreated(START.plusSeconds(story))
        .received(START.plusSeconds(story))
        .language(LANGUAGES.get(story % LANGUAGES.size()))
        .headline("Story " + story)
        .body(text(story))
        .origin(new Origin("test", "text", "story", null))
        .build();
  }

  private static String text(int story) {
    Random random = new Random(story);
    return IntStream.range(0, 120)
        .mapToObj(i -> "word" + Integer.toString(random.nextInt(100_000), Character.MAX_RADIX))
        .collect(Collectors.joining(" ", "", "."));
  }
}

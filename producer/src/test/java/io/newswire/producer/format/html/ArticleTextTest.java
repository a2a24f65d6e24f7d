package io.newswire.producer.format.html;

import static java.util.stream.Collectors.averagingDouble;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * How well the text of an article is told from the page around it: words in common with the
 * expected text, on pages that are no part of the project and stand beside it on some machines.
 */
class ArticleTextTest {

  private static final Path PAGES = Path.of("../../shared/corpora/html/newspaper/tests/data");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  @Test
  void wordsAreThoseOfTheArticle() throws IOException {
    boolean there = Files.isDirectory(PAGES);
    if (!there) {
      System.out.println("ArticleTextTest: skipped, there is no " + PAGES);
    }
    Assumptions.assumeTrue(there, "no " + PAGES);
    List<Score> scores = new ArrayList<>();
    int notes = 0;
    try (Stream<Path> expectations = Files.list(PAGES.resolve("text"))) {
      for (Path expectation : expectations.sorted().toList()) {
        String name = expectation.getFileName().toString().replace(".txt", ".html");
        String expected = Files.readString(expectation);
        Path page = PAGES.resolve("html").resolve(name);
        if (isNote(expected) || !Files.exists(page)) {
          notes++;
          continue;
        }

        String text =
            HtmlArticle.extract(Files.readAllBytes(page), null).map(HtmlArticle::body).orElse("");

        scores.add(Score.of(text, expected));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "ArticleTextTest: %d pages (%d without expected text): precision %.3f, recall %.3f, F1 %.3f%n",
        scores.size(),
        notes,
        mean(scores, Score::precision),
        mean(scores, Score::recall),
        mean(scores, Score::f1));
    assertThat(mean(scores, Score::f1)).isGreaterThan(0.93);
  }

  /** Some files hold a remark in capitals on what an extractor missed, or nothing. */
  private static boolean isNote(String expected) {
    long letters = expected.chars().filter(Character::isLetter).count();
    return expected.chars().filter(Character::isUpperCase).count() * 2 >= letters;
  }

  private static double mean(List<Score> scores, ToDoubleFunction<Score> figure) {
    return scores.stream().collect(averagingDouble(figure));
  }

  private record Score(double precision, double recall) {

    static Score of(String text, String expected) {
      Map<String, Integer> found = words(text);
      Map<String, Integer> wanted = words(expected);
      double common =
          found.entrySet().stream()
              .mapToInt(word -> Math.min(word.getValue(), wanted.getOrDefault(word.getKey(), 0)))
              .sum();
      return new Score(ratio(common, found), ratio(common, wanted));
    }

    double f1() {
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static double ratio(double common, Map<String, Integer> words) {
      int all = words.values().stream().mapToInt(Integer::intValue).sum();
      return all == 0 ? 0 : common / all;
    }

    private static Map<String, Integer> words(String text) {
      Map<String, Integer> words = new HashMap<>();
      WORD.matcher(text.toLowerCase(Locale.ROOT))
          .results()
          .forEach(word -> words.merge(word.group(), 1, Integer::sum));
      return words;
    }
  }
}

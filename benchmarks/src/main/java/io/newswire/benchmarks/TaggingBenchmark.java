package io.newswire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.events.Json;
import io.newswire.streams.tag.Tagger;
import io.newswire.streams.tag.Tags;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many articles of 430 words a second one warm thread tags. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class TaggingBenchmark {

  private static final int WORDS = 430;
  private static final int MOST_ARTICLES = 2000;
  private static final Instant PUBLISHED = Instant.parse("2026-03-01T12:00:00Z");

  /** {@code demo} for those of the demo wire, else a file of JSON lines with a {@code text}. */
  @Param("demo")
  private String articles;

  private final Tagger tagger = Tagger.standard();
  private List<String> texts;
  private int next;

  /** Cuts all texts, one after the other, into articles of 430 words. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    List<String> all = articles.equals("demo") ? demo() : ofFile(Path.of(articles));
    texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int words = 0;
    for (String one : all) {
      for (String paragraph : one.split("\n\n", -1)) {
        text.append(text.isEmpty() ? "" : "\n\n");
        for (String word : paragraph.split(" ", -1)) {
          text.append(word).append(' ');
          if (++words == WORDS) {
            texts.add(text.toString());
            text.setLength(0);
            words = 0;
          }
        }
      }
    }
  }

  private static List<String> demo() {
    return DemoArticles.parsed().stream()
        .filter(article -> article.body() != null)
        .map(article -> article.headline() + "\n\n" + article.body())
        .toList();
  }

  private static List<String> ofFile(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader lines = new BufferedReader(new InputStreamReader(plain, UTF_8))) {
      List<String> all = new ArrayList<>();
      for (String line = lines.readLine();
          line != null && all.size() < MOST_ARTICLES;
          line = lines.readLine()) {
        all.add(Json.mapper().readTree(line).get("text").asText());
      }
      return all;
    }
  }

  /** Actors and places of one article. */
  @Benchmark
  public Tags tag() {
    next = next + 1 == texts.size() ? 0 : next + 1;
    return tagger.tag(texts.get(next), PUBLISHED);
  }
}

package io.newswire.benchmarks;

import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Topics;
import io.newswire.producer.format.Formats;
import io.newswire.producer.format.Item;
import io.newswire.producer.format.Payload;
import io.newswire.streams.dedup.Candidate;
import io.newswire.streams.dedup.DedupSettings;
import io.newswire.streams.dedup.Deduplicator;
import io.newswire.streams.dedup.MemoryRecords;
import io.newswire.streams.dedup.Outcome;
import io.newswire.streams.dedup.Sketch;
import io.newswire.streams.dedup.Sketcher;
import io.newswire.streams.normalize.Normalized;
import io.newswire.streams.normalize.Normalizer;
import io.newswire.streams.route.Router;
import io.newswire.streams.route.Routing;
import io.newswire.streams.route.Rules;
import io.newswire.streams.tag.Tagger;
import io.newswire.streams.tag.Tags;
import io.newswire.streams.version.Decision;
import io.newswire.streams.version.Versions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one article of the demo wire costs in each stage, in microseconds on one thread. {@link
 * #json} is the yardstick: reading and writing the same article as JSON.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class StageBenchmark {

  private final Formats formats = Formats.standard();
  private final Normalizer normalizer = Normalizer.standard();
  private final Versions versions = new Versions();
  private final Tagger tagger = Tagger.standard();
  private final Sketcher sketcher = new Sketcher();
  private final Router router = new Router(Rules.standard());

  private List<Payload> files;
  private List<Article> raw;
  private List<Article> articles;
  private List<ArticleEvent> events;
  private List<Sketch> sketches;
  private Deduplicator deduplicator;
  private int next;
  private int round;

  /** Prepares the input of every stage from the output of the one before. */
  @Setup(Level.Trial)
  public void prepare() {
    files = DemoArticles.files();
    raw = DemoArticles.parsed();
    events = DemoArticles.tagged();
    articles = events.stream().map(ArticleEvent::article).toList();
    sketches = articles.stream().map(sketcher::sketch).toList();
  }

  /** An empty window for each iteration. */
  @Setup(Level.Iteration)
  public void emptyWindow() {
    deduplicator = new Deduplicator(DedupSettings.DEFAULT, new MemoryRecords());
  }

  /** The yardstick. */
  @Benchmark
  public Object json() {
    var serde = Topics.ARTICLES.valueSerde();
    byte[] bytes = serde.serializer().serialize("news.articles", events.get(turn(events)));
    return serde.deserializer().deserialize("news.articles", bytes);
  }

  /** A whole document, which may hold several articles. */
  @Benchmark
  public List<Item> parseDocument() {
    return formats.parse(files.get(turn(files)));
  }

  /** Clean text, language, dates. */
  @Benchmark
  public Normalized normalize() {
    return normalizer.normalize(raw.get(turn(raw)));
  }

  /** The first version of a uri. */
  @Benchmark
  public Decision version() {
    return versions.decide(null, articles.get(turn(articles)), Instant.MAX);
  }

  /** Actors and places. */
  @Benchmark
  public Tags tag() {
    return tagger.tag(articles.get(turn(articles)));
  }

  /** The sketch that dedup compares. */
  @Benchmark
  public Sketch sketch() {
    return sketcher.sketch(articles.get(turn(articles)));
  }

  /** A verdict among the copies of the same wire, under ever new uris. */
  @Benchmark
  public Outcome dedup() {
    int i = turn(events);
    ArticleEvent event = events.get(i);
    Article article =
        event.article().withUri(event.article().uri() + '#' + round).withSource("source" + round);
    return deduplicator.accept(
        Candidate.of(event.withArticle(article), article.publisher(), sketches.get(i)));
  }

  /** The packaged rules. */
  @Benchmark
  public Routing route() {
    return router.route(events.get(turn(events)));
  }

  private int turn(List<?> of) {
    if (++next >= of.size()) {
      next = 0;
      round++;
    }
    return next;
  }
}

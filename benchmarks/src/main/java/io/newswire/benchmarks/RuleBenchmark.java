package io.newswire.benchmarks;

import io.newswire.events.ArticleEvent;
import io.newswire.streams.route.Router;
import io.newswire.streams.route.Routing;
import io.newswire.streams.route.Rules;
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
 * What the rules cost for one article of the demo wire, with its tags, in microseconds on one
 * thread: the rules that come with Newswire, and many; see {@link DeskRules}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class RuleBenchmark {

  private List<ArticleEvent> events;
  private Router standard;
  private Router hundred;
  private Router thousand;
  private int next;

  /** Tags the articles and compiles the rules. */
  @Setup(Level.Trial)
  public void prepare() {
    events = DemoArticles.tagged();
    standard = new Router(Rules.standard());
    hundred = new Router(DeskRules.of(100));
    thousand = new Router(DeskRules.of(1_000));
    double matches =
        events.stream()
            .mapToInt(event -> thousand.route(event).matches().size())
            .average()
            .orElse(0);
    int words =
        events.stream().mapToInt(event -> event.article().body().split("\\s+").length).sum();
    System.out.printf(
        "%d articles of %d words; %.1f of 1000 rules hold for one%n",
        events.size(), words / events.size(), matches);
  }

  /** The packaged rules. */
  @Benchmark
  public Routing standardRules() {
    return standard.route(turn());
  }

  /** A hundred rules. */
  @Benchmark
  public Routing hundredRules() {
    return hundred.route(turn());
  }

  /** A thousand rules. */
  @Benchmark
  public Routing thousandRules() {
    return thousand.route(turn());
  }

  private ArticleEvent turn() {
    next = (next + 1) % events.size();
    return events.get(next);
  }
}

package io.newswire.benchmarks.store;

import io.newswire.app.embedded.EmbeddedPostgres;
import io.newswire.consumer.search.Cursor;
import io.newswire.consumer.search.Filter;
import io.newswire.consumer.search.Search;
import io.newswire.consumer.store.Database;
import io.newswire.consumer.store.DatabaseConfig;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * How long a page of fifty takes to be found in the database that {@link StoreThroughput} filled,
 * for frequent and rare words, names, places and their mixtures, and the plans of each.
 *
 * <p>Arguments: the folder that {@link StoreThroughput} worked in; how often to ask each question.
 */
public final class SearchLatency {

  private static final int PAGE = 51;
  private static final int LAST_PAGE = 99;
  private static final double NANOS_PER_MILLI = 1e6;

  private SearchLatency() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int times = Integer.parseInt(arguments[1]);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgresql"), 0);
        Database database =
            new Database(
                new DatabaseConfig(
                    postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password()))) {
      Jdbi jdbi = database.jdbi();
      long articles =
          jdbi.withHandle(
              handle ->
                  handle.createQuery("select count(*) from articles").mapTo(Long.class).one());
      System.out.printf("articles %,d%n", articles);
      Map<String, Map<String, String>> questions = jdbi.withHandle(SearchLatency::questions);
      measure(jdbi, questions, times);
      System.out.println();
      for (Map.Entry<String, Map<String, String>> question : questions.entrySet()) {
        System.out.println("== " + question.getKey());
        jdbi.useHandle(handle -> explain(handle, filter(question.getValue()), System.out));
      }
    }
  }

  private static void measure(Jdbi jdbi, Map<String, Map<String, String>> questions, int times) {
    System.out.printf("%-44s %6s %8s %8s %8s%n", "question", "found", "p50 ms", "p95 ms", "max ms");
    List<Double> all = new ArrayList<>();
    for (Map.Entry<String, Map<String, String>> question : questions.entrySet()) {
      double[] millis = new double[times];
      int found = 0;
      for (int i = 0; i < times; i++) {
        long begin = System.nanoTime();
        found = page(jdbi, question.getValue(), null).size();
        millis[i] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
      }
      Arrays.stream(millis).forEach(all::add);
      print(question.getKey(), found, millis);
    }
    for (String words : List.of("port", "said", "striking")) {
      double[] millis = leafThrough(jdbi, Map.of("q", words));
      if (millis.length == 0) {
        continue;
      }
      Arrays.stream(millis).forEach(all::add);
      print("pages 2 to " + (millis.length + 1) + " of: " + words, PAGE, millis);
    }
    print("all", 0, all.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** How long each further page takes, up to the hundredth. */
  private static double[] leafThrough(Jdbi jdbi, Map<String, String> parameters) {
    List<Double> millis = new ArrayList<>();
    List<Search.Hit> page = page(jdbi, parameters, null);
    while (page.size() == PAGE && millis.size() < LAST_PAGE) {
      Cursor behind = page.get(PAGE - 1).cursor();
      long begin = System.nanoTime();
      page = page(jdbi, parameters, behind);
      millis.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
    }
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Search.Hit> page(Jdbi jdbi, Map<String, String> parameters, Cursor behind) {
    return jdbi.inTransaction(handle -> new Search(handle).find(filter(parameters), behind, PAGE));
  }

  private static void print(String what, int found, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        "%-44s %6d %8.1f %8.1f %8.1f%n",
        what,
        found,
        millis[millis.length / 2],
        millis[(int) (millis.length * 0.95)],
        millis[millis.length - 1]);
  }

  private static Filter filter(Map<String, String> parameters) {
    return Filter.of(parameters::get);
  }

  private static void explain(Handle handle, Filter filter, PrintStream out) {
    handle.execute("load 'auto_explain'");
    handle.execute("set auto_explain.log_min_duration = 0");
    handle.execute("set auto_explain.log_analyze = on");
    handle.execute("set auto_explain.log_buffers = on");
    handle.execute("set client_min_messages = log");
    List<String> plans = new ArrayList<>();
    handle
        .getConfig(org.jdbi.v3.core.statement.SqlStatements.class)
        .addCustomizer(
            new org.jdbi.v3.core.statement.StatementCustomizer() {
              @Override
              public void afterExecution(
                  java.sql.PreparedStatement statement,
                  org.jdbi.v3.core.statement.StatementContext context)
                  throws SQLException {
                plans.addAll(warnings(statement));
              }
            });
    new Search(handle).find(filter, null, PAGE);
    handle.execute("set client_min_messages = warning");
    plans.forEach(out::println);
  }

  private static List<String> warnings(Statement statement) throws SQLException {
    List<String> messages = new ArrayList<>();
    for (SQLWarning warning = statement.getWarnings();
        warning != null;
        warning = warning.getNextWarning()) {
      messages.add(warning.getMessage());
    }
    return messages;
  }

  private static Map<String, Map<String, String>> questions(Handle handle) {
    Map<String, Map<String, String>> questions = new LinkedHashMap<>();
    questions.put("the newest", Map.of());
    questions.put("a word in most texts", Map.of("q", "said"));
    questions.put("a word in many texts", Map.of("q", "port"));
    questions.put("a word in few texts", Map.of("q", "Bator"));
    questions.put("a rare name", Map.of("q", "Teteanlin"));
    questions.put("a word in none", Map.of("q", "zzyzx"));
    questions.put("two frequent words", Map.of("q", "oil port"));
    questions.put("a phrase", Map.of("q", "\"oil port\""));
    questions.put("a frequent and a rare word", Map.of("q", "said Teteanlin"));
    questions.put("a beginning", Map.of("q", "strik*"));
    questions.put("Arabic", Map.of("q", "ميناء"));
    questions.put("an actor by name", Map.of("actor", "national oil"));
    questions.put("an actor by id, rare", Map.of("actor", last(handle, "actors")));
    questions.put("a place by name", Map.of("place", "sirte"));
    questions.put("a country", Map.of("country", "LBY"));
    questions.put("a country and a word", Map.of("country", "EGY", "q", "monitors"));
    questions.put("a source and a verdict", Map.of("source", "source-7", "verdict", "kill"));
    questions.put("within 100 km", Map.of("near", "31.2,16.6,100"));
    questions.put("within 50 km of nowhere", Map.of("near", "-40,-100,50"));
    questions.put("a box of Africa's north", Map.of("box", "-10,20,35,38"));
    questions.put("a box and a word", Map.of("box", "9,20,25,34", "q", "clashes"));
    questions.put("a month", Map.of("q", "port", "from", "2026-03-01", "to", "2026-04-01"));
    questions.put("an old day", Map.of("q", "said", "from", "2025-12-05", "to", "2025-12-06"));
    questions.put("a story", Map.of("story", last(handle, "stories")));
    questions.put("a word, but not another", Map.of("q", "port -strike"));
    questions.put(
        "a country, a language and a week",
        Map.of("country", "LBY", "language", "en", "from", "2026-06-01", "to", "2026-06-08"));
    questions.put(
        "a word, a source and a place nearby",
        Map.of("q", "said", "source", "source-3", "near", "32.9,13.2,200"));
    questions.put("a language", Map.of("language", "es", "q", "puerto"));
    return questions;
  }

  /** The id that sorts last: of a name that was invented, or of any story. */
  private static String last(Handle handle, String table) {
    return handle
        .createQuery("select id from <table> order by id desc limit 1")
        .define("table", table)
        .mapTo(String.class)
        .one();
  }
}

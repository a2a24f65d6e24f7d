package io.newswire.app.cli;

import io.newswire.app.rules.PastArticles;
import io.newswire.app.rules.RulesTopic;
import io.newswire.app.rules.Trial;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Rule;
import io.newswire.streams.route.Checked;
import io.newswire.streams.route.Explainer;
import io.newswire.streams.route.RuleChecker;
import io.newswire.streams.route.Rules;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes the rules that route and alert while the service runs, and tries them on the past. */
@Command(
    name = "rules",
    description = {
      "Change the rules that route and alert while the service runs, and try them on the past.",
      "What a rule can say: docs/rules.md."
    })
final class RulesCommand implements Runnable {

  private static final String FILE_RULES =
      "The rules file that the service was started with; also NEWSWIRE_RULES; the packaged one"
          + " without it.";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "put, remove, list or test is missing");
  }

  @Command(
      name = "put",
      description = {
        "Check the rules of a file and put them over those that apply; they take effect within"
            + " seconds.",
        "A rule with 'enabled: false' switches off the one of its id in the rules file."
      })
  int put(
      @Parameters(paramLabel = "FILE", description = "Rules, in YAML.") Path file,
      @Mixin ClusterOptions cluster) {
    List<Rule> rules = Rules.load(file).list();
    RulesTopic topic = new RulesTopic(cluster.kafka());
    Map<String, Rule> before = topic.rules();
    for (Rule rule : rules) {
      Rule known = before.get(rule.id());
      if (known != null && known.version() >= rule.version() && !known.when().equals(rule.when())) {
        throw new CommandFailure(
            "%s: rule '%s': version %d has another meaning; raise version to %d"
                .formatted(file, rule.id(), known.version(), known.version() + 1));
      }
    }
    topic.put(rules);
    PrintWriter out = spec.commandLine().getOut();
    for (Rule rule : rules) {
      out.println(
          "put %s, version %d%s"
              .formatted(rule.id(), rule.version(), rule.enabled() ? "" : ", disabled"));
    }
    return ExitCodes.OK;
  }

  @Command(
      name = "remove",
      description =
          "Take back a rule that was put; one of that id in the rules file applies again.")
  int remove(
      @Parameters(paramLabel = "ID", description = "The rule.") String id,
      @Mixin ClusterOptions cluster,
      @Option(
              names = "--rules",
              paramLabel = "FILE",
              defaultValue = "${env:NEWSWIRE_RULES}",
              description = FILE_RULES)
          Path file) {
    RulesTopic topic = new RulesTopic(cluster.kafka());
    boolean inFile = ofFile(file).list().stream().anyMatch(rule -> rule.id().equals(id));
    if (!topic.rules().containsKey(id)) {
      throw new CommandFailure(
          inFile
              ? "rule '%s' stands in the rules file; put it with 'enabled: false' to switch it off"
                  .formatted(id)
              : "no rule '%s' was put; newswire rules list shows those there are".formatted(id));
    }
    topic.remove(id);
    spec.commandLine()
        .getOut()
        .println("removed " + id + (inFile ? "; that of the rules file applies again" : ""));
    return ExitCodes.OK;
  }

  @Command(
      name = "list",
      description = "List the rules: version, state, where it stands, owner, matches.")
  int list(
      @Mixin ClusterOptions cluster,
      @Option(
              names = "--rules",
              paramLabel = "FILE",
              defaultValue = "${env:NEWSWIRE_RULES}",
              description = FILE_RULES)
          Path file,
      @Option(
              names = "--last",
              paramLabel = "SPAN",
              defaultValue = "24h",
              converter = SpanConverter.class,
              description = "How far back matches are counted, e.g. 90m, 72h, 7d; 24h without it.")
          Duration last) {
    KafkaConnection kafka = cluster.kafka();
    Map<String, Rule> all = new LinkedHashMap<>();
    ofFile(file).list().forEach(rule -> all.put(rule.id(), rule));
    Map<String, Rule> put = new RulesTopic(kafka).rules();
    all.putAll(put);
    Map<String, Long> matches = PastArticles.on(kafka).countMatches(Instant.now().minus(last));
    RuleChecker checker = new RuleChecker();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-28s %7s  %-9s %-5s %-20s %s%n", "id", "version", "state", "from", "owner", "matches");
    for (Rule rule : all.values()) {
      Optional<String> problem = problem(checker, rule);
      out.printf(
          "%-28s %7d  %-9s %-5s %-20s %d%n",
          rule.id(),
          rule.version(),
          problem.isPresent() ? "unusable" : rule.enabled() ? "enabled" : "disabled",
          put.containsKey(rule.id()) ? "topic" : "file",
          rule.owner() == null ? "-" : rule.owner(),
          matches.getOrDefault(rule.id(), 0L));
      problem.ifPresent(reason -> out.println("  " + reason));
    }
    return ExitCodes.OK;
  }

  private static Optional<String> problem(RuleChecker checker, Rule rule) {
    return checker.check(rule) instanceof Checked.Bad bad
        ? Optional.of(String.join("; ", bad.problems()))
        : Optional.empty();
  }

  @Command(
      name = "test",
      description = {
        "Try rules on past articles: how many they would choose, which, and because of what.",
        "Reads the database, or the topic news.articles where there is none."
      })
  int test(
      @Parameters(
              paramLabel = "FILE|ID",
              description =
                  "A file of rules, or the id of a rule that was put or is in the rules file.")
          String what,
      @Option(
              names = "--last",
              paramLabel = "SPAN",
              defaultValue = "72h",
              converter = SpanConverter.class,
              description = "How far back, e.g. 90m, 72h, 7d; 72h without it.")
          Duration last,
      @Option(
              names = {"-n", "--show"},
              paramLabel = "N",
              defaultValue = "20",
              description = "How many of the articles are shown; 20 without it.")
          int show,
      @Option(
              names = "--explain",
              paramLabel = "URI",
              description = "Say of this article which parts of the rule hold and which do not.")
          String uri,
      @Option(
              names = "--rules",
              paramLabel = "FILE",
              defaultValue = "${env:NEWSWIRE_RULES}",
              description = FILE_RULES)
          Path file,
      @Mixin ClusterOptions cluster,
      @Mixin DatabaseOptions database) {
    Rules rules = rules(what, file, cluster);
    PastArticles past = Past.articles(cluster, database);
    return uri == null ? tryOn(past, rules, last, show) : explain(past, rules, uri);
  }

  private int tryOn(PastArticles past, Rules rules, Duration last, int show) {
    PrintWriter out = spec.commandLine().getOut();
    List<String> lines = new ArrayList<>();
    Trial trial =
        new Trial(
            rules,
            (event, because) -> {
              if (lines.size() < show) {
                lines.add(
                    "%s  %s  %s%n    because %s: %s"
                        .formatted(
                            event.article().time(),
                            event.article().uri(),
                            OneLine.clean(event.article().headline()),
                            because.rule(),
                            OneLine.clean(String.join(", ", because.evidence()))));
              }
            });
    try (Progress progress = Progress.begin("trying", " articles")) {
      past.since(
          Instant.now().minus(last),
          event -> {
            trial.take(event);
            progress.step();
          });
    }
    lines.forEach(out::println);
    trial
        .matches()
        .forEach(
            (id, matches) ->
                out.println(
                    "%s would match %d of %d articles".formatted(id, matches, trial.articles())));
    if (trial.failures() > 0) {
      out.println(trial.failures() + " times a rule had no value");
    }
    return ExitCodes.OK;
  }

  private int explain(PastArticles past, Rules rules, String uri) {
    PrintWriter out = spec.commandLine().getOut();
    var event =
        past.newest(uri)
            .orElseThrow(() -> new CommandFailure("no article " + uri + " is kept in " + past));
    Explainer explainer = new Explainer();
    for (Rule rule : rules.list()) {
      List<Explainer.Part> parts = explainer.explain(rule, event);
      boolean holds = parts.stream().allMatch(Explainer.Part::holds);
      out.println("%s %s for %s".formatted(rule.id(), holds ? "holds" : "does not hold", uri));
      for (Explainer.Part part : parts) {
        out.println("  %-3s  %s".formatted(part.holds() ? "yes" : "no", part.expression()));
        part.because().forEach(line -> out.println("       " + OneLine.clean(line)));
      }
    }
    return ExitCodes.OK;
  }

  private static Rules ofFile(Path file) {
    return file == null ? Rules.standard() : Rules.load(file);
  }

  /** The rules of a file, or the one rule of an id, enabled or not. */
  private static Rules rules(String what, Path file, ClusterOptions cluster) {
    if (Files.exists(Path.of(what))) {
      return Rules.load(Path.of(what));
    }
    Rule rule =
        Optional.ofNullable(new RulesTopic(cluster.kafka()).rules().get(what))
            .or(
                () ->
                    ofFile(file).list().stream().filter(each -> each.id().equals(what)).findFirst())
            .orElseThrow(
                () -> new CommandFailure("'" + what + "' is neither a file nor a rule's id"));
    Rule enabled =
        new Rule(
            rule.id(),
            rule.name(),
            rule.version(),
            rule.when(),
            rule.route(),
            rule.alert(),
            true,
            rule.owner());
    if (new RuleChecker().check(enabled) instanceof Checked.Good good) {
      return Rules.of(List.of(good.rule()));
    }
    throw new CommandFailure(
        "rule '%s': %s".formatted(what, problem(new RuleChecker(), enabled).orElseThrow()));
  }
}

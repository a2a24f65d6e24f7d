package io.newswire.streams.route;

import io.newswire.events.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A set of rules that were checked and can be applied, in order, each id once. */
public final class Rules {

  private static final String PACKAGED = "rules.yaml";

  /** Largest rules file, in bytes: some thousands of rules. */
  private static final long MAX_FILE_BYTES = 2 << 20;

  private final Map<String, ReadyRule> ready;

  private Rules(Map<String, ReadyRule> ready) {
    this.ready = ready;
  }

  /** The rules that come with Newswire. */
  public static Rules standard() {
    try (InputStream in = Rules.class.getResourceAsStream(PACKAGED)) {
      Objects.requireNonNull(in, PACKAGED);
      return parse(PACKAGED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(PACKAGED, e);
    }
  }

  /**
   * The rules of a file.
   *
   * @throws InvalidRulesException when it cannot be read or used, naming file, rule and position
   */
  public static Rules load(Path file) {
    try {
      long bytes = Files.size(file);
      if (bytes > MAX_FILE_BYTES) {
        throw new InvalidRulesException(
            List.of(
                String.format(
                    Locale.ROOT,
                    "%s: has %,d bytes, allowed are %,d",
                    file,
                    bytes,
                    MAX_FILE_BYTES)));
      }
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new InvalidRulesException(List.of(file + ": cannot be read: " + e));
    }
  }

  /**
   * Reads rules.
   *
   * @param name what messages call their origin, e.g. the file's path
   * @param yaml the rules: a map whose one key {@code rules} has a list of {@link Rule}
   * @throws InvalidRulesException naming origin, rule and position of all that is wrong
   */
  public static Rules parse(String name, String yaml) {
    RuleChecker checker = new RuleChecker();
    List<String> problems = new ArrayList<>();
    Map<String, ReadyRule> ready = new LinkedHashMap<>();
    int position = 0;
    for (Rule rule : RulesFile.read(name, yaml)) {
      position++;
      String where = name + ": rule " + position;
      if (rule == null || rule.id() == null) {
        problems.add(where + ": has no id");
        continue;
      }
      String named = where + " '" + rule.id() + "'";
      Checked checked = checker.check(rule);
      if (checked instanceof Checked.Bad bad) {
        bad.problems().forEach(problem -> problems.add(named + ": " + problem));
      } else if (checked instanceof Checked.Good good
          && ready.putIfAbsent(rule.id(), good.rule()) != null) {
        problems.add(named + ": another rule has this id");
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidRulesException(problems);
    }
    return new Rules(ready);
  }

  /** Rules that were checked one by one; of those with the same id the last. */
  public static Rules of(List<ReadyRule> rules) {
    Map<String, ReadyRule> ready = new LinkedHashMap<>();
    rules.forEach(each -> ready.put(each.rule().id(), each));
    return new Rules(ready);
  }

  /** The rules, in the order in which they stand. */
  public List<Rule> list() {
    return ready.values().stream().map(ReadyRule::rule).toList();
  }

  /**
   * These rules with others over them.
   *
   * @param others by id; each takes the place of the rule that has its id, or stands behind all
   */
  public Rules with(Map<String, ReadyRule> others) {
    Map<String, ReadyRule> all = new LinkedHashMap<>(ready);
    all.putAll(others);
    return new Rules(all);
  }

  /** Those that are applied. */
  List<ReadyRule> enabled() {
    return ready.values().stream().filter(each -> each.rule().enabled()).toList();
  }
}

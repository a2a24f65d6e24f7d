package io.newswire.streams.route;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.newswire.events.Rule;
import io.newswire.events.Topics;
import io.newswire.streams.route.RuleLanguage.Compiled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A set of rules that was checked and can be applied: every expression compiles, every rule has an
 * action, every id is its rule's alone.
 */
public final class Rules {

  private static final String PACKAGED = "rules.yaml";

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A rule and its compiled condition. */
  record Ready(Rule rule, Condition condition) {}

  private record Document(List<Rule> rules) {}

  private final List<Ready> ready;

  private Rules(List<Ready> ready) {
    this.ready = List.copyOf(ready);
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
    Document document = read(name, yaml);
    if (document == null || document.rules() == null) {
      throw new InvalidRulesException(List.of(name + ": has no list 'rules'"));
    }
    RuleLanguage language = new RuleLanguage();
    List<String> problems = new ArrayList<>();
    List<Ready> ready = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int position = 0;
    for (Rule rule : document.rules()) {
      position++;
      String where = name + ": rule " + position;
      if (rule == null || rule.id() == null) {
        problems.add(where + ": has no id");
        continue;
      }
      where += " '" + rule.id() + "'";
      if (!ids.add(rule.id())) {
        problems.add(where + ": another rule has this id");
      }
      check(where, rule, problems);
      compile(where, rule, language, problems, ready);
    }
    if (!problems.isEmpty()) {
      throw new InvalidRulesException(problems);
    }
    return new Rules(ready);
  }

  /** The rules, in the order in which they stand. */
  public List<Rule> list() {
    return ready.stream().map(Ready::rule).toList();
  }

  /** Those that are applied. */
  List<Ready> enabled() {
    return ready.stream().filter(each -> each.rule().enabled()).toList();
  }

  private static void check(String where, Rule rule, List<String> problems) {
    if (!ID.matcher(rule.id()).matches()) {
      problems.add(where + ": an id is lower-case words joined by hyphens");
    }
    if (rule.version() < 1) {
      problems.add(where + ": version must be 1 or more, not " + rule.version());
    }
    if (rule.route() == null && rule.alert() == null) {
      problems.add(where + ": has no action; give it a 'route' or an 'alert'");
    }
    if (rule.route() != null && Topics.route(rule.route()).isEmpty()) {
      problems.add(
          where
              + ": no route '"
              + rule.route()
              + "'"
              + DidYouMean.hint(rule.route(), Topics.routeNames()));
    }
  }

  private static void compile(
      String where, Rule rule, RuleLanguage language, List<String> problems, List<Ready> ready) {
    if (rule.when() == null || rule.when().isBlank()) {
      problems.add(where + ": has no 'when'");
      return;
    }
    Compiled compiled = language.compile(rule.when());
    if (compiled instanceof Compiled.Bad bad) {
      bad.problems().forEach(problem -> problems.add(where + ", when: " + problem));
    } else if (compiled instanceof Compiled.Good good) {
      ready.add(new Ready(rule, good.condition()));
    }
  }

  private static Document read(String name, String yaml) {
    try {
      return YAML.readValue(yaml, Document.class);
    } catch (UnrecognizedPropertyException e) {
      List<String> known = e.getKnownPropertyIds().stream().map(Object::toString).toList();
      throw invalid(
          name,
          e,
          "unknown key '"
              + e.getPropertyName()
              + "'"
              + DidYouMean.hint(e.getPropertyName(), known));
    } catch (InvalidFormatException e) {
      throw invalid(name, e, "'" + e.getValue() + "' is no value for " + field(e) + values(e));
    } catch (ValueInstantiationException e) {
      throw invalid(name, e, e.getCause().getMessage());
    } catch (JsonProcessingException e) {
      throw invalid(name, e, e.getOriginalMessage().lines().findFirst().orElse("not YAML"));
    }
  }

  private static InvalidRulesException invalid(
      String name, JsonProcessingException e, String reason) {
    JsonLocation at = e.getLocation();
    String position =
        at == null ? "" : " line " + at.getLineNr() + ", column " + at.getColumnNr() + ":";
    return new InvalidRulesException(List.of(name + ":" + position + " " + reason));
  }

  private static String field(JsonMappingException e) {
    return e.getPath().isEmpty()
        ? "it"
        : "'" + e.getPath().get(e.getPath().size() - 1).getFieldName() + "'";
  }

  private static String values(InvalidFormatException e) {
    return e.getTargetType() != null && e.getTargetType().isEnum()
        ? "; known are "
            + String.join(
                ", ",
                Arrays.stream(e.getTargetType().getEnumConstants())
                    .map(constant -> YAML.convertValue(constant, String.class))
                    .toList())
        : "";
  }
}

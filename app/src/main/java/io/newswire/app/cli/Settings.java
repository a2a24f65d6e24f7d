package io.newswire.app.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where options take their values from that are not given as flags: the environment, then the file,
 * then their defaults. The options of the services are settings, by one rule: {@code --desk-port}
 * is {@code NEWSWIRE_DESK_PORT} and {@code desk-port: 8080}.
 */
final class Settings implements IDefaultValueProvider {

  /** The commands whose options are settings. */
  static final List<String> SERVICES = List.of("up", "producer", "streams", "consumer");

  static final String PREFIX = "NEWSWIRE_";

  /** Names in the environment that are no options: of the launcher, and of docker-compose.yml. */
  private static final Set<String> OTHERS =
      Set.of("NEWSWIRE_CONFIG", "NEWSWIRE_JAVA_OPTS", "NEWSWIRE_IMAGE");

  /** No settings, but flags and the options themselves. */
  private static final Set<String> NONE = Set.of("help", "version", "debug", "config");

  private final Map<String, OptionSpec> options;
  private final Map<String, String> environment;
  private final SettingsFile file;

  private Settings(
      Map<String, OptionSpec> options, Map<String, String> environment, SettingsFile file) {
    this.options = options;
    this.environment = environment;
    this.file = file;
  }

  /**
   * The settings of a command line.
   *
   * @param root the command {@code newswire}
   * @throws CommandFailure when the file has a key that is none
   */
  static Settings of(CommandLine root, Map<String, String> environment, SettingsFile file) {
    Map<String, OptionSpec> options = new TreeMap<>();
    for (String service : SERVICES) {
      for (OptionSpec option : root.getSubcommands().get(service).getCommandSpec().options()) {
        if (!NONE.contains(key(option))) {
          options.putIfAbsent(key(option), option);
        }
      }
    }
    for (String key : file.values().keySet()) {
      if (!options.containsKey(key)) {
        throw new CommandFailure(
            "%s: %s is no setting; did you mean %s? newswire config show lists all"
                .formatted(file.path(), key, nearest(key, options.keySet())));
      }
    }
    return new Settings(options, environment, file);
  }

  /** The key of an option: its first long name, without dashes. */
  static String key(OptionSpec option) {
    for (String name : option.names()) {
      if (name.startsWith("--")) {
        return name.substring(2);
      }
    }
    return option.longestName();
  }

  /** The name of a setting in the environment. */
  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** All settings, by key. */
  Map<String, OptionSpec> options() {
    return options;
  }

  /** The value of a setting that the environment or the file gives. */
  Optional<Value> find(String key) {
    if (!options.containsKey(key)) {
      return Optional.empty();
    }
    String variable = variable(key);
    if (environment.containsKey(variable) && !environment.get(variable).isEmpty()) {
      return Optional.of(new Value(environment.get(variable), "environment, " + variable));
    }
    return Optional.ofNullable(file.values().get(key))
        .map(text -> new Value(text, "file, " + file.path()));
  }

  @Override
  public String defaultValue(ArgSpec arg) {
    if (!(arg instanceof OptionSpec option)) {
      return null;
    }
    return find(key(option)).map(value -> divided(option, value.text())).orElse(null);
  }

  /** Values that are divided by line breaks here are divided as the option has it. */
  private static String divided(OptionSpec option, String text) {
    return ",".equals(option.splitRegex()) ? text.replaceAll("\\R", ",") : text;
  }

  /**
   * What in the environment looks like a setting and is none, in words. It is not refused, as
   * others may set variables too: Kubernetes does for each service that it runs.
   */
  List<String> doubts() {
    Set<String> known = new TreeSet<>(OTHERS);
    options.keySet().forEach(key -> known.add(variable(key)));
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .sorted()
        .map(name -> "%s is no setting; did you mean %s?".formatted(name, nearest(name, known)))
        .toList();
  }

  private static String nearest(String word, Set<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .orElseThrow();
  }

  /** Levenshtein distance. */
  private static int distance(String one, String other) {
    int[] costs = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      costs[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = costs[0];
      costs[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = costs[j];
        costs[j] = Math.min(substituted, 1 + Math.min(costs[j - 1], costs[j]));
      }
    }
    return costs[other.length()];
  }

  /**
   * A value.
   *
   * @param text as it stands there
   * @param source where it stands, in words
   */
  record Value(String text, String source) {}
}

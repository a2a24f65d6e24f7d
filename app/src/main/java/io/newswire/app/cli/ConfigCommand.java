package io.newswire.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Settings, and where they come from. */
@Command(
    name = "config",
    description = "Show the settings, and where each comes from.",
    subcommands = ConfigCommand.Show.class)
final class ConfigCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "show is missing");
  }

  /** Shows them. */
  @Command(
      name = "show",
      customSynopsis = "newswire config show [SERVICE [OPTION...]]",
      description = {
        "Show each setting with its value and where that comes from: flag, environment, file or"
            + " default, in this order. Secrets are masked.",
        "SERVICE is up, producer, streams or consumer; without it, the settings of all. OPTIONs"
            + " are those that the service would be started with."
      })
  static final class Show implements Callable<Integer> {

    private static final String NOT_SET = "-";

    @Unmatched private List<String> words = new ArrayList<>();
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      Settings settings = (Settings) spec.root().defaultValueProvider();
      if (words.isEmpty()) {
        print(settings, settings.options(), null);
        return ExitCodes.OK;
      }
      String service = words.get(0);
      if (!Settings.SERVICES.contains(service)) {
        throw new ParameterException(
            spec.commandLine(),
            "no service \"%s\"; there are %s"
                .formatted(service, String.join(", ", Settings.SERVICES)));
      }
      CommandLine command = spec.root().commandLine().getSubcommands().get(service);
      ParseResult given = command.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
      Map<String, OptionSpec> options = new TreeMap<>();
      command.getCommandSpec().options().forEach(it -> options.put(Settings.key(it), it));
      options.keySet().retainAll(settings.options().keySet());
      print(settings, options, given);
      return ExitCodes.OK;
    }

    private void print(Settings settings, Map<String, OptionSpec> options, ParseResult given) {
      PrintWriter out = spec.commandLine().getOut();
      int width = options.keySet().stream().mapToInt(String::length).max().orElse(0);
      options.forEach(
          (key, option) -> {
            Settings.Value value = value(settings, key, option, given);
            out.printf(
                "%-" + width + "s  %s  (%s)%n",
                key,
                value.text().equals(NOT_SET) ? NOT_SET : Masked.of(key, value.text()),
                value.source());
          });
    }

    private static Settings.Value value(
        Settings settings, String key, OptionSpec option, ParseResult given) {
      if (given != null && given.hasMatchedOption(option)) {
        return new Settings.Value(String.join("\n", option.originalStringValues()), "flag");
      }
      return settings
          .find(key)
          .orElseGet(
              () ->
                  option.defaultValue() == null
                      ? new Settings.Value(NOT_SET, "default")
                      : new Settings.Value(option.defaultValue(), "default"));
    }
  }
}

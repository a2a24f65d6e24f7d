package io.newswire.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.errors.AuthorizationException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs commands: their settings, their output, their errors, their exit codes. */
public final class CommandLines {

  private CommandLines() {}

  /**
   * Runs one command with this process's own output, in UTF-8 whatever the locale.
   *
   * @return its exit code
   */
  public static int execute(String... arguments) {
    return execute(
        arguments,
        System.getenv(),
        new PrintWriter(
            new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8), 1 << 16)),
        new PrintWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), UTF_8), true));
  }

  /**
   * Runs one command.
   *
   * @param environment the variables that settings may come from
   * @param out takes what the command gives
   * @param err takes what it has to say about it
   * @return its exit code
   */
  static int execute(
      String[] arguments, Map<String, String> environment, PrintWriter out, PrintWriter err) {
    EarlyOptions early = EarlyOptions.among(arguments);
    CommandLine commandLine = to(out, err);
    Settings settings;
    try {
      settings = Settings.of(commandLine, environment, file(early, environment));
    } catch (CommandFailure e) {
      err.println("newswire: " + oneLine(e.getMessage()));
      err.flush();
      return ExitCodes.FAILED;
    }
    settings.doubts().forEach(doubt -> err.println("newswire: " + doubt));
    logAs(early, settings);
    return commandLine.setDefaultValueProvider(settings).execute(arguments);
  }

  private static SettingsFile file(EarlyOptions early, Map<String, String> environment) {
    String named = environment.get("NEWSWIRE_CONFIG");
    if (early.config() != null) {
      return SettingsFile.read(early.config());
    }
    if (named != null && !named.isEmpty()) {
      return SettingsFile.read(Path.of(named));
    }
    Path usual = Path.of(System.getProperty("newswire.home", "."), "newswire.yaml");
    return Files.exists(usual) ? SettingsFile.read(usual) : SettingsFile.NONE;
  }

  /** Nothing has been logged yet: the log reads this when it is set up. */
  private static void logAs(EarlyOptions early, Settings settings) {
    String format =
        early.logFormat() != null
            ? early.logFormat().toString()
            : settings.find(EarlyOptions.LOG_FORMAT).map(Settings.Value::text).orElse(null);
    if (format != null) {
      System.setProperty("newswire.log.format", format.toLowerCase(Locale.ROOT));
    }
  }

  private static CommandLine to(PrintWriter out, PrintWriter err) {
    CommandLine commandLine = new CommandLine(new RootCommand());
    return commandLine
        .setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(
            parsed -> {
              try {
                return new CommandLine.RunLast().execute(parsed);
              } finally {
                out.flush();
                err.flush();
              }
            })
        .setParameterExceptionHandler(CommandLines::explainUsage)
        .setExecutionExceptionHandler(CommandLines::explainFailure);
  }

  private static int explainUsage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("newswire: " + oneLine(e.getMessage()) + origin(e));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** Where a wrong value comes from that is no flag. */
  private static String origin(ParameterException e) {
    if (!(e.getArgSpec() instanceof OptionSpec option)
        || !(e.getCommandLine().getDefaultValueProvider() instanceof Settings settings)
        || e.getValue() == null) {
      return "";
    }
    return settings
        .find(Settings.key(option))
        .filter(value -> value.text().contains(e.getValue()))
        .map(value -> " (" + value.source() + ")")
        .orElse("");
  }

  private static int explainFailure(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof BrokenPipe) {
      // Whoever read our output has seen enough.
      return ExitCodes.OK;
    }
    err.println("newswire: " + oneLine(words(e)));
    if (isRefused(e)) {
      err.println("'newswire topics rights' lists who needs which rights on Kafka.");
    }
    RootCommand root = (RootCommand) command.getCommandSpec().root().userObject();
    if (root.debug) {
      e.printStackTrace(err);
    }
    err.flush();
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** Whether Kafka refused what was asked of it. */
  private static boolean isRefused(Throwable e) {
    return e != null && (e instanceof AuthorizationException || isRefused(e.getCause()));
  }

  private static String words(Throwable e) {
    if (e instanceof UncheckedIOException && e.getCause() != null) {
      return e.getCause().toString();
    }
    boolean speaksForItself =
        e.getMessage() != null
            && (e.getClass().getName().startsWith("io.newswire.")
                || e instanceof IllegalArgumentException);
    return speaksForItself ? e.getMessage() : e + " (--debug shows where)";
  }

  private static String oneLine(String message) {
    return String.join(" ", List.of(message.split("\\R")).stream().map(String::strip).toList());
  }
}

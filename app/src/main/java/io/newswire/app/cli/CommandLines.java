package io.newswire.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Sets the command line up: its output, its errors, its exit codes. */
public final class CommandLines {

  private CommandLines() {}

  /** The command line that writes to this process's own output, in UTF-8 whatever the locale. */
  public static CommandLine ofThisProcess() {
    return to(
        new PrintWriter(
            new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8), 1 << 16)),
        new PrintWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), UTF_8), true));
  }

  /**
   * A command line.
   *
   * @param out takes what commands give
   * @param err takes what they have to say about it
   */
  public static CommandLine to(PrintWriter out, PrintWriter err) {
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
    err.println("newswire: " + oneLine(e.getMessage()));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int explainFailure(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof BrokenPipe) {
      // Whoever read our output has seen enough.
      return ExitCodes.OK;
    }
    err.println("newswire: " + oneLine(words(e)));
    RootCommand root = (RootCommand) command.getCommandSpec().root().userObject();
    if (root.debug) {
      e.printStackTrace(err);
    }
    err.flush();
    return command.getCommandSpec().exitCodeOnExecutionException();
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

package io.newswire.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.PicocliException;
import picocli.CommandLine.ScopeType;

/** Options of every command that must be known before the others can be read. */
final class EarlyOptions {

  static final String LOG_FORMAT = "log-format";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = {
        "A file of settings, by the long names of options; also NEWSWIRE_CONFIG.",
        "Without it: newswire.yaml in the project's folder, if it is there."
      })
  private Path config;

  @Option(
      names = "--" + LOG_FORMAT,
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      description = "How what is logged is written: text or json; text without it.")
  private LogFormat logFormat;

  /** The file named, null when none is. */
  Path config() {
    return config;
  }

  /** The format named, null when none is. */
  LogFormat logFormat() {
    return logFormat;
  }

  /** Looks for them among the arguments of any command, and at nothing else. */
  static EarlyOptions among(String... arguments) {
    Alone alone = new Alone();
    try {
      new CommandLine(alone)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setUnmatchedArgumentsAllowed(true)
          .parseArgs(arguments);
    } catch (PicocliException e) {
      // The command itself says what is wrong with them.
      return new EarlyOptions();
    }
    return alone.options;
  }

  /** How log lines are written. */
  enum LogFormat {
    /** For people. */
    TEXT,
    /** For machines: one JSON object a line. */
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A command that takes anything. */
  @Command
  private static final class Alone {
    @Mixin private EarlyOptions options = new EarlyOptions();
  }
}

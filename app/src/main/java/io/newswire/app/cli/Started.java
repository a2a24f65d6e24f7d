package io.newswire.app.cli;

import io.newswire.app.ops.Operations;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Says on standard output what runs, at once. */
final class Started {

  private Started() {}

  /** Says that a service runs, and where operators watch it. */
  static void say(CommandSpec spec, String line, Operations operations) {
    say(spec, line);
    operations
        .address()
        .ifPresent(at -> say(spec, "Health checks and metrics are at " + at + "/metrics"));
  }

  static void say(CommandSpec spec, String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}

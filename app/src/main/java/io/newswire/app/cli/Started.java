package io.newswire.app.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Says on standard output what runs, at once. */
final class Started {

  private Started() {}

  static void say(CommandSpec spec, String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}

package io.newswire.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes dead letters out for other tools. */
@Command(
    name = "export",
    description = {
      "Write what was rejected to standard output, oldest first, a line of JSON for each:",
      "the fields of news.rejected, and \"replayed\" where it was sent again."
    })
final class RejectedExportCommand implements Callable<Integer> {

  @Mixin private RejectedOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    options.chosen().forEach(lines::write);
    return ExitCodes.OK;
  }
}

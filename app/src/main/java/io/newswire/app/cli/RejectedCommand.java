package io.newswire.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What could not be used. */
@Command(
    name = "rejected",
    description = "Show what could not be used, and why; send it again after a mend.",
    subcommands = {
      RejectedListCommand.class,
      RejectedShowCommand.class,
      RejectedReplayCommand.class,
      RejectedExportCommand.class,
    })
final class RejectedCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "list, show, replay or export is missing");
  }
}

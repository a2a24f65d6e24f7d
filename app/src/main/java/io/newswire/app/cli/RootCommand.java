package io.newswire.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code newswire} itself: it only holds the commands. */
@Command(
    name = "newswire",
    description = "News wires in; deduplicated, tagged and routed events out.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    usageHelpAutoWidth = true,
    exitCodeOnInvalidInput = ExitCodes.USAGE,
    exitCodeOnExecutionException = ExitCodes.FAILED,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:not done; one line on standard error says why",
      " 2:done, but some of the input was rejected",
      "64:wrong usage"
    },
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      UpCommand.class,
      ProducerCommand.class,
      StreamsCommand.class,
      ConsumerCommand.class,
      ParseCommand.class,
      TagCommand.class,
      DedupCommand.class,
      PublishCommand.class,
      BackfillCommand.class,
      TailCommand.class,
      SourcesCommand.class,
      RejectedCommand.class,
      AlertsCommand.class,
      LexiconCommand.class,
      RetagCommand.class,
      RulesCommand.class,
      TopicsCommand.class,
      ExportCommand.class,
      StoreCommand.class,
      DoctorCommand.class,
      ConfigCommand.class,
    })
final class RootCommand implements Runnable {

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "With an error, print where in the code it happened.")
  boolean debug;

  /** Read before the command line is, see {@link EarlyOptions#among}. */
  @Mixin EarlyOptions early;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}

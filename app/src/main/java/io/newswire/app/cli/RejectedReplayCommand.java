package io.newswire.app.cli;

import io.newswire.app.rejected.DeadLetter;
import io.newswire.app.rejected.RawRecords;
import io.newswire.app.rejected.Replayer;
import io.newswire.app.rejected.Replayer.Outcome;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends what was rejected again. */
@Command(
    name = "replay",
    description = {
      "Send what was rejected through all stages again, after a mend: the records of news.raw"
          + " behind the rejections named or chosen, each once.",
      "What never was a record of news.raw, or is kept there no more, is named on standard error."
    })
final class RejectedReplayCommand implements Callable<Integer> {

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Ids, or how they begin.")
  private List<String> ids = List.of();

  @Option(names = "--all", description = "All that are kept.")
  private boolean all;

  @Option(names = "--dry-run", description = "Say what would be sent, and send nothing.")
  private boolean dryRun;

  @Mixin private RejectedOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (ids.isEmpty() && !all && !options.choose()) {
      throw new ParameterException(
          spec.commandLine(), "which? Name ids, choose with --code, --source …, or say --all");
    }
    List<DeadLetter> letters = letters();
    return dryRun ? announce(letters) : replay(letters);
  }

  private List<DeadLetter> letters() {
    List<DeadLetter> chosen = options.chosen();
    if (ids.isEmpty()) {
      return chosen;
    }
    List<DeadLetter> named = new ArrayList<>();
    ids.forEach(id -> named.add(RejectedIds.one(chosen, id)));
    return named;
  }

  private int announce(List<DeadLetter> letters) {
    PrintWriter out = spec.commandLine().getOut();
    List<DeadLetter> open = letters.stream().filter(it -> it.replay().isEmpty()).toList();
    open.forEach(it -> out.println(it.rejection().id() + "  " + OneLine.of(it.rejection())));
    out.printf("%d would be sent, %d were before%n", open.size(), letters.size() - open.size());
    return ExitCodes.OK;
  }

  private int replay(List<DeadLetter> letters) {
    PrintWriter out = spec.commandLine().getOut();
    Complaints complaints = new Complaints(spec.commandLine().getErr());
    int sent = 0;
    int before = 0;
    try (Replayer replayer = new Replayer(options.kafka(), Clock.systemUTC())) {
      for (DeadLetter letter : letters) {
        String id = letter.rejection().id();
        Outcome outcome = replayer.replay(letter);
        if (outcome instanceof Outcome.Sent now) {
          sent++;
          out.println(id + "  sent again as " + RawRecords.text(now.replay().to()));
        } else if (outcome instanceof Outcome.Before earlier) {
          before++;
          out.println(id + "  was sent again at " + earlier.replay().at());
        } else if (outcome instanceof Outcome.Impossible impossible) {
          complaints.reject(id, impossible.reason());
        }
      }
    }
    out.printf("%d sent again, %d were before, %d cannot be%n", sent, before, complaints.count());
    return complaints.any() ? ExitCodes.SOME_REJECTED : ExitCodes.OK;
  }
}

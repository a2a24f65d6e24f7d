package io.newswire.app.cli;

import io.newswire.app.rejected.DeadLetter;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists dead letters. */
@Command(
    name = "list",
    description = "List what was rejected and is still kept, oldest first, each once.")
final class RejectedListCommand implements Callable<Integer> {

  @Option(names = "--open", description = "Only those that were not sent again.")
  private boolean open;

  @Option(names = "--json", description = "Print each as JSON.")
  private boolean json;

  @Mixin private RejectedOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<DeadLetter> letters =
        options.chosen().stream().filter(letter -> !open || letter.replay().isEmpty()).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonLines lines = new JsonLines(out);
      letters.forEach(lines::write);
      return ExitCodes.OK;
    }
    letters.forEach(letter -> out.println(line(letter)));
    out.println(letters.isEmpty() ? "nothing was rejected" : letters.size() + " rejected");
    return ExitCodes.OK;
  }

  private static String line(DeadLetter letter) {
    return "%s  %-36s  %s%s"
        .formatted(
            letter.rejection().rejectedAt(),
            letter.rejection().id(),
            OneLine.of(letter.rejection()),
            letter.replay().map(replay -> "  [replayed " + replay.at() + "]").orElse(""));
  }
}

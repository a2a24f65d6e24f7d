package io.newswire.app.cli;

import io.newswire.streams.dedup.OfflineDedup;
import io.newswire.streams.version.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides on articles without sending them anywhere. */
@Command(
    name = "dedup",
    description = {
      "Decide which articles are new, which are copies, and which are new versions.",
      "Input lines, in order of arrival: {\"uri\",\"source\",\"published\",\"headline\",\"text\"}."
          + " Output lines: {\"uri\",\"verdict\",\"of\",\"similarity\",\"story\",\"reason\","
          + "\"algorithm\"}."
    })
final class DedupCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE.jsonl",
      description = "JSON lines, gzip accepted; - for standard input.")
  private Path file;

  @Mixin private DedupOptions options = new DedupOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Complaints complaints = new Complaints(spec.commandLine().getErr());
    OfflineDedup dedup = new OfflineDedup(new Versions(), options.settings());
    try (InputStream in = file.equals(Path.of("-")) ? System.in : Files.newInputStream(file)) {
      dedup.run(in, out, problem -> complaints.reject(file, problem));
    } catch (IOException e) {
      throw new CommandFailure(file + ": " + Reasons.of(e), e);
    }
    return complaints.any() ? ExitCodes.SOME_REJECTED : ExitCodes.OK;
  }
}

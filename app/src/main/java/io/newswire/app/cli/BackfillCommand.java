package io.newswire.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.app.topics.ClusterCheck;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Origin;
import io.newswire.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes an archive. */
@Command(
    name = "backfill",
    description = {
      "Publish all wire files of a folder. Interrupted, it goes on where it was when it is run"
          + " again; files that changed since are published again.",
      "Nobody is alerted of what it publishes.",
      "What is rejected is named on standard error and goes to news.rejected."
    })
final class BackfillCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "The folder.")
  private Path folder;

  @Option(
      names = "--source",
      paramLabel = "ID",
      description = "The source of all files; without it, what each says of itself.")
  private String source;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "Where it is written down what is done; by default in the data folder.")
  private Path journalFile;

  @Mixin private ClusterOptions cluster;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(folder + ": no such folder");
    }
    KafkaConnection kafka = cluster.kafka();
    ClusterCheck.require(kafka, Topics.RAW);
    Path root = folder.toRealPath();
    Complaints complaints = new Complaints(spec.commandLine().getErr());
    List<Path> files = InputFiles.find(List.of(root), complaints::reject);
    try (Journal journal = Journal.open(journal(root, kafka))) {
      Map<Path, String> entries = entries(files, complaints);
      List<Path> left = new ArrayList<>(files);
      left.removeIf(file -> !entries.containsKey(file) || journal.isDone(entries.get(file)));
      WireSender.Result result =
          new WireSender(kafka, source, Origin.BACKFILL)
              .send("backfilling", left, file -> journal.done(entries.get(file)));
      result.refused().forEach(it -> complaints.reject(it.file(), it.reason()));
      spec.commandLine()
          .getOut()
          .printf(
              "%d accepted, %d rejected, %d of %d files were done before, %s%n",
              result.accepted(),
              complaints.count(),
              entries.size() - left.size(),
              files.size(),
              kafka);
    }
    return complaints.any() ? ExitCodes.SOME_REJECTED : ExitCodes.OK;
  }

  private static Map<Path, String> entries(List<Path> files, Complaints complaints) {
    Map<Path, String> entries = new HashMap<>();
    for (Path file : files) {
      try {
        entries.put(file, Journal.entry(file));
      } catch (IOException e) {
        complaints.reject(file, Reasons.of(e));
      }
    }
    return entries;
  }

  private Path journal(Path root, KafkaConnection kafka) {
    String run = root + "\0" + kafka.bootstrapServers();
    return journalFile != null
        ? journalFile
        : cluster
            .dataFolder()
            .resolve("backfill")
            .resolve(UUID.nameUUIDFromBytes(run.getBytes(UTF_8)) + ".journal");
  }
}

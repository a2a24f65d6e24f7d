package io.newswire.app.cli;

import io.newswire.app.topics.ClusterCheck;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes wire files. */
@Command(
    name = "publish",
    description = {
      "Parse wire files of any known format and publish their articles to news.raw.",
      "What is rejected is named on standard error and goes to news.rejected."
    })
final class PublishCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or folders of them.")
  private List<Path> paths;

  @Option(
      names = "--source",
      paramLabel = "ID",
      description = "The source they come from; without it, what each says of itself.")
  private String source;

  @Mixin private ClusterOptions cluster;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    KafkaConnection kafka = cluster.kafka();
    ClusterCheck.require(kafka, Topics.RAW);
    Complaints complaints = new Complaints(spec.commandLine().getErr());
    List<Path> files = InputFiles.find(paths, complaints::reject);
    // Complaints follow when the progress bar is gone, which would overwrite them.
    WireSender.Result result =
        new WireSender(kafka, source, "publish").send("publishing", files, file -> {});
    result.refused().forEach(it -> complaints.reject(it.file(), it.reason()));
    spec.commandLine()
        .getOut()
        .printf("%d accepted, %d rejected, %s%n", result.accepted(), complaints.count(), kafka);
    return complaints.any() ? ExitCodes.SOME_REJECTED : ExitCodes.OK;
  }
}

package io.newswire.app.cli;

import io.newswire.app.topics.ClusterCheck;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
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
    Complaints complaints = new Complaints(spec.commandLine().getErr());
    KafkaConnection kafka = cluster.kafka();
    ClusterCheck.require(kafka, Topics.RAW);
    List<Path> files = InputFiles.find(paths, complaints::reject);
    AtomicLong accepted = new AtomicLong();
    // Named when the progress bar is gone, which would overwrite them.
    List<String[]> rejected = new ArrayList<>();
    try (WireSender sender = new WireSender(kafka, source);
        Progress progress = Progress.begin("publishing", files.size())) {
      for (Path file : files) {
        try {
          sender.send(
              file,
              receipt -> {
                accepted.addAndGet(receipt.accepted());
                synchronized (rejected) {
                  receipt
                      .rejected()
                      .forEach(it -> rejected.add(new String[] {file.toString(), it.message()}));
                }
                progress.step();
              });
        } catch (IOException e) {
          synchronized (rejected) {
            rejected.add(new String[] {file.toString(), Reasons.of(e)});
          }
        }
      }
      sender.await();
    }
    rejected.forEach(it -> complaints.reject(it[0], it[1]));
    spec.commandLine()
        .getOut()
        .printf("%d accepted, %d rejected, %s%n", accepted.get(), complaints.count(), kafka);
    return complaints.any() ? ExitCodes.SOME_REJECTED : ExitCodes.OK;
  }
}

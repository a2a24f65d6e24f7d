package io.newswire.app.cli;

import io.newswire.app.ops.Operations;
import io.newswire.app.up.Foreground;
import io.newswire.app.up.SingleService;
import io.newswire.events.KafkaConnection;
import io.newswire.producer.ProducerConfig;
import io.newswire.producer.ProducerService;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the producer against a cluster. */
@Command(name = "producer", description = "Run the producer: take wires in, until Ctrl-C.")
final class ProducerCommand implements Callable<Integer> {

  @Option(
      names = "--inbox",
      paramLabel = "DIR",
      description = {"A folder to watch, with a subfolder for each source; also NEWSWIRE_INBOX."})
  private Path inbox;

  @Mixin private ClusterOptions cluster;
  @Mixin private SourcesOptions sources;
  @Mixin private HealthOptions health;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    KafkaConnection kafka = cluster.kafka();
    Operations operations = health.operations(kafka);
    ProducerService producer =
        new ProducerService(
            kafka,
            new ProducerConfig(sources.sources(), inbox, sources.traced()),
            operations.meters());
    operations.watch(producer);
    SingleService service =
        new SingleService("producer", producer::start, Optional::empty, producer, operations);
    throw new CommandFailure(
        Foreground.run(
            service, () -> Started.say(spec, "The producer runs, " + kafka, operations)));
  }
}

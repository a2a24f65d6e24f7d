package io.newswire.app.cli;

import io.newswire.app.ops.Operations;
import io.newswire.app.up.AccessGuard;
import io.newswire.app.up.Foreground;
import io.newswire.app.up.SingleService;
import io.newswire.events.KafkaConnection;
import io.newswire.events.access.Role;
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
  @Mixin private TraceOptions trace;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    KafkaConnection kafka = cluster.kafka();
    Operations operations = health.operations(kafka, trace.spans("newswire-producer"));
    ProducerService producer =
        new ProducerService(
            kafka,
            new ProducerConfig(sources.sources(), inbox),
            operations.meters(),
            operations.spans());
    operations.watch(producer);
    SingleService service =
        new SingleService(
            "producer",
            producer::start,
            Optional::empty,
            producer,
            operations,
            new AccessGuard(kafka, Role.PRODUCER));
    throw new CommandFailure(
        Foreground.run(
            service, () -> Started.say(spec, "The producer runs, " + kafka, operations)));
  }
}

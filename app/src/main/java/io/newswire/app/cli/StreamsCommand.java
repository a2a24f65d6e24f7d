package io.newswire.app.cli;

import io.newswire.app.ops.Operations;
import io.newswire.app.up.AccessGuard;
import io.newswire.app.up.Foreground;
import io.newswire.app.up.SingleService;
import io.newswire.events.KafkaConnection;
import io.newswire.events.access.Role;
import io.newswire.streams.topology.StreamsService;
import io.newswire.streams.topology.StreamsSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the stream processor against a cluster. */
@Command(
    name = "streams",
    description = "Run the stream processor: normalize, version, tag, dedup, route, until Ctrl-C.")
final class StreamsCommand implements Callable<Integer> {

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = {
        "The folder of the local state, which is rebuilt from Kafka when lost; also NEWSWIRE_STATE.",
        "Without it: streams in the data folder."
      })
  private Path state;

  @Option(
      names = "--instance",
      paramLabel = "ID",
      description =
          "Names this instance among several, the same after each restart, so that it goes on at"
              + " once; also NEWSWIRE_INSTANCE.")
  private String instance;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Rules that route and alert; also NEWSWIRE_RULES; the packaged ones without it.")
  private Path rules;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many threads work; also NEWSWIRE_THREADS; one a core without it, at most 4.")
  private Integer threads;

  @Mixin private DedupOptions dedup = new DedupOptions();
  @Mixin private ClusterOptions cluster;
  @Mixin private HealthOptions health;
  @Mixin private TraceOptions trace;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    KafkaConnection kafka = cluster.kafka();
    Operations operations = health.operations(kafka, trace.spans("newswire-streams"));
    StreamsService streams =
        new StreamsService(kafka, settings(), operations.meters(), operations.spans());
    operations.watch(streams);
    throw new CommandFailure(
        Foreground.run(
            new SingleService(
                "streams",
                streams::start,
                () ->
                    streams.hasFailed()
                        ? Optional.of("it stopped; its log says why")
                        : Optional.empty(),
                streams,
                operations,
                new AccessGuard(kafka, Role.STREAMS)),
            () -> Started.say(spec, "The stream processor runs, " + kafka, operations)));
  }

  private StreamsSettings settings() {
    StreamsSettings usual =
        StreamsSettings.in(state != null ? state : cluster.dataFolder().resolve("streams"));
    return new StreamsSettings(
        usual.applicationId(),
        Optional.ofNullable(instance),
        usual.stateDir(),
        Optional.ofNullable(rules),
        dedup.settings(),
        threads == null ? usual.threads() : threads,
        usual.commitInterval(),
        usual.replicationFactor());
  }
}

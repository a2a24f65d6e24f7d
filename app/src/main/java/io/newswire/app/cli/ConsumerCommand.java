package io.newswire.app.cli;

import io.newswire.app.ops.Operations;
import io.newswire.app.up.AccessGuard;
import io.newswire.app.up.Foreground;
import io.newswire.app.up.SingleService;
import io.newswire.consumer.ConsumerConfig;
import io.newswire.consumer.ConsumerService;
import io.newswire.consumer.desk.DeskConfig;
import io.newswire.events.KafkaConnection;
import io.newswire.events.access.Role;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the consumer against a cluster. */
@Command(name = "consumer", description = "Run the consumer: store, alert, show, until Ctrl-C.")
final class ConsumerCommand implements Callable<Integer> {

  @Option(
      names = "--part",
      paramLabel = "PART",
      split = ",",
      description = "Only these parts: ${COMPLETION-CANDIDATES}.")
  private Set<ConsumerConfig.Part> parts = Set.of();

  @Option(
      names = "--desk-host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = {
        "The address the page is served at; also NEWSWIRE_DESK_HOST; this machine only without it."
      })
  private String deskHost;

  @Option(
      names = "--desk-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = {"Where the page is; also NEWSWIRE_DESK_PORT; 8080 without it."})
  private int deskPort;

  @Mixin private ClusterOptions cluster;
  @Mixin private DatabaseOptions database;
  @Mixin private AlertOptions alerts;
  @Mixin private HealthOptions health;
  @Mixin private TraceOptions trace;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    KafkaConnection kafka = cluster.kafka();
    ConsumerConfig config =
        new ConsumerConfig(
            parts, database.database(), alerts.alerts(), new DeskConfig(deskHost, deskPort));
    Operations operations = health.operations(kafka, trace.spans("newswire-consumer"));
    ConsumerService consumer =
        new ConsumerService(kafka, config, operations.meters(), operations.spans());
    operations.watch(consumer);
    throw new CommandFailure(
        Foreground.run(
            new SingleService(
                "consumer",
                consumer::start,
                Optional::empty,
                consumer,
                operations,
                new AccessGuard(kafka, Role.CONSUMER)),
            () -> {
              Started.say(
                  spec, "The consumer runs, " + kafka + ", " + config.database(), operations);
              consumer.deskAddress().ifPresent(at -> Started.say(spec, "The desk is at " + at));
            }));
  }
}

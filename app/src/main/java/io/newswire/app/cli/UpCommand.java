package io.newswire.app.cli;

import io.newswire.app.embedded.Ports;
import io.newswire.app.ops.OperationsConfig;
import io.newswire.app.up.Foreground;
import io.newswire.app.up.Running;
import io.newswire.app.up.Up;
import io.newswire.app.up.UpConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs everything. */
@Command(
    name = "up",
    description = {
      "Run everything on Kafka and PostgreSQL of its own, until Ctrl-C.",
      "What it knows is kept in the data folder; the next start goes on from there."
    })
final class UpCommand implements Callable<Integer> {

  @Option(names = "--demo", description = "Play the demo wire; each item once over all restarts.")
  private boolean demo;

  @Option(
      names = "--pace",
      paramLabel = "TIME",
      defaultValue = "1.5s",
      converter = DurationConverter.class,
      description = "Time between two items of the demo wire; ${DEFAULT-VALUE} without it.")
  private Duration pace;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Where Kafka listens; ${DEFAULT-VALUE} without it.")
  private int kafkaPort;

  @Option(
      names = "--desk-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Where the page is; ${DEFAULT-VALUE} without it.")
  private int deskPort;

  @Option(
      names = "--database-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Where PostgreSQL listens; any free port without it.")
  private int databasePort;

  @Option(
      names = "--health-port",
      paramLabel = "PORT",
      description = {
        "Where /health/live, /health/ready and /metrics are; without it: "
            + OperationsConfig.USUAL_PORT
            + ", or any free port when that is taken."
      })
  private Integer healthPort;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Rules that route and alert; also NEWSWIRE_RULES; the packaged ones without it.")
  private Path rules;

  @Mixin private DataOptions data = new DataOptions();
  @Mixin private SourcesOptions sources = new SourcesOptions();
  @Mixin private DedupOptions dedup = new DedupOptions();
  @Mixin private AlertOptions alerts = new AlertOptions();
  @Mixin private TraceOptions trace = new TraceOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Path folder = data.folder().toAbsolutePath().normalize();
    Up up =
        new Up(
            new UpConfig(
                folder,
                kafkaPort,
                databasePort,
                deskPort,
                sources.sources(),
                rules,
                dedup.settings(),
                alerts.alerts(),
                OperationsConfig.at(healthPort()),
                trace.spans("newswire"),
                demo ? pace : null));
    PrintWriter out = spec.commandLine().getOut();
    out.println("Newswire starts in " + folder);
    out.flush();
    throw new CommandFailure(Foreground.run(up, () -> show(up.running(), folder, out)));
  }

  private int healthPort() {
    if (healthPort != null) {
      return healthPort;
    }
    return Ports.isFree(OperationsConfig.USUAL_PORT) ? OperationsConfig.USUAL_PORT : 0;
  }

  private static void show(Running running, Path folder, PrintWriter out) {
    out.println("  Kafka            " + running.bootstrapServers());
    out.println("  PostgreSQL       " + running.database().url());
    out.println("  wires, by file   " + folder.resolve("wires"));
    out.println("  wires, by HTTP   http://localhost:" + running.pushPort());
    out.println("  health, metrics  http://localhost:" + running.healthPort() + "/metrics");
    out.println("The desk is at http://localhost:" + running.deskPort() + " (Ctrl-C ends it all)");
    out.flush();
  }
}

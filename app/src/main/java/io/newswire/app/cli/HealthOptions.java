package io.newswire.app.cli;

import io.newswire.app.embedded.Ports;
import io.newswire.app.ops.Operations;
import io.newswire.app.ops.OperationsConfig;
import io.newswire.app.up.PortInUseException;
import io.newswire.events.KafkaConnection;
import io.newswire.events.trace.Spans;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say where health checks and metrics of a service are served. */
final class HealthOptions {

  @Option(
      names = "--health-port",
      paramLabel = "PORT",
      description = {
        "Where /health/live, /health/ready and /metrics are served; also NEWSWIRE_HEALTH_PORT; nowhere"
            + " without it."
      })
  private Integer port;

  @Option(
      names = "--health-host",
      paramLabel = "HOST",
      defaultValue = OperationsConfig.THIS_MACHINE,
      description = {
        "The address they are served at; also NEWSWIRE_HEALTH_HOST; this machine only without it."
      })
  private String host;

  /** What serves them, not started. */
  Operations operations(KafkaConnection kafka, Spans spans) {
    if (port != null
        && port != 0
        && host.equals(OperationsConfig.THIS_MACHINE)
        && !Ports.isFree(port)) {
      throw new PortInUseException(port, "health checks", "--health-port");
    }
    return new Operations(
        Optional.ofNullable(port).map(it -> new OperationsConfig(host, it)), kafka, spans);
  }
}

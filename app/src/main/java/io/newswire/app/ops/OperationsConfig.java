package io.newswire.app.ops;

/**
 * Where health checks and metrics are served.
 *
 * @param host the address, e.g. {@code 127.0.0.1}
 * @param port the port; 0 for any free one
 */
public record OperationsConfig(String host, int port) {

  /** This machine only. */
  public static final String THIS_MACHINE = "127.0.0.1";

  /** The port where none is named; the one that exporters of OpenTelemetry use. */
  public static final int USUAL_PORT = 9464;

  /** Refuses what cannot be listened at, by the option's name. */
  public OperationsConfig {
    if (host == null || host.isBlank()) {
      throw new IllegalArgumentException("--health-host is empty");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--health-port must be 0 to 65535: " + port);
    }
  }

  /** This machine only, at a port. */
  public static OperationsConfig at(int port) {
    return new OperationsConfig(THIS_MACHINE, port);
  }
}

package io.newswire.consumer.desk;

/** The desk's port is taken by another program. */
public final class PortInUseException extends RuntimeException {

  PortInUseException(DeskConfig config, Throwable cause) {
    super(
        "port "
            + config.port()
            + " on "
            + config.host()
            + " is in use by another program; choose another with --desk-port, e.g. --desk-port "
            + (config.port() < 65_535 ? config.port() + 1 : config.port() - 1),
        cause);
  }
}

package io.newswire.consumer.desk;

import java.util.Objects;

/**
 * Where the page is served.
 *
 * @param host address to bind to
 * @param port TCP port; 0 takes any free one
 */
public record DeskConfig(String host, int port) {

  /** Refuses what is no port. */
  public DeskConfig {
    Objects.requireNonNull(host, "desk host");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("desk port: " + port + " is not between 0 and 65535");
    }
  }

  /** This machine only, port 8080. */
  public static DeskConfig standard() {
    return new DeskConfig("127.0.0.1", 8080);
  }
}

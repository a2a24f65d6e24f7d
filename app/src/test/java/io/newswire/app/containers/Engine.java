package io.newswire.app.containers;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/** The container engine of this machine. */
final class Engine {

  private Engine() {}

  /**
   * Ends a test, saying so, where no engine answers; with {@code -Dcontainers=required} the test
   * fails there.
   */
  static void require() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      return;
    }
    String missing = "no container engine answers";
    if ("required".equals(System.getProperty("containers"))) {
      Assertions.fail(missing + ", and -Dcontainers=required");
    }
    Assumptions.abort(missing + ": only the embedded Kafka and PostgreSQL were tested");
  }
}

package io.newswire.app.containers;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** The container engine of this machine. */
final class Engine {

  /** What the containers are made of; see the properties of these names in pom.xml. */
  static final String KAFKA = System.getProperty("kafka.image");

  static final String POSTGRES = System.getProperty("postgres.image");

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private Engine() {}

  /**
   * Ends a test, saying so, where no engine answers; with {@code -Dcontainers=required} the test
   * fails there.
   */
  static void require() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      LOG.info("a container engine answers: Kafka is {}, PostgreSQL is {}", KAFKA, POSTGRES);
      return;
    }
    String missing = "no container engine answers";
    if ("required".equals(System.getProperty("containers"))) {
      Assertions.fail(missing + ", and -Dcontainers=required");
    }
    LOG.warn("{}: only the embedded Kafka and PostgreSQL are tested", missing);
    Assumptions.abort(missing + ": only the embedded Kafka and PostgreSQL were tested");
  }
}

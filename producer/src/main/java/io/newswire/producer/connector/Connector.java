package io.newswire.producer.connector;

/**
 * A way in for wires. A connector runs on threads of its own from {@link #start} to {@link #close};
 * neither waits for Kafka. Whatever happens to one document or source, it goes on with the others.
 */
public interface Connector extends AutoCloseable {

  /** Its name, for people: what it is and what it listens to. */
  String id();

  /**
   * Begins to work; called once.
   *
   * @throws ConnectorException when it cannot until somebody acts, e.g. because a port is taken
   */
  void start();

  /** How it is doing. */
  Health health();

  /** Takes nothing in any more; what it has taken in may still be acknowledged or repeated. */
  @Override
  void close();

  /**
   * How a connector is doing.
   *
   * @param well whether it does its work
   * @param detail one line for people
   */
  record Health(boolean well, String detail) {}
}

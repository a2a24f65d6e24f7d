package io.newswire.producer.connector;

/** A connector that cannot work at all; the message says why and what to do. */
public final class ConnectorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message for people. */
  public ConnectorException(String message, Throwable cause) {
    super(message, cause);
  }
}

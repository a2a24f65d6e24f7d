package io.newswire.app.topics;

/** A cluster's topics cannot be read or changed; the message says which cluster and why. */
public final class TopicsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what caused it. */
  public TopicsException(String message, Throwable cause) {
    super(message, cause);
  }

  TopicsException(String message) {
    super(message);
  }
}

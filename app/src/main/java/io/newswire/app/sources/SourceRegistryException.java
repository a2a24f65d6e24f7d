package io.newswire.app.sources;

/** The declared sources cannot be read or changed; the message says why. */
public final class SourceRegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SourceRegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}

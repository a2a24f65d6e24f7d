package io.newswire.producer.source;

/** A list of sources that cannot be used; the message names file, line and key. */
public final class SourcesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SourcesException(String message, Throwable cause) {
    super(message, cause);
  }
}

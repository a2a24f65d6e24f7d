package io.newswire.consumer.search;

/**
 * A question that cannot be answered as it stands; the message names the parameter and says why.
 */
public final class BadQueryException extends RuntimeException {

  /** With words for whoever asked. */
  public BadQueryException(String message) {
    super(message);
  }
}

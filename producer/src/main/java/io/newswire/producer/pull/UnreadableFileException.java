package io.newswire.producer.pull;

/** A single file that the server does not give, or that changed while it was read. */
final class UnreadableFileException extends PullException {

  private static final long serialVersionUID = 1L;

  UnreadableFileException(String code, String message) {
    super(code, message);
  }
}

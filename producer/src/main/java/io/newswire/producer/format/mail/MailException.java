package io.newswire.producer.format.mail;

/** A message cannot be read; the text of this says why. */
public final class MailException extends Exception {

  private static final long serialVersionUID = 1L;

  MailException(String message, Throwable cause) {
    super(message, cause);
  }
}

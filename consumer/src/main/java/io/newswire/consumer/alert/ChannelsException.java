package io.newswire.consumer.alert;

/** A file of channels that cannot be used; the message names the file, the line and the key. */
public final class ChannelsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  ChannelsException(String message, Throwable cause) {
    super(message, cause);
  }
}

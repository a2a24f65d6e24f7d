package io.newswire.producer.pull;

import java.io.IOException;

/** A folder on another machine that cannot be read, and a reason code for it. */
class PullException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String code;

  PullException(String code, String message) {
    super(message);
    this.code = code;
  }

  PullException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The reason code, e.g. {@code login-refused}. */
  String code() {
    return code;
  }
}

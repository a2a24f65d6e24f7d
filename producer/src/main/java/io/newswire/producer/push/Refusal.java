package io.newswire.producer.push;

import java.time.Duration;

/** A request that is not taken in; the answer says why. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final Duration retryAfter;

  private Refusal(int status, String code, String message, Duration retryAfter) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** A refusal that stays one, however often the request is sent. */
  static Refusal of(int status, String code, String message) {
    return new Refusal(status, code, message, null);
  }

  /** A refusal of this moment. */
  static Refusal forNow(int status, String code, String message, Duration retryAfter) {
    return new Refusal(status, code, message, retryAfter);
  }

  int status() {
    return status;
  }

  /** What the body of the answer says. */
  Body body() {
    return new Body(code, getMessage());
  }

  /** When to try again, null when that is of no use. */
  Duration retryAfter() {
    return retryAfter;
  }

  /**
   * The body of the answer.
   *
   * @param code reason code
   * @param message one line for people
   */
  record Body(String code, String message) {}
}

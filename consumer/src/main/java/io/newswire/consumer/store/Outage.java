package io.newswire.consumer.store;

/** Why something that others offer cannot be had. */
public final class Outage {

  private Outage() {}

  /** One line for people: what the innermost cause says. */
  public static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElseThrow();
  }
}

package io.newswire.consumer.alert.channel;

import java.time.Duration;

/** A way to tell people. */
public interface Channel {

  /** Its name, as stored with each delivery. */
  String name();

  /**
   * The longest that {@link #send} takes. A delivery that was begun longer ago is taken for lost
   * with its sender.
   */
  Duration limit();

  /** Sends one message; says what became of it and does not throw. */
  Result send(Delivery delivery);

  /** Ends what it holds. */
  default void close() {}

  /**
   * A message on its way.
   *
   * @param id its id, the same at each attempt
   * @param payload its body, JSON
   * @param attempt which attempt this is, from 1
   * @param traceparent the trace of the article that the message is about, see W3C Trace Context;
   *     null when it has none
   */
  record Delivery(String id, String payload, int attempt, String traceparent) {

    /** A message without a trace. */
    public Delivery(String id, String payload, int attempt) {
      this(id, payload, attempt, null);
    }
  }

  /** What became of an attempt. */
  sealed interface Result {

    /**
     * The receiver has it.
     *
     * @param remark what is to be said of it, null when it simply went well
     */
    record Taken(String remark) implements Result {}

    /**
     * The receiver may take it later.
     *
     * @param reason what went wrong, one line
     * @param notBefore how long the receiver asks to be left alone, zero when it does not say
     */
    record NotTaken(String reason, Duration notBefore) implements Result {

      /** Went wrong, without a wish of the receiver. */
      static NotTaken because(String reason) {
        return new NotTaken(reason, Duration.ZERO);
      }
    }

    /**
     * The receiver will never take this message.
     *
     * @param reason how it said so, one line
     */
    record Refused(String reason) implements Result {}

    /**
     * The receiver wants no more messages at all.
     *
     * @param reason how it said so, one line
     */
    record Gone(String reason) implements Result {}
  }
}

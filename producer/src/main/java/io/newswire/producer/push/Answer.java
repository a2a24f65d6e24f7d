package io.newswire.producer.push;

import io.newswire.events.Rejection;
import io.newswire.producer.publish.Receipt;
import java.util.List;

/**
 * The body of an answer to a request that was taken in.
 *
 * @param accepted how many articles are in Kafka
 * @param rejected the others
 */
record Answer(int accepted, List<Refused> rejected) {

  /** The answer that a receipt allows. */
  static Answer to(Receipt receipt) {
    return new Answer(receipt.accepted(), receipt.rejected().stream().map(Refused::of).toList());
  }

  /** 202 when anything was of use, else 422. */
  int status() {
    return accepted > 0 ? 202 : 422;
  }

  /**
   * An item that could not be used.
   *
   * @param id of its dead letter
   * @param code reason code
   * @param message one line for people
   * @param uri the item's uri, null when unknown
   */
  record Refused(String id, String code, String message, String uri) {

    static Refused of(Rejection rejection) {
      return new Refused(rejection.id(), rejection.code(), rejection.message(), rejection.uri());
    }
  }
}

package io.newswire.producer.publish;

import io.newswire.events.Rejection;
import java.util.List;

/**
 * What became of a payload. There is a receipt only when Kafka has acknowledged all of it, the
 * rejections included.
 *
 * @param accepted how many articles are in {@code news.raw}
 * @param rejected what is in {@code news.rejected} instead
 */
public record Receipt(int accepted, List<Rejection> rejected) {
  /** Copies the rejections. */
  public Receipt {
    rejected = List.copyOf(rejected);
  }
}

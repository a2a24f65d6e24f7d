package io.newswire.producer.publish;

import io.newswire.events.Rejection;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a payload. There is a receipt only when Kafka has acknowledged all of it, the
 * rejections included.
 *
 * @param accepted how many articles are in {@code news.raw}
 * @param refused how many items are in {@code news.rejected} instead
 * @param rejected the first of these, at most {@value #MOST_LISTED}
 */
public record Receipt(int accepted, int refused, List<Rejection> rejected) {

  /** So many rejections are listed; a file of any length may be full of them. */
  static final int MOST_LISTED = 1_000;

  /** The receipt of nothing at all. */
  public static final Receipt NOTHING = new Receipt(0, List.of());

  /** Copies the rejections. */
  public Receipt {
    rejected = List.copyOf(rejected.subList(0, Math.min(rejected.size(), MOST_LISTED)));
  }

  /** What became of a payload all of whose rejections are at hand. */
  public Receipt(int accepted, List<Rejection> rejected) {
    this(accepted, rejected.size(), rejected);
  }

  /** What became of two payloads together. */
  public Receipt plus(Receipt other) {
    List<Rejection> both = new ArrayList<>(rejected);
    both.addAll(other.rejected);
    return new Receipt(accepted + other.accepted, refused + other.refused, both);
  }
}

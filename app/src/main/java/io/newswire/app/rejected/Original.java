package io.newswire.app.rejected;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The record behind a dead letter. */
public sealed interface Original {

  /** It is still kept. */
  record Found(ConsumerRecord<byte[], byte[]> kafka) implements Original {}

  /**
   * It cannot be had.
   *
   * @param reason why, one line
   */
  record Missing(String reason) implements Original {}
}

package io.newswire.producer.topic;

import io.newswire.events.Position;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Where it is kept how far each source has been read. */
public interface Positions {

  /**
   * Reads all of them.
   *
   * @return positions by source id
   * @throws org.apache.kafka.common.KafkaException when they cannot be read now
   */
  Map<String, Position> read();

  /**
   * Writes one.
   *
   * @return completes when it is safe
   */
  CompletionStage<Void> write(Position position);
}

package io.newswire.consumer.store;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Tells which topic is meant by a name at present. */
@FunctionalInterface
public interface TopicIds {

  /**
   * The ids of topics that exist.
   *
   * @param names names of topics
   * @return ids by name
   * @throws org.apache.kafka.common.KafkaException when they cannot be had
   */
  Map<String, UUID> of(Collection<String> names);
}

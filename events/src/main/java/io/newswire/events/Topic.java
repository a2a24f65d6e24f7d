package io.newswire.events;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A topic of the contract. Keys are UTF-8 text, values JSON.
 *
 * @param <V> what its values are
 * @param name its name
 * @param key what its keys are, in words
 * @param type the class of its values
 * @param partitions how many partitions it is created with
 * @param retention how long records are kept; ignored when compacted
 * @param compacted whether only the newest record of each key is kept
 * @param maxMessageBytes largest record in bytes
 * @param purpose what it is for, one line
 */
public record Topic<V>(
    String name,
    String key,
    Class<V> type,
    int partitions,
    Duration retention,
    boolean compacted,
    int maxMessageBytes,
    String purpose) {

  /** Refuses what no broker would accept. */
  public Topic {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    if (partitions < 1) {
      throw new IllegalArgumentException(name + ": partitions must be at least 1");
    }
  }

  /** Serde of its keys. */
  public Serde<String> keySerde() {
    return Serdes.String();
  }

  /** Serde of its values. */
  public Serde<V> valueSerde() {
    return new JsonSerde<>(type);
  }

  /** Its settings on the broker, by their Kafka names. */
  public Map<String, String> settings() {
    String size = Integer.toString(maxMessageBytes);
    return compacted
        ? Map.of("cleanup.policy", "compact", "max.message.bytes", size)
        : Map.of(
            "cleanup.policy",
            "delete",
            "retention.ms",
            Long.toString(retention.toMillis()),
            "max.message.bytes",
            size);
  }

  /**
   * How to create it.
   *
   * @param replicationFactor copies of each partition
   */
  public NewTopic toNewTopic(short replicationFactor) {
    return new NewTopic(name, partitions, replicationFactor).configs(settings());
  }
}

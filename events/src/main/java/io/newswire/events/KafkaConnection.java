package io.newswire.events;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param properties further client settings by their Kafka names, e.g. security ones
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> properties) {

  /** Refuses an empty address. */
  public KafkaConnection {
    Objects.requireNonNull(bootstrapServers, "bootstrap.servers");
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("bootstrap.servers is empty");
    }
    properties = Map.copyOf(properties);
  }

  /** A connection without further settings. */
  public static KafkaConnection to(String bootstrapServers) {
    return new KafkaConnection(bootstrapServers, Map.of());
  }

  /**
   * The configuration of one client: what the client needs, overridden by what the user set.
   *
   * @param client the client's own settings
   */
  public Map<String, Object> with(Map<String, ?> client) {
    Map<String, Object> all = new HashMap<>(client);
    all.put("bootstrap.servers", bootstrapServers);
    all.putAll(properties);
    return all;
  }

  /** Leaves the settings out: they may hold secrets. */
  @Override
  public String toString() {
    return "Kafka at " + bootstrapServers;
  }
}

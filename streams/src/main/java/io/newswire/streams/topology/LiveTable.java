package io.newswire.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.events.Rejection;
import io.newswire.events.Rejection.Coordinates;
import io.newswire.events.Topic;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The newest good value of each key of a compacted topic. What cannot be used changes nothing.
 *
 * @param <V> the topic's values
 * @param <T> what the stage works with
 */
final class LiveTable<V, T> {

  private final Deserializer<V> values;
  private final BiFunction<String, V, Setting<T>> prepare;
  private final Clock clock;
  private final Map<String, T> good = new LinkedHashMap<>();

  /**
   * An empty table.
   *
   * @param topic the topic
   * @param prepare makes of a key and its value what the stage works with
   * @param clock dates rejections
   */
  LiveTable(Topic<V> topic, BiFunction<String, V, Setting<T>> prepare, Clock clock) {
    this.values = topic.valueSerde().deserializer();
    this.prepare = prepare;
    this.clock = clock;
  }

  /**
   * Takes the next record; one without a value removes its key.
   *
   * @return the record's rejection when it cannot be used
   */
  Optional<Rejection> accept(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return Optional.of(rejection(record, "bad-key", "the record has no key"));
    }
    String key = new String(record.key(), UTF_8);
    if (record.value() == null) {
      good.remove(key);
      return Optional.empty();
    }
    try {
      V value = values.deserialize(record.topic(), record.value());
      Setting<T> setting = Guard.call(() -> prepare.apply(key, value));
      if (setting instanceof Setting.Refused<T> refused) {
        return Optional.of(rejection(record, "unusable", refused.reason()));
      }
      good.put(key, ((Setting.Usable<T>) setting).value());
      return Optional.empty();
    } catch (SerializationException e) {
      return Optional.of(rejection(record, "malformed", e.getMessage()));
    } catch (RuntimeException e) {
      // Whatever somebody put must not stop the stream.
      return Optional.of(rejection(record, "unusable", e.toString()));
    }
  }

  /** What can be used now, by key, in the order in which keys first came. */
  Map<String, T> current() {
    return new LinkedHashMap<>(good);
  }

  private Rejection rejection(ConsumerRecord<byte[], byte[]> record, String code, String message) {
    return DeadLetters.of(
        Rejection.SETTINGS,
        code,
        message,
        record.key() == null ? null : new String(record.key(), UTF_8),
        new Coordinates(record.topic(), record.partition(), record.offset()),
        record.value(),
        clock.instant());
  }
}

package io.newswire.streams.topology;

import java.time.Duration;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * A key-value store that forgets: what was not written for the retention, in the time of the
 * stream's records, is swept away now and then. That time is when articles came in, not when they
 * were written, so that old articles sent today are remembered too.
 *
 * @param <V> what is remembered
 */
final class Memory<V> {

  private static final Duration SWEEP_EVERY = Duration.ofHours(6);

  private final TimestampedKeyValueStore<String, V> store;

  private Memory(TimestampedKeyValueStore<String, V> store) {
    this.store = store;
  }

  /** The store to declare. */
  static <V> StoreBuilder<TimestampedKeyValueStore<String, V>> store(String name, Serde<V> values) {
    return Stores.timestampedKeyValueStoreBuilder(
        Stores.persistentTimestampedKeyValueStore(name), Serdes.String(), values);
  }

  /**
   * Opens the store in a processor, and starts to sweep it.
   *
   * @param context the processor's
   * @param name the store's
   * @param retention how long a value is kept after it was last written
   * @param mayGo which values of that age may go
   */
  static <V> Memory<V> open(
      ProcessorContext<?, ?> context, String name, Duration retention, Predicate<V> mayGo) {
    TimestampedKeyValueStore<String, V> store = context.getStateStore(name);
    Memory<V> memory = new Memory<>(store);
    context.schedule(
        SWEEP_EVERY,
        PunctuationType.STREAM_TIME,
        time -> memory.sweep(time - retention.toMillis(), mayGo));
    return memory;
  }

  /** What is remembered of a key, null when nothing is. */
  V get(String key) {
    return ValueAndTimestamp.getValueOrNull(store.get(key));
  }

  /**
   * Remembers a value.
   *
   * @param time of the record that it comes from, in epoch milliseconds
   */
  void put(String key, V value, long time) {
    store.put(key, ValueAndTimestamp.make(value, time));
  }

  private void sweep(long before, Predicate<V> mayGo) {
    try (KeyValueIterator<String, ValueAndTimestamp<V>> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, ValueAndTimestamp<V>> entry = all.next();
        if (entry.value.timestamp() < before && mayGo.test(entry.value.value())) {
          store.delete(entry.key);
        }
      }
    }
  }
}

package io.newswire.streams.topology;

import io.newswire.streams.dedup.Records;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The part of the dedup stage's state store that belongs to one shard. */
public final class ShardRecords implements Records {

  /** Name of the store. */
  public static final String STORE = "sketches";

  private final KeyValueStore<String, byte[]> store;
  private final String prefix;

  /**
   * @param store the task's store
   * @param shard name of the shard
   */
  public ShardRecords(KeyValueStore<String, byte[]> store, String shard) {
    this.store = store;
    this.prefix = shard + '/';
  }

  /** The store to declare, for all shards of a task. */
  public static StoreBuilder<KeyValueStore<String, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
  }

  @Override
  public byte[] get(String key) {
    return store.get(prefix + key);
  }

  @Override
  public void put(String key, byte[] value) {
    store.put(prefix + key, value);
  }

  @Override
  public void delete(String key) {
    store.delete(prefix + key);
  }

  @Override
  public void scan(String begin, BiConsumer<String, byte[]> visitor) {
    try (KeyValueIterator<String, byte[]> all =
        store.prefixScan(prefix + begin, new StringSerializer())) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> next = all.next();
        visitor.accept(next.key.substring(prefix.length()), next.value);
      }
    }
  }
}

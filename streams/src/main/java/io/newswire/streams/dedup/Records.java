package io.newswire.streams.dedup;

import java.util.function.BiConsumer;

/**
 * Where the dedup stage keeps its records: a Kafka state store in the topology, a map offline. One
 * record per article, one per story of several, one per copy that may be promoted; keys and values
 * are opaque.
 */
public interface Records {

  /** The value of a key, null when there is none. */
  byte[] get(String key);

  /** Writes a value, replacing the one before. */
  void put(String key, byte[] value);

  /** Removes a key, if it is there. */
  void delete(String key);

  /**
   * Visits the records whose keys begin with a prefix, in any order. Not to be changed meanwhile.
   */
  void scan(String prefix, BiConsumer<String, byte[]> visitor);
}

package io.newswire.streams.dedup;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Records on the heap. */
public final class MemoryRecords implements Records {

  private final Map<String, byte[]> values = new HashMap<>();

  @Override
  public byte[] get(String key) {
    return values.get(key);
  }

  @Override
  public void put(String key, byte[] value) {
    values.put(key, value);
  }

  @Override
  public void delete(String key) {
    values.remove(key);
  }

  /** How many there are. */
  public int size() {
    return values.size();
  }

  @Override
  public void scan(String prefix, BiConsumer<String, byte[]> visitor) {
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            visitor.accept(key, value);
          }
        });
  }
}

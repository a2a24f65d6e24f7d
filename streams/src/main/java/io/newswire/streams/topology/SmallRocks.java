package io.newswire.streams.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * Keeps each store's memory small: there are several per partition, and Kafka's defaults, some 100
 * MB each, are made for few.
 */
public final class SmallRocks implements RocksDBConfigSetter {

  private static final long CACHE_BYTES = 8L << 20;
  private static final long WRITE_BUFFER_BYTES = 4L << 20;
  private static final int WRITE_BUFFERS = 2;

  private Cache cache;

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    cache = new LRUCache(CACHE_BYTES);
    if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
      table.setBlockCache(cache);
      table.setCacheIndexAndFilterBlocks(true);
      options.setTableFormatConfig(table);
    }
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(WRITE_BUFFERS);
  }

  @Override
  public void close(String store, Options options) {
    cache.close();
  }
}

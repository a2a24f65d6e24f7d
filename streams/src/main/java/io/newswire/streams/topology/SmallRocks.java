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

  /**
   * Of the store with the most records. Its Bloom filters and block indexes must fit in, 1.3 and
   * some 4 bytes a record: without them, each look for an article that is not there reads them
   * anew.
   */
  private static final long SKETCHES_CACHE_BYTES = 32L << 20;

  /** Four times the usual: a quarter of the block indexes, which count more than reading longer. */
  private static final long BLOCK_BYTES = 16L << 10;

  private static final long WRITE_BUFFER_BYTES = 4L << 20;
  private static final int WRITE_BUFFERS = 2;

  private Cache cache;

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    cache = new LRUCache(store.equals(ShardRecords.STORE) ? SKETCHES_CACHE_BYTES : CACHE_BYTES);
    if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
      table.setBlockCache(cache);
      table.setCacheIndexAndFilterBlocks(true);
      table.setBlockSize(BLOCK_BYTES);
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

package io.newswire.consumer.store;

import io.newswire.consumer.alert.Outbox;
import io.newswire.events.trace.Spans;
import io.newswire.events.trace.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics and stores what they hold, on a thread of its own, until closed.
 *
 * <p>Where reading goes on is kept in the database, with the rows; the consumer group only shares
 * out the partitions. When the database fails, the batch at hand is forgotten and read again once
 * the database is back; meanwhile the partitions are paused and polled, so that they are not taken
 * away.
 */
public final class StoreService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreService.class);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final Duration LEAVE = Duration.ofSeconds(2);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final TopicIds topicIds;
  private final Jdbi jdbi;
  private final StoreWriter writer;
  private final Spans spans;
  private final IndexTidier tidier;
  private final RetentionJob retention;
  private final Background storing = new Background("newswire-store-write");
  private final Thread thread = new Thread(this::run, "newswire-store");
  private final AtomicReference<Consumer<byte[], byte[]>> current = new AtomicReference<>();
  private volatile boolean closing;
  private volatile String waitingFor = "Kafka";

  /**
   * A service that is not started.
   *
   * @param consumers makes a consumer that reads committed records only and commits nothing
   * @param topicIds tells the ids of topics
   * @param jdbi the database, its schema in place
   * @param outbox takes the alerts
   * @param spans goes on with the trace of each article
   */
  public StoreService(
      Supplier<Consumer<byte[], byte[]>> consumers,
      TopicIds topicIds,
      Jdbi jdbi,
      Outbox outbox,
      Spans spans) {
    this.spans = spans;
    this.consumers = consumers;
    this.topicIds = topicIds;
    this.jdbi = jdbi;
    this.writer = new StoreWriter(jdbi, outbox);
    this.tidier = new IndexTidier(jdbi);
    this.retention = new RetentionJob(jdbi);
  }

  /** Begins. */
  public void start() {
    thread.setDaemon(true);
    thread.start();
    tidier.start();
    retention.start();
  }

  /** What it waits for, null while it reads and stores. */
  public String waitingFor() {
    return thread.isAlive() ? waitingFor : "its thread, which has ended";
  }

  /** Ends after the batch at hand; does not wait longer than five seconds for it. */
  @Override
  public void close() {
    closing = true;
    Consumer<byte[], byte[]> consumer = current.get();
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      thread.join(CLOSE.toMillis());
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(RETRY.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    storing.close();
    tidier.close();
    retention.close();
  }

  private void run() {
    while (!closing) {
      Consumer<byte[], byte[]> consumer = consumers.get();
      current.set(consumer);
      try {
        new Reading(consumer).run();
      } catch (WakeupException e) {
        LOG.debug("woken up to close");
      } catch (RuntimeException e) {
        // Whatever it is, a store that has ended in silence would be worse.
        waitingFor = "Kafka";
        LOG.error("cannot go on reading, beginning again: {}", Outage.reason(e), e);
        pause();
      } finally {
        current.set(null);
        consumer.close(CloseOptions.timeout(LEAVE));
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(RETRY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }

  /** One consumer's life. */
  private final class Reading implements ConsumerRebalanceListener {

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, UUID> ids = new HashMap<>();
    private boolean mustSeek;
    private Instant troubleSaid = Instant.MIN;

    Reading(Consumer<byte[], byte[]> consumer) {
      this.consumer = consumer;
    }

    void run() {
      consumer.subscribe(writer.topics(), this);
      try {
        while (!closing) {
          turn();
        }
      } finally {
        settle();
      }
    }

    /** Reads a batch while the one before is being stored. */
    private void turn() {
      ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
      try {
        if (mustSeek) {
          // Whatever the poll brought was read from where the group, not the table, stood.
          settle();
          seek();
        } else {
          List<StoreWriter.Read> batch = writer.read(polled);
          storing.await();
          if (!batch.isEmpty()) {
            Map<String, UUID> topics = Map.copyOf(ids);
            storing.begin(
                () -> {
                  Instant began = Instant.now();
                  writer.write(topics, batch);
                  trace(batch, began);
                  tidier.stored(batch.size());
                });
          }
        }
        if (!consumer.assignment().isEmpty()) {
          recovered();
        }
      } catch (JdbiException e) {
        trouble(e);
      }
    }

    /** A batch is stored as one, so each of its records was being stored for as long. */
    private void trace(List<StoreWriter.Read> batch, Instant began) {
      if (!spans.wanted()) {
        return;
      }
      for (StoreWriter.Read read : batch) {
        String parent = TraceContext.of(read.kafka().headers());
        if (parent != null) {
          spans.begin("store", parent, began).note("newswire.topic", read.kafka().topic()).close();
        }
      }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        consumer.pause(partitions);
        mustSeek = true;
      }
    }

    /** Whoever reads the partitions next begins where the table says. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      settle();
    }

    /** Waits until no batch is under way; one that failed is read again. */
    private void settle() {
      try {
        storing.await();
      } catch (JdbiException e) {
        LOG.debug("a batch is read again: {}", Outage.reason(e));
        consumer.pause(consumer.assignment());
        mustSeek = true;
      }
    }

    private void seek() {
      ids.clear();
      ids.putAll(topicIds.of(writer.topics()));
      Map<TopicPartition, Long> stored = jdbi.withHandle(h -> new Books(h, ids).offsets());
      Map<TopicPartition, Long> first = consumer.beginningOffsets(consumer.assignment());
      Map<TopicPartition, Long> last = consumer.endOffsets(consumer.assignment());
      for (TopicPartition partition : consumer.assignment()) {
        long wanted = stored.getOrDefault(partition, 0L);
        long possible = Math.max(first.get(partition), Math.min(wanted, last.get(partition)));
        if (possible != wanted && wanted > 0) {
          LOG.warn(
              "{}: stored up to offset {}, but the topic holds {} to {}; going on at {}",
              partition,
              wanted,
              first.get(partition),
              last.get(partition),
              possible);
        }
        consumer.seek(partition, possible);
      }
      consumer.resume(consumer.assignment());
      mustSeek = false;
    }

    private void trouble(JdbiException e) {
      waitingFor = "PostgreSQL";
      if (troubleSaid.isBefore(Instant.now().minusSeconds(10))) {
        troubleSaid = Instant.now();
        LOG.warn("waiting for PostgreSQL: {}", Outage.reason(e));
      }
      consumer.pause(consumer.assignment());
      mustSeek = true;
      pause();
    }

    private void recovered() {
      if (waitingFor != null) {
        LOG.info("storing what comes on {} partitions", consumer.assignment().size());
      }
      waitingFor = null;
      troubleSaid = Instant.MIN;
    }
  }
}

package io.newswire.consumer.store;

import io.newswire.consumer.alert.Outbox;
import io.newswire.events.Alert;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores records, with their offsets, in one transaction. A record below its partition's stored
 * offset is passed over, so storing a record again changes nothing.
 *
 * <p>A record whose values the database refuses, or cannot even be given, is stored as a dead
 * letter instead; the others of its batch are stored as if it had not been there.
 */
final class StoreWriter {

  private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);

  /** Writers take turns: changes become visible in the order of their numbers. */
  private static final long LOCK = 0x6e657773_77697265L;

  /**
   * The writer looks up by key only. Statistics lag behind a table that grows fast, and a plan that
   * reads all of it would be made for as long as they do.
   */
  private static final String BY_KEY =
      """
      select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
        set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true)
      """;

  /**
   * Classes of SQL states that speak of the values, not of the database: cardinality violation,
   * data exception, constraint violation, program limit exceeded.
   */
  private static final Set<String> OF_THE_VALUES = Set.of("21", "22", "23", "54");

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final WordForms forms;
  private final RecordReader reader;

  StoreWriter(Jdbi jdbi, Outbox outbox) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.forms = new WordForms(jdbi);
    this.reader = new RecordReader(forms);
  }

  /** Names of the topics that are read. */
  List<String> topics() {
    return reader.topics();
  }

  /**
   * Reads records and prepares what can be prepared before it is the writer's turn. To be called by
   * one thread; another one may write meanwhile.
   *
   * @throws JdbiException when the database cannot be asked for the forms of new words
   */
  List<Read> read(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    List<Read> read = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      read.add(new Read(record, reader.read(record)));
    }
    forms.learn();
    for (Read record : read) {
      if (record.incoming instanceof Incoming.Told told) {
        told.version().words().prepare(told.version().fact());
      }
    }
    return read;
  }

  /**
   * Stores records.
   *
   * @param topicIds ids of their topics, by name
   * @param records in the order of their offsets in each partition
   * @throws JdbiException when the database cannot be reached or used; nothing of the batch, or
   *     only a first part of it, is stored then
   */
  void write(Map<String, UUID> topicIds, List<Read> records) {
    try {
      jdbi.useTransaction(handle -> store(handle, topicIds, records));
    } catch (RuntimeException e) {
      String complaint = e instanceof JdbiException ? complaintAboutValues(e) : e.toString();
      if (complaint == null) {
        throw e;
      }
      if (records.size() == 1) {
        write(topicIds, List.of(refused(records.get(0), complaint)));
      } else {
        int half = records.size() / 2;
        write(topicIds, records.subList(0, half));
        write(topicIds, records.subList(half, records.size()));
      }
    }
  }

  private Read refused(Read record, String complaint) {
    if (record.incoming instanceof Incoming.Unusable) {
      throw new IllegalStateException(
          "the database refuses a dead letter of " + record.incoming.at() + ": " + complaint);
    }
    LOG.warn(
        "rejected {}-{} at offset {}: {}",
        record.kafka.topic(),
        record.kafka.partition(),
        record.kafka.offset(),
        complaint);
    return new Read(record.kafka, reader.unusable(record.kafka, "not-storable", complaint));
  }

  private void store(Handle handle, Map<String, UUID> topicIds, List<Read> records) {
    lock(handle);
    handle.execute(BY_KEY);
    Books books = new Books(handle, topicIds);
    Map<TopicPartition, Long> stored = books.offsets();
    Map<TopicPartition, Long> next = new HashMap<>();
    List<Incoming> fresh = new ArrayList<>();
    AlertTraces traces = new AlertTraces(handle);
    for (Read record : records) {
      TopicPartition partition = new TopicPartition(record.kafka.topic(), record.kafka.partition());
      if (record.kafka.offset() >= stored.getOrDefault(partition, 0L)) {
        fresh.add(record.incoming);
        traces.note(record.incoming, record.kafka.headers());
        next.merge(partition, record.kafka.offset() + 1, Math::max);
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    store(handle, Batch.of(fresh), books);
    traces.write();
    books.moveOn(next);
  }

  private void store(Handle handle, Batch batch, Books books) {
    Set<String> touched = batch.touchedArticles();
    new ArticleStore(handle).add(batch);
    new RejectedTable(handle).add(batch.rejections());
    outbox.add(handle, batch.alerts(), touched);
    ArticleTable articles = new ArticleTable(handle);
    articles.touch(batch.alerts().stream().map(Alert::uri).distinct().toList());
    books.count(batch.counts());
    Changes.announce(handle, articles.lastChange());
  }

  /** Waits until no other transaction writes, and keeps others from it until this one ends. */
  static void lock(Handle handle) {
    handle.execute("select pg_advisory_xact_lock(?)", LOCK);
  }

  /** What the database has against the values of a batch, null when the failure is another. */
  private static String complaintAboutValues(RuntimeException e) {
    String complaint = null;
    for (Throwable cause = e; cause != null; cause = next(cause)) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && OF_THE_VALUES.contains(sql.getSQLState().substring(0, 2))) {
        complaint = sql.getMessage().lines().findFirst().orElse(sql.getSQLState());
      }
    }
    return complaint;
  }

  /** A batch hides the statement's own failure behind its next exception. */
  private static Throwable next(Throwable e) {
    return e instanceof SQLException sql && sql.getNextException() != null
        ? sql.getNextException()
        : e.getCause();
  }

  /** A record, and what was read from it. */
  record Read(ConsumerRecord<byte[], byte[]> kafka, Incoming incoming) {}
}

package io.newswire.consumer.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables {@code kafka_offsets} and {@code funnel}: what has been stored, and how it ended. */
final class Books {

  private static final String MOVE_ON =
      """
      insert into kafka_offsets (topic_id, partition, topic, next_offset)
      values (:topicId, :partition, :topic, :next)
      on conflict (topic_id, partition) do update set next_offset = excluded.next_offset
      """;

  private static final String COUNT =
      """
      insert into funnel (topic_id, outcome, records) values (:topicId, :outcome, :records)
      on conflict (topic_id, outcome) do update set records = funnel.records + excluded.records
      """;

  private final Handle handle;
  private final Map<String, UUID> topicIds;

  /**
   * @param topicIds ids of the topics by their names
   */
  Books(Handle handle, Map<String, UUID> topicIds) {
    this.handle = handle;
    this.topicIds = topicIds;
  }

  /** The offsets from which on nothing is stored, for the partitions of which something is. */
  Map<TopicPartition, Long> offsets() {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    handle
        .createQuery(
            "select topic, partition, next_offset from kafka_offsets where topic_id = any(:ids)")
        .bindArray("ids", UUID.class, List.copyOf(topicIds.values()))
        .map(
            (row, context) ->
                Map.entry(
                    new TopicPartition(row.getString("topic"), row.getInt("partition")),
                    row.getLong("next_offset")))
        .forEach(offset -> offsets.put(offset.getKey(), offset.getValue()));
    return offsets;
  }

  void moveOn(Map<TopicPartition, Long> next) {
    PreparedBatch batch = handle.prepareBatch(MOVE_ON);
    next.forEach(
        (partition, offset) ->
            batch
                .bind("topicId", topicIds.get(partition.topic()))
                .bind("partition", partition.partition())
                .bind("topic", partition.topic())
                .bind("next", offset)
                .add());
    batch.execute();
  }

  void count(Map<Batch.Count, Long> counts) {
    if (counts.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(COUNT);
    counts.forEach(
        (count, records) ->
            batch
                .bind("topicId", topicIds.get(count.topic()))
                .bind("outcome", count.outcome().code())
                .bind("records", records)
                .add());
    batch.execute();
  }
}

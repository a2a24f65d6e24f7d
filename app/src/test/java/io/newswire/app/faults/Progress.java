package io.newswire.app.faults;

import io.newswire.events.Topic;
import io.newswire.events.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** A number that grows while a part of the installation does its work. */
@FunctionalInterface
interface Progress {

  /** The number now. */
  long now() throws Exception;

  /** How many records of these topics are committed. */
  static Progress of(Admin admin, List<Topic<?>> topics) {
    return () -> {
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      for (Topic<?> topic : topics) {
        for (int partition = 0; partition < topic.partitions(); partition++) {
          ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
        }
      }
      return admin
          .listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
          .all()
          .get(5, TimeUnit.SECONDS)
          .values()
          .stream()
          .mapToLong(ListOffsetsResultInfo::offset)
          .sum();
    };
  }

  /** How far a group has read a partition of {@code news.raw}. */
  static Progress of(Admin admin, String group, int partition) {
    TopicPartition raw = new TopicPartition(Topics.RAW.name(), partition);
    return () -> {
      OffsetAndMetadata read =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(5, TimeUnit.SECONDS)
              .get(raw);
      return read == null ? 0 : read.offset();
    };
  }
}

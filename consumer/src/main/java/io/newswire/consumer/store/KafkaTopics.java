package io.newswire.consumer.store;

import io.newswire.events.KafkaConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the cluster says of its topics. */
public final class KafkaTopics implements TopicIds, AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Admin admin;

  /** Topics of a cluster that need not be there yet. */
  public KafkaTopics(KafkaConnection kafka) {
    int timeout = (int) TIMEOUT.toMillis();
    this.admin =
        Admin.create(
            kafka.with(
                Map.of(
                    "client.id",
                    "newswire-consumer-admin",
                    // While no broker answers, beginning again from the addresses gains nothing.
                    "metadata.recovery.strategy",
                    "none",
                    "request.timeout.ms",
                    timeout,
                    "default.api.timeout.ms",
                    timeout)));
  }

  @Override
  public Map<String, UUID> of(Collection<String> names) {
    Map<String, UUID> ids = new HashMap<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach(
            (name, description) -> {
              try {
                Uuid id = get(description).topicId();
                ids.put(name, new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()));
              } catch (UnknownTopicOrPartitionException e) {
                // Not created yet: it has no id.
              }
            });
    return ids;
  }

  /**
   * How many records were ever written to a topic that is not written in transactions; 0 when it
   * does not exist.
   *
   * @throws KafkaException when the cluster does not answer
   */
  long records(String topic) {
    try {
      TopicDescription description =
          get(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
      Map<TopicPartition, OffsetSpec> ends =
          description.partitions().stream()
              .collect(
                  Collectors.toMap(
                      partition -> new TopicPartition(topic, partition.partition()),
                      partition -> OffsetSpec.latest()));
      return get(admin.listOffsets(ends).all()).values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    } catch (UnknownTopicOrPartitionException e) {
      return 0;
    }
  }

  /**
   * Asks the cluster for its name, to see whether it is there.
   *
   * @throws KafkaException when it does not answer
   */
  public void reach() {
    get(admin.describeCluster().clusterId());
  }

  @Override
  public void close() {
    admin.close(CLOSE);
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka
          ? kafka
          : new KafkaException(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("no answer within " + TIMEOUT.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }
}

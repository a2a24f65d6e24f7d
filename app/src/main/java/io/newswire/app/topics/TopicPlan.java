package io.newswire.app.topics;

import io.newswire.events.KafkaConnection;
import io.newswire.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * What has to change for a cluster to have the topics of the contract. Topics are created, widened
 * and set; none is ever deleted or narrowed, so that no record is lost.
 */
public final class TopicPlan {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Leaves the number of copies to the cluster's default. */
  private static final short CLUSTER_DEFAULT = -1;

  private TopicPlan() {}

  /**
   * Compares a cluster with the contract.
   *
   * @param kafka the cluster
   * @param topics the topics it should have
   * @return what is to change, in the order of the topics; empty when nothing is
   * @throws TopicsException when the cluster does not answer or refuses
   */
  public static List<TopicChange> of(KafkaConnection kafka, List<Topic<?>> topics) {
    try (Admin admin = admin(kafka)) {
      return compare(kafka, admin, topics);
    }
  }

  private static List<TopicChange> compare(
      KafkaConnection kafka, Admin admin, List<Topic<?>> topics) {
    Set<String> existing = get(kafka, admin.listTopics().names());
    List<String> known = topics.stream().map(Topic::name).filter(existing::contains).toList();
    Map<String, TopicDescription> descriptions =
        get(kafka, admin.describeTopics(known).allTopicNames());
    Map<ConfigResource, Config> configs =
        get(kafka, admin.describeConfigs(known.stream().map(TopicPlan::resource).toList()).all());
    List<TopicChange> changes = new ArrayList<>();
    for (Topic<?> topic : topics) {
      if (existing.contains(topic.name())) {
        changes.addAll(
            compare(topic, descriptions.get(topic.name()), configs.get(resource(topic.name()))));
      } else {
        changes.add(new TopicChange.Create(topic));
      }
    }
    return changes;
  }

  /**
   * Makes changes, and returns when the brokers know of them. A topic that somebody else created
   * meanwhile is left as it is.
   *
   * @param kafka the cluster
   * @param changes what {@link #of} found
   * @throws TopicsException when the cluster does not answer or refuses
   */
  public static void apply(KafkaConnection kafka, List<TopicChange> changes) {
    try (Admin admin = admin(kafka)) {
      for (TopicChange change : changes) {
        String name = change.topic().name();
        if (change instanceof TopicChange.Create create) {
          create(kafka, admin, create.topic());
        } else if (change instanceof TopicChange.Widen widen) {
          int partitions = widen.topic().partitions();
          get(
              kafka,
              admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions))).all());
        } else if (change instanceof TopicChange.Set set) {
          AlterConfigOp op =
              new AlterConfigOp(new ConfigEntry(set.setting(), set.to()), AlterConfigOp.OpType.SET);
          get(kafka, admin.incrementalAlterConfigs(Map.of(resource(name), List.of(op))).all());
        }
      }
      awaitVisible(kafka, admin, changes);
    }
  }

  /**
   * The controller answers before every broker has heard of a change, and a broker hears of a
   * partition before it leads it. Who produces in between may see batches overtake each other, and
   * an idempotent producer then tries the one left behind in vain until its time is up.
   */
  private static void awaitVisible(KafkaConnection kafka, Admin admin, List<TopicChange> changes) {
    List<Topic<?>> topics = changes.stream().<Topic<?>>map(TopicChange::topic).distinct().toList();
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!compare(kafka, admin, topics).isEmpty()) {
      if (System.nanoTime() > giveUp) {
        throw new TopicsException(kafka + " took the changes, but does not show them");
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TopicsException(kafka + ": interrupted", e);
      }
    }
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    for (Topic<?> topic : topics) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    // Only who leads a partition answers; the client asks until it does.
    get(kafka, admin.listOffsets(partitions).all());
  }

  private static void create(KafkaConnection kafka, Admin admin, Topic<?> topic) {
    try {
      get(kafka, admin.createTopics(List.of(topic.toNewTopic(CLUSTER_DEFAULT))).all());
    } catch (TopicsException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private static List<TopicChange> compare(
      Topic<?> topic, TopicDescription description, Config config) {
    List<TopicChange> changes = new ArrayList<>();
    int partitions = description.partitions().size();
    if (partitions < topic.partitions()) {
      changes.add(new TopicChange.Widen(topic, partitions));
    }
    new TreeMap<>(topic.settings())
        .forEach(
            (setting, wanted) -> {
              ConfigEntry entry = config.get(setting);
              String actual = entry == null ? null : entry.value();
              if (!wanted.equals(actual)) {
                changes.add(new TopicChange.Set(topic, setting, actual, wanted));
              }
            });
    return changes;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static Admin admin(KafkaConnection kafka) {
    return Admin.create(
        kafka.with(
            Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis() / 3)));
  }

  private static <T> T get(KafkaConnection kafka, KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE.toSeconds() + 1, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new TopicsException(kafka + ": " + words(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      throw new TopicsException(kafka + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicsException(kafka + ": interrupted", e);
    }
  }

  private static String words(Throwable cause) {
    return cause instanceof org.apache.kafka.common.errors.TimeoutException
        ? "no answer within " + PATIENCE.toSeconds() + " s"
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}

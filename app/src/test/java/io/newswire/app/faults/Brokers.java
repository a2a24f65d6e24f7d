package io.newswire.app.faults;

import io.newswire.app.embedded.Ports;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.awaitility.Awaitility;

/** A Kafka cluster of one or three brokers, each a process of its own. */
final class Brokers implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final List<Integer> ports;
  private final List<Integer> advertised;
  private final Child[] running;

  private Brokers(Path folder, List<Integer> ports, List<Integer> advertised) {
    this.folder = folder;
    this.ports = ports;
    this.advertised = advertised;
    this.running = new Child[advertised.size()];
  }

  /** Starts a cluster whose clients reach it directly. */
  static Brokers start(Path folder, int nodes) throws Exception {
    List<Integer> ports = ports(nodes);
    return start(
        folder, ports, IntStream.range(0, nodes).mapToObj(each -> ports.get(2 * each)).toList());
  }

  /** Starts one broker whose clients reach it through another port, where a link listens. */
  static Brokers behind(Path folder, int port, int advertised) throws Exception {
    return start(folder, List.of(port, Ports.free()), List.of(advertised));
  }

  private static Brokers start(Path folder, List<Integer> ports, List<Integer> advertised)
      throws Exception {
    Brokers brokers = new Brokers(folder, ports, advertised);
    try {
      for (int node = 0; node < brokers.running.length; node++) {
        brokers.start(node);
      }
      brokers.createTopics();
      return brokers;
    } catch (Exception e) {
      brokers.close();
      throw e;
    }
  }

  private static List<Integer> ports(int nodes) {
    return IntStream.range(0, 2 * nodes).mapToObj(each -> Ports.free()).toList();
  }

  KafkaConnection connection() {
    return KafkaConnection.to(
        advertised.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
  }

  int count() {
    return running.length;
  }

  void start(int node) throws Exception {
    Path data = Files.createDirectories(data(folder, node));
    running[node] =
        Child.start(
            BrokerMain.class,
            folder.resolve("broker-" + node + ".log"),
            Map.of(),
            BrokerMain.arguments(node, data, advertised.get(node), ports));
  }

  /** The folder of a broker. */
  static Path data(Path folder, int node) {
    return folder.resolve("broker-" + node);
  }

  Child node(int node) {
    return running[node];
  }

  /** The node that leads a partition. */
  int leaderOf(String topic, int partition) throws Exception {
    try (Admin admin = admin()) {
      return describe(admin, topic).partitions().get(partition).leader().id();
    }
  }

  /** Has the largest record of a topic be so large, in bytes. */
  void limit(String topic, int bytes) throws Exception {
    ConfigEntry limit =
        new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
    try (Admin admin = admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  /** Waits until every partition has all its copies again. */
  void awaitInSync() {
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              try (Admin admin = admin()) {
                List<String> topics = new ArrayList<>(admin.listTopics().names().get());
                return admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.isr().size() == running.length);
              }
            });
  }

  @Override
  public void close() {
    for (Child each : running) {
      if (each != null) {
        each.close();
      }
    }
  }

  private void createTopics() throws Exception {
    short copies = (short) running.length;
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              try (Admin admin = admin()) {
                return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size()
                    == running.length;
              }
            });
    try (Admin admin = admin()) {
      List<NewTopic> topics = Topics.all().stream().map(topic -> topic.toNewTopic(copies)).toList();
      admin.createTopics(topics).all().get(60, TimeUnit.SECONDS);
      awaitLeaders(admin, topics);
    }
  }

  /**
   * Waits until every partition is led; who produces before may see batches overtake each other.
   */
  private static void awaitLeaders(Admin admin, List<NewTopic> topics) {
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    // Not every broker hears of a new topic at once.
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> !admin.listOffsets(partitions).all().get().isEmpty());
  }

  private static TopicDescription describe(Admin admin, String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get(30, TimeUnit.SECONDS)
        .get(topic);
  }

  private Admin admin() {
    return Admin.create(connection().with(Map.of("request.timeout.ms", 5_000)));
  }
}

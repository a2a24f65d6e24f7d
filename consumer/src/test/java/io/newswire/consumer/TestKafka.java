package io.newswire.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.KRaftVersion;
import org.apache.kafka.server.common.MetadataVersion;

/** A broker in this process with all topics, for one test. */
final class TestKafka implements AutoCloseable {

  private final KafkaRaftServer server;
  private final KafkaConnection connection;

  private TestKafka(KafkaRaftServer server, KafkaConnection connection) {
    this.server = server;
    this.connection = connection;
  }

  /** Starts it with its log in a folder. */
  static TestKafka start(Path folder) throws Exception {
    int port = freePort();
    int controller = freePort();
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setFeatureLevel(KRaftVersion.FEATURE_NAME, KRaftVersion.KRAFT_VERSION_0.featureLevel())
        .run();
    KafkaRaftServer server =
        new KafkaRaftServer(
            new KafkaConfig(
                Map.ofEntries(
                    Map.entry("process.roles", "broker,controller"),
                    Map.entry("node.id", "1"),
                    Map.entry("log.dirs", folder.toString()),
                    Map.entry("controller.listener.names", "CONTROLLER"),
                    Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                    Map.entry(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller),
                    Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                    Map.entry("auto.create.topics.enable", "false"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("offsets.topic.num.partitions", "1"),
                    Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                    Map.entry("group.initial.rebalance.delay.ms", "0")),
                false),
            Time.SYSTEM);
    server.startup();
    TestKafka kafka = new TestKafka(server, KafkaConnection.to("127.0.0.1:" + port));
    kafka.makeTopics();
    return kafka;
  }

  KafkaConnection connection() {
    return connection;
  }

  /** Sends the records of a wire, in their order. */
  void send(List<ConsumerRecord<byte[], byte[]>> records) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            connection.with(
                Map.of(
                    "acks",
                    "all",
                    "max.request.size",
                    Topics.MAX_EVENT_BYTES,
                    // More at once get out of order while a new topic finds its leader.
                    "max.in.flight.requests.per.connection",
                    1)),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent =
          records.stream()
              .map(
                  record ->
                      producer.send(
                          new ProducerRecord<>(record.topic(), record.key(), record.value())))
              .toList();
      for (Future<RecordMetadata> record : sent) {
        assertThat(record).succeedsWithin(Duration.ofSeconds(30));
      }
    }
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private void makeTopics() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(connection.with(Map.of()))) {
      List<NewTopic> topics =
          Topics.all().stream().map(topic -> topic.toNewTopic((short) 1)).toList();
      admin.createTopics(topics).all().get();
      awaitLeaders(admin, topics);
    }
  }

  /**
   * Waits until every partition is led; who produces before may see batches overtake each other.
   */
  private static void awaitLeaders(Admin admin, List<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    admin.listOffsets(partitions).all().get();
  }

  /** A port that no outgoing connection can take before the broker listens on it. */
  private static int freePort() {
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // taken, the next one
      }
    }
    throw new IllegalStateException("no free port found");
  }
}

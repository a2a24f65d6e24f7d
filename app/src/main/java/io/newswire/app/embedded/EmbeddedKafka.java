package io.newswire.app.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.KRaftVersion;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka broker in this process, broker and controller in one (KRaft), set up for a small
 * machine.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final int NODE = 1;
  private static final String HOST = "127.0.0.1";
  private static final String CONTROLLER = "CONTROLLER";

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the broker; returns when it takes connections.
   *
   * @param folder where it keeps its log; created and formatted on first use
   * @param port where clients reach it, on the loopback address
   * @throws EmbeddedException when it does not start
   */
  public static EmbeddedKafka start(Path folder, int port) {
    return start(folder, port, UnaryOperator.identity());
  }

  /**
   * Starts a broker that is set up otherwise.
   *
   * @param change makes of the usual settings, by their Kafka names, those to start it with
   */
  static EmbeddedKafka start(Path folder, int port, UnaryOperator<Map<String, String>> change) {
    if (!Ports.isFree(port)) {
      throw new EmbeddedException("Kafka: port " + port + " is in use");
    }
    format(folder);
    KafkaRaftServer server =
        new KafkaRaftServer(
            new KafkaConfig(change.apply(settings(folder, port, Ports.free())), false),
            Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      server.shutdown();
      throw new EmbeddedException("Kafka does not start on port " + port + ": " + e, e);
    }
    return new EmbeddedKafka(server, port);
  }

  /** Its address, for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return address(port);
  }

  /** The address of a broker on a port, running or not, for {@code bootstrap.servers}. */
  public static String address(int port) {
    return HOST + ":" + port;
  }

  /** Stops it; returns when its log is closed. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path folder) {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(folder);
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(folder.toString())
          .setMetadataLogDirectory(folder.toString())
          .setControllerListenerName(CONTROLLER)
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          // A static quorum takes its one voter's address from the settings, so the controller's
          // port may be another at every start.
          .setFeatureLevel(KRaftVersion.FEATURE_NAME, KRaftVersion.KRAFT_VERSION_0.featureLevel())
          .setIgnoreFormatted(true)
          .run();
    } catch (IOException e) {
      throw new EmbeddedException(folder + ": cannot be written: " + e.getMessage(), e);
    } catch (Exception e) {
      throw new EmbeddedException(folder + ": cannot be formatted for Kafka: " + e, e);
    }
  }

  private static Map<String, String> settings(Path folder, int port, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE));
    settings.put("log.dirs", folder.toString());
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
    settings.put(
        "listeners",
        "PLAINTEXT://"
            + HOST
            + ":"
            + port
            + ","
            + CONTROLLER
            + "://"
            + HOST
            + ":"
            + controllerPort);
    settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
    settings.put("auto.create.topics.enable", "false");

    // One broker: one copy of everything.
    settings.put("default.replication.factor", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");

    // A small machine: few partitions, threads and buffers, and no wait for more group members.
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("group.initial.rebalance.delay.ms", "0");
    return settings;
  }
}

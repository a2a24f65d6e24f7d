package io.newswire.app.faults;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.KRaftVersion;
import org.apache.kafka.server.common.MetadataVersion;

/** One broker of a cluster, as a process of its own. */
final class BrokerMain {

  private static final String CLUSTER_ID = "fAuLtSfAuLtSfAuLtSfAuA";
  private static final String CONTROLLER = "CONTROLLER";

  private BrokerMain() {}

  /** What {@link #main} is called with: node, folder, advertised port, then the nodes' ports. */
  static List<String> arguments(int node, Path folder, int advertised, List<Integer> ports) {
    return List.of(
        Integer.toString(node),
        folder.toString(),
        Integer.toString(advertised),
        ports.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  /** Starts it and returns; it ends when the process is asked to. */
  public static void main(String[] args) throws Exception {
    int node = Integer.parseInt(args[0]);
    Path folder = Path.of(args[1]);
    int advertised = Integer.parseInt(args[2]);
    // A port for clients and one for the controllers, node after node.
    List<Integer> ports = Stream.of(args[3].split(",", -1)).map(Integer::valueOf).toList();
    format(node, folder);
    KafkaRaftServer server =
        new KafkaRaftServer(
            new KafkaConfig(settings(node, folder, advertised, ports), false), Time.SYSTEM);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.shutdown();
                  server.awaitShutdown();
                }));
    server.startup();
  }

  private static void format(int node, Path folder) throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(node)
        .setClusterId(CLUSTER_ID)
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setControllerListenerName(CONTROLLER)
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setFeatureLevel(KRaftVersion.FEATURE_NAME, KRaftVersion.KRAFT_VERSION_0.featureLevel())
        .run();
  }

  private static Map<String, String> settings(
      int node, Path folder, int advertised, List<Integer> ports) {
    int nodes = ports.size() / 2;
    String copies = Integer.toString(nodes);
    String minimum = nodes > 2 ? "2" : "1";
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(node));
    settings.put("log.dirs", folder.toString());
    settings.put("controller.listener.names", CONTROLLER);
    settings.put(
        "controller.quorum.voters",
        IntStream.range(0, nodes)
            .mapToObj(each -> each + "@127.0.0.1:" + ports.get(2 * each + 1))
            .collect(Collectors.joining(",")));
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d"
            .formatted(ports.get(2 * node), CONTROLLER, ports.get(2 * node + 1)));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertised);
    settings.put("auto.create.topics.enable", "false");
    settings.put("default.replication.factor", copies);
    settings.put("min.insync.replicas", minimum);
    settings.put("offsets.topic.replication.factor", copies);
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", copies);
    settings.put("transaction.state.log.min.isr", minimum);
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", copies);
    settings.put("share.coordinator.state.topic.min.isr", minimum);
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // A dead broker is found dead after this time; the default of 9 s suits larger machines.
    settings.put("broker.session.timeout.ms", "6000");
    return settings;
  }
}

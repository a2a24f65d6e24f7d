package io.newswire.app.cli;

import io.newswire.app.up.Running;
import io.newswire.events.KafkaConnection;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say which cluster a command speaks to. */
final class ClusterOptions {

  private static final String USUAL_ADDRESS = "localhost:9092";

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = {
        "Kafka, several addresses separated by commas; also NEWSWIRE_BOOTSTRAP_SERVERS.",
        "Without it: the newswire up that runs on the data folder, else " + USUAL_ADDRESS + "."
      })
  private String bootstrapServers;

  @Option(
      names = "--property",
      paramLabel = "KEY=VALUE",
      split = "\\R",
      hideParamSyntax = true,
      description = "A setting of the Kafka client, e.g. security.protocol=SSL; may be repeated.")
  private Map<String, String> properties = Map.of();

  @Option(
      names = {"--kafka-properties", "--properties"},
      paramLabel = "FILE",
      description = {
        "A file of such settings, the place for passwords; also NEWSWIRE_KAFKA_PROPERTIES."
      })
  private Path propertiesFile;

  @Mixin private DataOptions data = new DataOptions();

  /** The cluster meant. */
  KafkaConnection kafka() {
    Map<String, String> all = new HashMap<>();
    if (propertiesFile != null) {
      all.putAll(read(propertiesFile));
    }
    all.putAll(properties);
    return new KafkaConnection(address(), all);
  }

  /** Whether a cluster was named. */
  boolean named() {
    return bootstrapServers != null;
  }

  /** The {@code newswire up} that runs on the data folder, if one does. */
  Optional<Running> running() {
    return Running.on(data.folder());
  }

  /** The data folder. */
  Path dataFolder() {
    return data.folder();
  }

  private String address() {
    if (bootstrapServers != null) {
      return bootstrapServers;
    }
    return running().map(Running::bootstrapServers).orElse(USUAL_ADDRESS);
  }

  private static Map<String, String> read(Path file) {
    Properties settings = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      settings.load(in);
    } catch (IOException e) {
      throw new CommandFailure(file + ": " + Reasons.of(e), e);
    }
    Map<String, String> all = new HashMap<>();
    settings.stringPropertyNames().forEach(key -> all.put(key, settings.getProperty(key)));
    return all;
  }
}

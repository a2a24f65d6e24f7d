package io.newswire.app.up;

import io.newswire.app.demo.DemoWire;
import io.newswire.app.embedded.DataFolder;
import io.newswire.app.embedded.EmbeddedKafka;
import io.newswire.app.embedded.EmbeddedPostgres;
import io.newswire.app.embedded.Ports;
import io.newswire.app.ops.Operations;
import io.newswire.app.ops.Vital;
import io.newswire.app.topics.TopicPlan;
import io.newswire.app.up.Part.Layer;
import io.newswire.consumer.ConsumerConfig;
import io.newswire.consumer.ConsumerService;
import io.newswire.consumer.desk.DeskConfig;
import io.newswire.consumer.store.DatabaseConfig;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import io.newswire.producer.ProducerConfig;
import io.newswire.producer.ProducerService;
import io.newswire.streams.topology.StreamsService;
import io.newswire.streams.topology.StreamsSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything in one process: the broker, the database, the three services, and the demo wire.
 *
 * <p>It starts from the back, so that nobody waits for anybody: broker and database side by side,
 * then who reads, then who writes. It ends the other way round, so that nothing is under way any
 * more when the broker goes.
 */
public final class Up implements Service {

  private static final Logger LOG = LoggerFactory.getLogger(Up.class);

  private final UpConfig config;
  private final Parts parts = new Parts();
  private final KafkaConnection kafka;
  private final Operations operations;
  private volatile CompletableFuture<DatabaseConfig> database =
      CompletableFuture.completedFuture(null);
  private volatile Running running;

  /** Everything, not yet started. */
  public Up(UpConfig config) {
    this.config = config;
    this.kafka = KafkaConnection.to(EmbeddedKafka.address(config.kafkaPort()));
    this.operations = new Operations(Optional.of(config.operations()), kafka, config.spans());
  }

  @Override
  public void start() {
    try {
      DataFolder folder = DataFolder.open(config.data());
      parts.add(Part.of(Layer.FOLDER, "data folder", folder));
      requirePorts();
      startOperations();

      // Loading the lexicon takes as long as starting the broker, for which it then waits.
      CompletableFuture<Void> streams = inBackground(() -> startStreams(folder.streams()));
      database = inBackground(() -> startDatabase(folder.postgres()));
      CompletableFuture<Void> broker = inBackground(() -> startBroker(folder.kafka()));
      CompletableFuture.allOf(database, broker).join();

      startConsumer(database.join());
      streams.join();
      startProducer(folder.wires());
      announce(folder.root(), database.join());
      startDemo(folder);
    } catch (CompletionException e) {
      close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Where its parts listen; only when it runs. */
  public Running running() {
    return running;
  }

  @Override
  public Optional<String> failure() {
    return parts.failure();
  }

  @Override
  public void close() {
    parts.close();
    // A server that is just being started is a process of its own: it must not outlive this one.
    database.handle((started, failed) -> null).join();
  }

  private void requirePorts() {
    requirePort(config.kafkaPort(), "Kafka", "--kafka-port");
    requirePort(config.deskPort(), "the desk", "--desk-port");
    requirePort(config.sources().push().port(), "pushed articles", "--push-port");
    requirePort(config.operations().port(), "health checks", "--health-port");
    if (config.databasePort() != 0) {
      requirePort(config.databasePort(), "PostgreSQL", "--database-port");
    }
  }

  private static void requirePort(int port, String who, String option) {
    if (port != 0 && !Ports.isFree(port)) {
      throw new PortInUseException(port, who, option);
    }
  }

  private void startOperations() {
    operations.watch(
        new Vital(
            "up",
            parts::failure,
            () -> running == null ? Optional.of("it is starting") : Optional.empty()));
    parts.add(Part.of(Layer.FOLDER, "health checks", operations));
    operations.start();
  }

  private static <T> CompletableFuture<T> inBackground(Callable<T> start) {
    CompletableFuture<T> started = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                started.complete(start.call());
              } catch (Exception | Error e) {
                started.completeExceptionally(e);
              }
            },
            "newswire-start")
        .start();
    return started;
  }

  private DatabaseConfig startDatabase(Path folder) {
    EmbeddedPostgres server = EmbeddedPostgres.start(folder, config.databasePort());
    parts.add(
        new Part(
            Layer.SERVER,
            "PostgreSQL",
            () ->
                server.isRunning()
                    ? Optional.empty()
                    : Optional.of("the server is gone; see " + server.log()),
            server));
    return new DatabaseConfig(server.jdbcUrl(), EmbeddedPostgres.USER, server.password());
  }

  private Void startBroker(Path folder) {
    EmbeddedKafka broker = EmbeddedKafka.start(folder, config.kafkaPort());
    parts.add(Part.of(Layer.SERVER, "Kafka", broker));
    TopicPlan.apply(kafka, TopicPlan.of(kafka, Topics.all()));
    return null;
  }

  private Void startStreams(Path state) throws InterruptedException {
    StreamsService streams =
        new StreamsService(kafka, settings(state), operations.meters(), config.spans());
    operations.watch(streams);
    parts.add(
        new Part(
            Layer.STREAMS,
            "streams",
            () ->
                streams.hasFailed()
                    ? Optional.of("it stopped; its log says why")
                    : Optional.empty(),
            streams));
    streams.start();
    return null;
  }

  private StreamsSettings settings(Path state) {
    StreamsSettings usual = StreamsSettings.in(state);
    return new StreamsSettings(
        usual.applicationId(),
        // Of an instance with a name, nobody waits for a session to time out after a kill.
        Optional.of("up"),
        usual.stateDir(),
        Optional.ofNullable(config.rules()),
        config.dedup(),
        usual.threads(),
        usual.commitInterval(),
        usual.replicationFactor());
  }

  private void startConsumer(DatabaseConfig store) {
    ConsumerService consumer =
        new ConsumerService(
            kafka,
            new ConsumerConfig(
                null,
                store,
                config.alerts(),
                new DeskConfig(DeskConfig.standard().host(), config.deskPort())),
            operations.meters(),
            config.spans());
    operations.watch(consumer);
    parts.add(Part.of(Layer.CONSUMER, "consumer", consumer));
    consumer.start();
  }

  private void startProducer(Path wires) {
    ProducerService producer =
        new ProducerService(
            kafka,
            new ProducerConfig(config.sources(), wires),
            operations.meters(),
            config.spans());
    operations.watch(producer);
    parts.add(Part.of(Layer.PRODUCER, "producer", producer));
    producer.start();
  }

  private void announce(Path folder, DatabaseConfig store) {
    running =
        new Running(
            ProcessHandle.current().pid(),
            kafka.bootstrapServers(),
            store,
            config.deskPort(),
            config.sources().push().port(),
            operations.address().orElseThrow().getPort(),
            Instant.now());
    running.announce(folder);
    parts.add(Part.of(Layer.TOP, "announcement", () -> Running.withdraw(folder)));
  }

  private void startDemo(DataFolder folder) {
    if (config.demoPace() == null) {
      return;
    }
    DemoWire demo = DemoWire.standard(folder.wires(), folder.demo());
    parts.add(Part.of(Layer.TOP, "demo wire", demo));
    int left = demo.start(config.demoPace());
    LOG.info(left == 0 ? "the demo wire was played before" : "the demo wire plays {} items", left);
  }
}

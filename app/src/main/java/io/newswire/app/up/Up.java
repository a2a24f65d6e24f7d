package io.newswire.app.up;

import io.newswire.app.demo.DemoWire;
import io.newswire.app.embedded.DataFolder;
import io.newswire.app.embedded.EmbeddedKafka;
import io.newswire.app.embedded.EmbeddedPostgres;
import io.newswire.app.embedded.Ports;
import io.newswire.app.topics.TopicPlan;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
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

  /** Each waits for something; in a pool of few threads they would wait for each other. */
  private static final Executor ONE_THREAD_EACH =
      task -> new Thread(task, "newswire-start").start();

  private final UpConfig config;
  private final Parts parts = new Parts();
  private Running running;

  /** Everything, not yet started. */
  public Up(UpConfig config) {
    this.config = config;
  }

  @Override
  public synchronized void start() {
    try {
      DataFolder folder = DataFolder.open(config.data());
      parts.add(Part.of("data folder", folder));
      requirePorts();

      // Loading the lexicon takes as long as starting the broker, for which it then waits.
      CompletableFuture<Void> streamsStart = startStreams(folder.streams());
      CompletableFuture<EmbeddedPostgres> databaseStart =
          CompletableFuture.supplyAsync(() -> startDatabase(folder.postgres()), ONE_THREAD_EACH);
      CompletableFuture<EmbeddedKafka> brokerStart =
          CompletableFuture.supplyAsync(() -> startBroker(folder.kafka()), ONE_THREAD_EACH);
      CompletableFuture.allOf(databaseStart, brokerStart).join();
      EmbeddedPostgres database = databaseStart.join();
      KafkaConnection kafka = KafkaConnection.to(brokerStart.join().bootstrapServers());

      DatabaseConfig store =
          new DatabaseConfig(database.jdbcUrl(), EmbeddedPostgres.USER, database.password());

      streamsStart.join();
      startConsumer(kafka, store);
      startProducer(kafka, folder.wires());
      announce(folder.root(), kafka, store);
      startDemo(folder);
    } catch (CompletionException e) {
      parts.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** Where its parts listen; only when it runs. */
  public synchronized Running running() {
    return running;
  }

  @Override
  public Optional<String> failure() {
    return parts.failure();
  }

  @Override
  public synchronized void close() {
    parts.close();
  }

  private void requirePorts() {
    requirePort(config.kafkaPort(), "Kafka", "--kafka-port");
    requirePort(config.deskPort(), "the desk", "--desk-port");
    requirePort(config.sources().push().port(), "pushed articles", "--push-port");
    if (config.databasePort() != 0) {
      requirePort(config.databasePort(), "PostgreSQL", "--database-port");
    }
  }

  private static void requirePort(int port, String who, String option) {
    if (port != 0 && !Ports.isFree(port)) {
      throw new PortInUseException(port, who, option);
    }
  }

  private EmbeddedPostgres startDatabase(Path folder) {
    int port = config.databasePort() == 0 ? Ports.free() : config.databasePort();
    EmbeddedPostgres database = EmbeddedPostgres.start(folder, port);
    parts.add(
        new Part(
            "PostgreSQL",
            () ->
                database.isRunning()
                    ? Optional.empty()
                    : Optional.of("the server is gone; see " + database.log()),
            database));
    return database;
  }

  private EmbeddedKafka startBroker(Path folder) {
    EmbeddedKafka broker = EmbeddedKafka.start(folder, config.kafkaPort());
    parts.add(Part.of("Kafka", broker));
    KafkaConnection kafka = KafkaConnection.to(broker.bootstrapServers());
    TopicPlan.apply(kafka, TopicPlan.of(kafka, Topics.all()));
    return broker;
  }

  private CompletableFuture<Void> startStreams(Path state) {
    StreamsService streams =
        new StreamsService(
            KafkaConnection.to(EmbeddedKafka.address(config.kafkaPort())), settings(state));
    parts.add(
        new Part(
            "streams",
            () ->
                streams.hasFailed()
                    ? Optional.of("it stopped; its log says why")
                    : Optional.empty(),
            streams));
    return CompletableFuture.runAsync(
        () -> {
          try {
            streams.start();
          } catch (InterruptedException e) {
            throw new CompletionException(e);
          }
        },
        ONE_THREAD_EACH);
  }

  private StreamsSettings settings(Path state) {
    StreamsSettings usual = StreamsSettings.in(state);
    return new StreamsSettings(
        usual.applicationId(),
        // Of an instance with a name, nobody waits for a session to time out after a kill.
        Optional.of("up"),
        usual.stateDir(),
        Optional.ofNullable(config.rules()),
        usual.threads(),
        usual.commitInterval(),
        usual.replicationFactor());
  }

  private void startConsumer(KafkaConnection kafka, DatabaseConfig database) {
    ConsumerService consumer =
        new ConsumerService(
            kafka,
            new ConsumerConfig(
                null,
                database,
                config.alerts(),
                new DeskConfig(DeskConfig.standard().host(), config.deskPort())));
    parts.add(Part.of("consumer", consumer));
    consumer.start();
  }

  private void startProducer(KafkaConnection kafka, Path wires) {
    ProducerService producer =
        new ProducerService(kafka, new ProducerConfig(config.sources(), wires));
    parts.add(Part.of("producer", producer));
    producer.start();
  }

  private void announce(Path folder, KafkaConnection kafka, DatabaseConfig database) {
    running =
        new Running(
            ProcessHandle.current().pid(),
            kafka.bootstrapServers(),
            database,
            config.deskPort(),
            config.sources().push().port(),
            Instant.now());
    running.announce(folder);
    parts.add(Part.of("announcement", () -> Running.withdraw(folder)));
  }

  private void startDemo(DataFolder folder) {
    if (config.demoPace() == null) {
      return;
    }
    DemoWire demo = DemoWire.standard(folder.wires(), folder.demo());
    parts.add(Part.of("demo wire", demo));
    int left = demo.start(config.demoPace());
    LOG.info(left == 0 ? "the demo wire was played before" : "the demo wire plays {} items", left);
  }
}

package io.newswire.consumer;

import static java.util.Map.entry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.newswire.consumer.ConsumerConfig.Part;
import io.newswire.consumer.alert.AlertService;
import io.newswire.consumer.alert.Backlog;
import io.newswire.consumer.alert.Backlogs;
import io.newswire.consumer.alert.Outbox;
import io.newswire.consumer.desk.Desk;
import io.newswire.consumer.store.Database;
import io.newswire.consumer.store.Funnel;
import io.newswire.consumer.store.FunnelReader;
import io.newswire.consumer.store.KafkaTopics;
import io.newswire.consumer.store.Outage;
import io.newswire.consumer.store.StoreService;
import io.newswire.events.KafkaConnection;
import io.newswire.events.access.Role;
import io.newswire.events.trace.Spans;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with the events: stores them, tells people, shows them.
 *
 * <p>It may be started before Kafka and PostgreSQL: it waits for them, says so, and goes on.
 */
public final class ConsumerService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ConsumerService.class);

  private static final String GROUP = Role.CONSUMER_GROUP;
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final Duration SAY_EVERY = Duration.ofSeconds(10);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final KafkaConnection kafka;
  private final ConsumerConfig config;
  private final MeterRegistry meters;
  private final Database database;
  private final KafkaTopics topics;
  private final Thread starter = new Thread(this::startWhenReachable, "newswire-consumer-start");
  private final Optional<StoreService> store;
  private final Optional<AlertService> alerts;
  private final Optional<Desk> desk;
  private final FunnelReader funnel;
  private KafkaClientMetrics measured;
  private volatile boolean closing;
  private volatile String waitingFor = "its start";

  /** A service that is not started, and that nobody measures. */
  public ConsumerService(KafkaConnection kafka, ConsumerConfig config) {
    this(kafka, config, new CompositeMeterRegistry(), Spans.NONE);
  }

  /**
   * A service that is not started.
   *
   * @param meters takes its measurements
   * @param spans goes on with the trace of each article
   */
  public ConsumerService(
      KafkaConnection kafka, ConsumerConfig config, MeterRegistry meters, Spans spans) {
    this.kafka = kafka;
    this.meters = meters;
    this.config = config;
    this.database = new Database(config.database());
    this.topics = new KafkaTopics(kafka);
    this.funnel = new FunnelReader(database.jdbi(), topics);
    this.store =
        when(
            Part.STORE,
            () ->
                new StoreService(
                    this::consumer, topics, database.jdbi(), new Outbox(config.alerts()), spans));
    this.alerts =
        when(Part.ALERT, () -> new AlertService(database.jdbi(), config.alerts(), meters, spans));
    this.desk =
        when(
            Part.DESK,
            () -> new Desk(config.desk(), database, funnel::read, () -> health().waitingFor()));
  }

  /**
   * Begins, and returns at once; the page is served from then on.
   *
   * @throws io.newswire.consumer.desk.PortInUseException when the desk's port is taken
   */
  public void start() {
    desk.ifPresent(Desk::start);
    waitingFor = database.toString();
    starter.setDaemon(true);
    starter.start();
  }

  /** Where the page is, empty when the desk is switched off. Only after {@link #start()}. */
  public Optional<URI> deskAddress() {
    return desk.map(Desk::address);
  }

  /**
   * What became of the raw records so far.
   *
   * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
   * @throws org.jdbi.v3.core.JdbiException when the database does not
   */
  public Funnel funnel() {
    return funnel.read();
  }

  /**
   * What waits in the outbox for its channel.
   *
   * @throws org.jdbi.v3.core.JdbiException when the database does not answer
   */
  public List<Backlog> backlogs() {
    return new Backlogs(database.jdbi()).read();
  }

  /** Whether the database answers now; waits for it five seconds at most. */
  public boolean reachesDatabase() {
    try {
      return database.jdbi().withHandle(handle -> handle.execute("select 1")) != 0;
    } catch (JdbiException e) {
      return false;
    }
  }

  /** How it is. */
  public Health health() {
    Map<String, String> waiting = new LinkedHashMap<>();
    if (waitingFor != null) {
      waiting.put("start", waitingFor);
    } else {
      store.map(StoreService::waitingFor).ifPresent(what -> waiting.put("store", what));
    }
    return new Health(waiting);
  }

  /**
   * Ends all parts within ten seconds. What was not finished is taken up again at the next start.
   */
  @Override
  public void close() {
    closing = true;
    starter.interrupt();
    try {
      starter.join(CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    desk.ifPresent(Desk::close);
    store.ifPresent(StoreService::close);
    alerts.ifPresent(AlertService::close);
    topics.close();
    database.close();
  }

  /**
   * How the service is.
   *
   * @param waitingFor what each part that does not do its work waits for; empty when all is well
   */
  public record Health(Map<String, String> waitingFor) {
    /** Copies the map. */
    public Health {
      waitingFor = Map.copyOf(waitingFor);
    }

    /** Whether every part does its work. */
    public boolean ready() {
      return waitingFor.isEmpty();
    }
  }

  private <T> Optional<T> when(Part part, Supplier<T> maker) {
    return config.parts().contains(part) ? Optional.of(maker.get()) : Optional.empty();
  }

  private void startWhenReachable() {
    boolean reached =
        waitFor(database.toString(), database::migrate)
            && (store.isEmpty() || waitFor(kafka.toString(), topics::reach));
    if (reached && !closing) {
      waitingFor = null;
      store.ifPresent(StoreService::start);
      alerts.ifPresent(AlertService::start);
    }
  }

  /** Tries until it works; false when the service is closed before. */
  private boolean waitFor(String what, Runnable attempt) {
    waitingFor = what;
    long nextSaid = System.nanoTime();
    while (!closing) {
      try {
        attempt.run();
        return true;
      } catch (RuntimeException e) {
        if (System.nanoTime() >= nextSaid && !closing) {
          LOG.warn("waiting for {}: {}", what, Outage.reason(e));
          nextSaid = System.nanoTime() + SAY_EVERY.toNanos();
        }
      }
      try {
        Thread.sleep(RETRY.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  /** The store's consumer; there is one at a time. */
  private Consumer<byte[], byte[]> consumer() {
    Consumer<byte[], byte[]> consumer = unmeasuredConsumer();
    if (measured != null) {
      measured.close();
    }
    measured = new KafkaClientMetrics(consumer);
    measured.bindTo(meters);
    return consumer;
  }

  private Consumer<byte[], byte[]> unmeasuredConsumer() {
    return new KafkaConsumer<>(
        kafka.with(
            Map.ofEntries(
                entry("group.id", GROUP),
                entry("client.id", GROUP),
                entry("isolation.level", "read_committed"),
                entry("enable.auto.commit", false),
                entry("auto.offset.reset", "earliest"),
                entry("allow.auto.create.topics", false),
                entry("max.poll.records", 4_000),
                // So much of each partition is ready when the batch before is stored.
                entry("max.partition.fetch.bytes", 8 << 20),
                // A consumer that was killed is found dead after this time.
                entry("session.timeout.ms", 6_000),
                entry("heartbeat.interval.ms", 2_000),
                // Topics that are made later are found after this time.
                entry("metadata.max.age.ms", 5_000))),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}

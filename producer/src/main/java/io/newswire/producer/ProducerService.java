package io.newswire.producer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.newswire.events.Declaration;
import io.newswire.events.KafkaConnection;
import io.newswire.events.SourceState;
import io.newswire.events.Topics;
import io.newswire.events.trace.Spans;
import io.newswire.producer.connector.Connector;
import io.newswire.producer.connector.Intake;
import io.newswire.producer.format.Formats;
import io.newswire.producer.health.SourceReports;
import io.newswire.producer.poll.PollConnector;
import io.newswire.producer.publish.DeadLetters;
import io.newswire.producer.publish.EventSender;
import io.newswire.producer.publish.RawPublisher;
import io.newswire.producer.pull.PullConnector;
import io.newswire.producer.push.PushConnector;
import io.newswire.producer.source.LiveSources;
import io.newswire.producer.source.Source;
import io.newswire.producer.topic.CompactedTopic;
import io.newswire.producer.topic.KafkaPositions;
import io.newswire.producer.topic.Positions;
import io.newswire.producer.topic.TopicFollower;
import io.newswire.producer.watch.WatchConnector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * All ways in for wires, publishing to one Kafka.
 *
 * <p>The inbox is open from the start. Declared sources, and whatever is pushed, are taken in as
 * soon as Kafka tells which sources are paused and which were added since, and from then on as they
 * are declared.
 */
public final class ProducerService implements AutoCloseable {

  private static final Duration BETWEEN_LISTENINGS = Duration.ofMinutes(1);

  private final EventSender sender;
  private final SourceReports reports;
  private final LiveSources sources;
  private final CompactedTopic<SourceState> states;
  private final List<Connector> standing = new ArrayList<>();
  private final PollConnector poll;
  private final PushConnector push;
  private final Fleet fleet;
  private final TopicFollower<Declaration> declarations;
  private final ScheduledExecutorService listener =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "source health");
            thread.setDaemon(true);
            return thread;
          });
  private Map<String, LiveSources.Entry> known = Map.of();
  private boolean restored;

  /** A service that has not started, and that nobody measures. */
  public ProducerService(KafkaConnection kafka, ProducerConfig config) {
    this(kafka, config, new CompositeMeterRegistry(), Spans.NONE);
  }

  /**
   * A service that has not started.
   *
   * @param meters takes its measurements
   * @param spans begins the trace of each article
   */
  public ProducerService(
      KafkaConnection kafka, ProducerConfig config, MeterRegistry meters, Spans spans) {
    this.sender = EventSender.connect(kafka, meters, spans);
    this.reports = new SourceReports(sender, Clock.systemUTC());
    this.sources = new LiveSources(config.sources());
    RawPublisher publisher = new RawPublisher(sender);
    CompactedTopic.Refusals refusals =
        (record, code, message) -> refuse(publisher, record, code, message);
    this.states = CompactedTopic.of(kafka, Topics.SOURCES).telling(refusals);
    var intake = new Intake(Formats.standard(), sources, publisher, reports);
    Positions positions = KafkaPositions.of(kafka, sender, refusals);
    this.poll = PollConnector.of(intake, positions, reports);
    standing.add(poll);
    if (config.inbox() != null) {
      standing.add(WatchConnector.inbox(config.inbox(), intake));
    }
    this.push = new PushConnector(config.sources().push(), sources, intake, sender::waiting);
    standing.add(push);
    this.fleet = new Fleet(source -> connector(source, intake, positions));
    this.declarations =
        new TopicFollower<>(
            CompactedTopic.of(kafka, Topics.DECLARATIONS).telling(LiveSources::problem, refusals),
            "declared sources",
            this::declared);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the sender waits for it, and counts it
  private static void refuse(
      RawPublisher publisher, ConsumerRecord<String, byte[]> record, String code, String message) {
    publisher.reject(DeadLetters.of(record, code, message, Instant.now()));
  }

  private Connector connector(Source source, Intake intake, Positions positions) {
    if (source instanceof Source.Folder folder) {
      return WatchConnector.of(folder.id(), folder.folder(), intake);
    }
    return PullConnector.of((Source.Remote) source, intake, positions, reports);
  }

  /**
   * Starts every connector. Does not wait for Kafka: what arrives before Kafka does is kept back
   * where it is.
   *
   * @throws io.newswire.producer.connector.ConnectorException when one cannot start, e.g. because
   *     its port is taken; nothing runs then
   */
  @SuppressWarnings("FutureReturnValueIgnored") // it ends with its executor
  public void start() {
    try {
      standing.forEach(Connector::start);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    declarations.start();
    listener.scheduleWithFixedDelay(
        reports::listen,
        BETWEEN_LISTENINGS.toSeconds(),
        BETWEEN_LISTENINGS.toSeconds(),
        TimeUnit.SECONDS);
  }

  /** Takes in what is declared now. Called by one thread. */
  private void declared(Map<String, Declaration> all) {
    if (!restored) {
      reports.restore(states.read());
      restored = true;
    }
    sources.declare(all);
    Map<String, LiveSources.Entry> now = sources.entries();
    Set<String> before = known.keySet();
    before.stream().filter(id -> !now.containsKey(id)).forEach(reports::forget);
    List<Source.Feed> feeds = new ArrayList<>();
    Map<String, Source> others = new LinkedHashMap<>();
    for (Source source : sources.active()) {
      if (source instanceof Source.Feed feed) {
        feeds.add(feed);
      } else if (!(source instanceof Source.Desk)) {
        others.put(source.id(), source);
      }
    }
    push.declared();
    poll.poll(feeds);
    fleet.run(others);
    now.forEach(
        (id, entry) -> {
          LiveSources.Entry was = known.get(id);
          if (entry.paused() && (was == null || !was.paused())) {
            reports.report(id, entry.source().connector(), SourceReports.Sign.PAUSED);
          }
        });
    known = now;
  }

  /** How it is doing. */
  public Health health() {
    Map<String, Connector.Health> each = new LinkedHashMap<>();
    standing.forEach(connector -> each.put(connector.id(), connector.health()));
    each.putAll(fleet.health());
    return new Health(sender.waiting(), each);
  }

  /** How the declared sources are doing that have given a sign, by id. */
  public Map<String, SourceState> sources() {
    return reports.current();
  }

  /** Takes nothing in any more, and waits up to eight seconds for what is under way. */
  @Override
  public void close() {
    declarations.close();
    listener.shutdownNow();
    fleet.close();
    standing.forEach(Connector::close);
    sender.close();
  }

  /**
   * How the service is doing.
   *
   * @param waiting for how long Kafka has not answered; empty while all is well
   * @param connectors each connector by its id
   */
  public record Health(Optional<Duration> waiting, Map<String, Connector.Health> connectors) {

    /** Whether Kafka answers and every connector does its work. */
    public boolean well() {
      return waiting.isEmpty() && connectors.values().stream().allMatch(Connector.Health::well);
    }
  }
}

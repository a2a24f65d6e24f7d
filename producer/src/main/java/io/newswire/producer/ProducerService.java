package io.newswire.producer;

import io.newswire.events.KafkaConnection;
import io.newswire.events.SourceState;
import io.newswire.producer.connector.Connector;
import io.newswire.producer.connector.Intake;
import io.newswire.producer.format.Formats;
import io.newswire.producer.health.SourceReports;
import io.newswire.producer.poll.KafkaPositions;
import io.newswire.producer.poll.PollConnector;
import io.newswire.producer.publish.EventSender;
import io.newswire.producer.publish.RawPublisher;
import io.newswire.producer.push.PushConnector;
import io.newswire.producer.source.Source;
import io.newswire.producer.watch.WatchConnector;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All ways in for wires, publishing to one Kafka. */
public final class ProducerService implements AutoCloseable {

  private final EventSender sender;
  private final SourceReports reports;
  private final List<Connector> connectors;

  /** A service that has not started. */
  public ProducerService(KafkaConnection kafka, ProducerConfig config) {
    this.sender = EventSender.connect(kafka);
    this.reports = new SourceReports(sender, Clock.systemUTC());
    var intake =
        new Intake(Formats.standard(), config.sources(), new RawPublisher(sender), reports);
    this.connectors = connectors(config, intake, KafkaPositions.of(kafka, sender));
  }

  private List<Connector> connectors(
      ProducerConfig config, Intake intake, KafkaPositions positions) {
    List<Connector> connectors = new ArrayList<>();
    for (Source.Folder folder : config.sources().folders()) {
      connectors.add(WatchConnector.of(folder.id(), folder.folder(), intake));
    }
    if (config.inbox() != null) {
      connectors.add(WatchConnector.inbox(config.inbox(), intake));
    }
    if (!config.sources().feeds().isEmpty()) {
      connectors.add(PollConnector.of(config.sources().feeds(), intake, positions, reports));
    }
    connectors.add(new PushConnector(config.sources().push(), intake, sender::waiting));
    return List.copyOf(connectors);
  }

  /**
   * Starts every connector. Does not wait for Kafka: what arrives before Kafka does is kept back
   * where it is.
   *
   * @throws io.newswire.producer.connector.ConnectorException when one cannot start, e.g. because
   *     its port is taken; nothing runs then
   */
  public void start() {
    try {
      connectors.forEach(Connector::start);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** How it is doing. */
  public Health health() {
    Map<String, Connector.Health> each = new LinkedHashMap<>();
    connectors.forEach(connector -> each.put(connector.id(), connector.health()));
    return new Health(sender.waiting(), each);
  }

  /** How the declared sources are doing that have given a sign since the start, by id. */
  public Map<String, SourceState> sources() {
    return reports.current();
  }

  /** Takes nothing in any more, and waits up to eight seconds for what is under way. */
  @Override
  public void close() {
    connectors.forEach(Connector::close);
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

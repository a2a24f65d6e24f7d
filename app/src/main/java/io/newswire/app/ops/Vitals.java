package io.newswire.app.ops;

import io.newswire.consumer.ConsumerService;
import io.newswire.producer.ProducerService;
import io.newswire.streams.topology.StreamsService;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What it means for each service to be well. */
public final class Vitals {

  private Vitals() {}

  /** The producer is ready when Kafka answers and every connector does its work. */
  public static Vital of(ProducerService producer, ClusterProbe cluster) {
    return new Vital(
        "producer",
        Optional::empty,
        () -> {
          ProducerService.Health health = producer.health();
          if (!cluster.answers() || health.waiting().isPresent()) {
            return Optional.of("Kafka");
          }
          String ill =
              health.connectors().entrySet().stream()
                  .filter(connector -> !connector.getValue().well())
                  .map(connector -> connector.getKey() + ": " + connector.getValue().detail())
                  .collect(Collectors.joining("; "));
          return ill.isEmpty() ? Optional.empty() : Optional.of(ill);
        });
  }

  /** The stream processor is ready when it has its partitions and works on them. */
  public static Vital of(StreamsService streams) {
    return new Vital(
        "streams",
        () -> streams.hasFailed() ? Optional.of("it stopped; its log says why") : Optional.empty(),
        () -> streams.isRunning() ? Optional.empty() : Optional.of("it is " + streams.state()));
  }

  /** The consumer is ready when its parts work, and Kafka and the database answer. */
  public static Vital of(ConsumerService consumer, ClusterProbe cluster) {
    return new Vital(
        "consumer",
        Optional::empty,
        () -> {
          Map<String, String> waiting = consumer.health().waitingFor();
          if (!waiting.isEmpty()) {
            return Optional.of(String.join("; ", waiting.values()));
          }
          if (!cluster.answers()) {
            return Optional.of("Kafka");
          }
          return consumer.reachesDatabase() ? Optional.empty() : Optional.of("PostgreSQL");
        });
  }
}

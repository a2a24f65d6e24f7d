package io.newswire.producer.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.newswire.events.Rejection;
import io.newswire.events.Topic;
import org.apache.kafka.clients.producer.Producer;

/** Counts what the producer service writes, for operators. Thread-safe. */
final class ProducerMeters implements AutoCloseable {

  private final MeterRegistry registry;
  private volatile KafkaClientMetrics client;

  ProducerMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Measures Kafka's client as well, and returns it. */
  <K, V> Producer<K, V> watch(Producer<K, V> producer) {
    client = new KafkaClientMetrics(producer);
    client.bindTo(registry);
    return producer;
  }

  /** One record was acknowledged. */
  void written(Topic<?> topic) {
    Counter.builder("newswire.events")
        .description("Records written, by topic")
        .tag("topic", topic.name())
        .register(registry)
        .increment();
  }

  /** One dead letter was acknowledged. */
  void rejected(Rejection rejection) {
    Counter.builder("newswire.rejections")
        .description("Dead letters, by the stage and the code of their cause")
        .tag("stage", rejection.stage())
        .tag("code", rejection.code())
        .register(registry)
        .increment();
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}

package io.newswire.streams.topology;

import io.newswire.events.KafkaConnection;
import io.newswire.events.Rejection;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends and counts dead letters from outside of the topology, and thus of its transactions.
 * Connects when there is a first one. For one thread.
 */
final class RejectionSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RejectionSender.class);

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private final KafkaConnection kafka;
  private final Tally tally;
  private KafkaProducer<byte[], byte[]> producer;

  RejectionSender(KafkaConnection kafka, Tally tally) {
    this.kafka = kafka;
    this.tally = tally;
  }

  /** Sends a dead letter; one that cannot be sent still stands in the log. */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
  void send(Rejection rejection) {
    tally.count(rejection);
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              kafka.with(Map.of(ProducerConfig.ACKS_CONFIG, "all")),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    }
    producer.send(
        DeadLetters.letter(rejection),
        (metadata, e) -> {
          if (e != null) {
            LOG.warn("cannot write the rejection {}: {}", rejection.id(), e.getMessage());
          }
        });
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(CLOSE_WITHIN);
    }
  }
}

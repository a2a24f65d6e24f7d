package io.newswire.app.topics;

import io.newswire.events.KafkaConnection;
import io.newswire.events.Topic;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Writes into a topic by hand, outside of the services.
 *
 * @param <V> the topic's values
 */
public final class TopicWriter<V> implements AutoCloseable {

  private static final int PATIENCE_MS = 10_000;

  private final KafkaConnection kafka;
  private final Topic<V> topic;
  private final KafkaProducer<String, V> producer;
  private volatile Exception failure;

  /** A writer into a topic that is there. */
  public TopicWriter(KafkaConnection kafka, Topic<V> topic) {
    this.kafka = kafka;
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            kafka.with(
                Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                    topic.maxMessageBytes(),
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    PATIENCE_MS)),
            topic.keySerde().serializer(),
            topic.valueSerde().serializer());
  }

  /**
   * Writes a record and waits until Kafka has it.
   *
   * @param value null takes back what the key said
   * @throws TopicsException when Kafka does not take it
   */
  public void put(String key, V value) throws InterruptedException {
    try {
      producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
    } catch (ExecutionException e) {
      throw new TopicsException(refusal(e.getCause()), e);
    } catch (KafkaException e) {
      throw new TopicsException(refusal(e), e);
    }
  }

  /** Writes a record; {@link #flush} tells whether Kafka has it. */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
  public void send(String key, V value) {
    producer.send(
        new ProducerRecord<>(topic.name(), key, value),
        (metadata, e) -> failure = e == null ? failure : e);
  }

  /**
   * Returns when Kafka has all that was sent.
   *
   * @throws TopicsException when it did not take one of them
   */
  public void flush() {
    producer.flush();
    if (failure != null) {
      throw new TopicsException(refusal(failure), failure);
    }
  }

  private String refusal(Throwable e) {
    return kafka + ": " + topic.name() + " does not take it: " + e.getMessage();
  }

  @Override
  public void close() {
    producer.close();
  }
}

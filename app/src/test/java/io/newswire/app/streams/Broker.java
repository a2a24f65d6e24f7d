package io.newswire.app.streams;

import io.newswire.app.embedded.EmbeddedKafka;
import io.newswire.app.embedded.Ports;
import io.newswire.events.Article;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker of its own for a test, with what a test does to it. */
final class Broker implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final EmbeddedKafka kafka;

  Broker(Path folder) {
    kafka = EmbeddedKafka.start(folder, Ports.free());
  }

  KafkaConnection connection() {
    return KafkaConnection.to(kafka.bootstrapServers());
  }

  void createTopics() throws ExecutionException, InterruptedException {
    createTopics(Topics.RAW.partitions());
  }

  /** Creates the topics, the raw one with a number of partitions. */
  void createTopics(int rawPartitions) throws ExecutionException, InterruptedException {
    List<NewTopic> topics =
        Topics.all().stream()
            .map(topic -> topic.toNewTopic((short) 1))
            .map(
                topic ->
                    topic.name().equals(Topics.RAW.name())
                        ? new NewTopic(topic.name(), rawPartitions, (short) 1)
                            .configs(topic.configs())
                        : topic)
            .toList();
    try (Admin admin = Admin.create(connection().with(Map.of()))) {
      admin.createTopics(topics).all().get();
      awaitLeaders(admin, topics);
    }
  }

  /**
   * Waits until every partition is led; who produces before may see batches overtake each other.
   */
  private static void awaitLeaders(Admin admin, List<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    admin.listOffsets(partitions).all().get();
  }

  void send(Article article) throws ExecutionException, InterruptedException {
    try (var serde = Topics.RAW.valueSerde()) {
      send(article.uri(), serde.serializer().serialize(Topics.RAW.name(), article));
    }
  }

  void send(String key, byte[] value) throws ExecutionException, InterruptedException {
    send(Topics.RAW, key, value);
  }

  /**
   * Sends a record as it is.
   *
   * @param value null for a tombstone
   */
  void send(Topic<?> topic, String key, byte[] value)
      throws ExecutionException, InterruptedException {
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            connection().with(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
    }
  }

  /** Sends articles in their order, without waiting for each. */
  void send(List<Article> articles) {
    try (var keys = Topics.RAW.keySerde();
        var values = Topics.RAW.valueSerde();
        Producer<String, Article> producer =
            new KafkaProducer<>(
                connection().with(Map.of()), keys.serializer(), values.serializer())) {
      for (Article article : articles) {
        var unused = producer.send(new ProducerRecord<>(Topics.RAW.name(), article.uri(), article));
      }
      producer.flush();
    }
  }

  /** All committed values of a topic. */
  <V> List<V> committed(Topic<V> topic) {
    Map<String, Object> config = connection().with(Map.of("isolation.level", "read_committed"));
    try (var keys = topic.keySerde();
        var values = topic.valueSerde();
        Consumer<String, V> consumer =
            new KafkaConsumer<>(config, keys.deserializer(), values.deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<V> all = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(record -> all.add(record.value()));
      }
      return all;
    }
  }

  @Override
  public void close() {
    kafka.close();
  }
}

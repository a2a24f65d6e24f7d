package io.newswire.app.rules;

import io.newswire.app.topics.TopicReader;
import io.newswire.app.topics.TopicsException;
import io.newswire.events.CloudEvents;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Rule;
import io.newswire.events.Topics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** The topic {@code news.rules}, as somebody sees it who changes it. */
public final class RulesTopic {

  /** What rules put by hand come from; see CloudEvents {@code source}. */
  private static final String SOURCE = "/newswire/rules";

  private static final int ANSWER_WITHIN_MS = 15_000;

  private final KafkaConnection kafka;

  /** The topic on a cluster. */
  public RulesTopic(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /**
   * The rules that were put, by id; what somebody else put and cannot be read is left out, as the
   * service does.
   *
   * @throws TopicsException when the cluster does not answer
   */
  public Map<String, Rule> rules() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    try (TopicReader reader = new TopicReader(kafka, Topics.RULES);
        var values = Topics.RULES.valueSerde()) {
      reader.fromBeginning();
      reader.toEnd(
          record -> {
            if (record.value() == null) {
              rules.remove(record.key());
            } else {
              read(record, values.deserializer()).ifPresent(rule -> rules.put(rule.id(), rule));
            }
            return true;
          });
    }
    return rules;
  }

  private static Optional<Rule> read(
      ConsumerRecord<String, byte[]> record, Deserializer<Rule> values) {
    try {
      return Optional.of(values.deserialize(record.topic(), record.value()));
    } catch (SerializationException e) {
      return Optional.empty();
    }
  }

  /**
   * Puts rules, which take effect within seconds.
   *
   * @param rules rules that were checked
   * @throws TopicsException when the cluster does not take them
   */
  public void put(List<Rule> rules) {
    send(rules.stream().map(rule -> record(rule.id(), rule)).toList());
  }

  /**
   * Takes a rule out of the topic; one of that id in the rules file applies again.
   *
   * @throws TopicsException when the cluster does not take it
   */
  public void remove(String id) {
    send(List.of(record(id, null)));
  }

  private static ProducerRecord<String, Rule> record(String id, Rule rule) {
    Instant now = Instant.now();
    ProducerRecord<String, Rule> record = new ProducerRecord<>(Topics.RULES.name(), id, rule);
    CloudEvents.stamp(record.headers(), Topics.RULES, id + "#" + now, SOURCE, now);
    return record;
  }

  private void send(List<ProducerRecord<String, Rule>> records) {
    try (var keys = Topics.RULES.keySerde();
        var values = Topics.RULES.valueSerde();
        KafkaProducer<String, Rule> producer =
            new KafkaProducer<>(
                kafka.with(
                    Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        ANSWER_WITHIN_MS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        ANSWER_WITHIN_MS / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        ANSWER_WITHIN_MS)),
                keys.serializer(),
                values.serializer())) {
      for (var sent : records.stream().map(producer::send).toList()) {
        sent.get();
      }
    } catch (ExecutionException e) {
      throw new TopicsException(kafka + ": " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicsException(kafka + ": interrupted", e);
    }
  }
}

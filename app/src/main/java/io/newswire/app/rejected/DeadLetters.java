package io.newswire.app.rejected;

import io.newswire.app.topics.TopicReader;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Rejection;
import io.newswire.events.Replay;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads all dead letters that are kept. */
public final class DeadLetters {

  private final KafkaConnection kafka;
  private final Consumer<String> complaints;

  /**
   * A reader.
   *
   * @param kafka the cluster
   * @param complaints told in one line of each record that is none of its topic
   */
  public DeadLetters(KafkaConnection kafka, Consumer<String> complaints) {
    this.kafka = kafka;
    this.complaints = complaints;
  }

  /**
   * All that are kept, the oldest first. One that was written twice has one id, and is one.
   *
   * @param others dead letters that are kept elsewhere
   */
  public List<DeadLetter> read(List<Rejection> others) {
    Map<String, Replay> replays = new HashMap<>();
    read(Topics.REPLAYS, replay -> replays.put(replay.rejection(), replay));
    Map<String, Rejection> byId = new LinkedHashMap<>();
    read(Topics.REJECTED, rejection -> byId.putIfAbsent(rejection.id(), rejection));
    others.forEach(rejection -> byId.putIfAbsent(rejection.id(), rejection));
    List<DeadLetter> all = new ArrayList<>();
    byId.values().forEach(it -> all.add(new DeadLetter(it, replays.get(it.id()))));
    all.sort(Comparator.comparing(letter -> letter.rejection().rejectedAt()));
    return all;
  }

  private <V> void read(Topic<V> topic, Consumer<V> values) {
    Deserializer<V> deserializer = topic.valueSerde().deserializer();
    try (TopicReader reader = new TopicReader(kafka, topic)) {
      reader.fromBeginning();
      reader.toEnd(
          record -> {
            try {
              values.accept(deserializer.deserialize(topic.name(), record.value()));
            } catch (SerializationException e) {
              complaints.accept(
                  "%s-%d@%d: %s"
                      .formatted(
                          topic.name(), record.partition(), record.offset(), e.getMessage()));
            }
            return true;
          });
    }
  }
}

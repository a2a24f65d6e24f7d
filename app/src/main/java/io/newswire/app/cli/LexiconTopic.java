package io.newswire.app.cli;

import io.newswire.app.topics.TopicReader;
import io.newswire.events.KafkaConnection;
import io.newswire.events.LexiconEntry;
import io.newswire.events.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** What stands in {@code news.lexicon}. */
final class LexiconTopic {

  private LexiconTopic() {}

  /**
   * A record of the topic.
   *
   * @param at when it was put
   * @param entry null when it takes back what its id said
   * @param problem why it cannot be read, null when it can
   */
  record Put(Instant at, String id, LexiconEntry entry, String problem) {}

  /** All records that are kept, oldest first. */
  static List<Put> read(KafkaConnection kafka) {
    List<Put> all = new ArrayList<>();
    Deserializer<LexiconEntry> values = Topics.LEXICON.valueSerde().deserializer();
    try (TopicReader reader = new TopicReader(kafka, Topics.LEXICON)) {
      reader.fromBeginning();
      reader.toEnd(
          record -> {
            Instant at = Instant.ofEpochMilli(record.timestamp());
            LexiconEntry entry = null;
            String problem = null;
            try {
              entry = values.deserialize(record.topic(), record.value());
            } catch (SerializationException e) {
              problem = e.getMessage();
            }
            all.add(new Put(at, record.key(), entry, problem));
            return true;
          });
    }
    return all;
  }

  /** The newest readable entry of each id. */
  static Map<String, LexiconEntry> current(KafkaConnection kafka) {
    Map<String, LexiconEntry> current = new LinkedHashMap<>();
    for (Put put : read(kafka)) {
      if (put.entry() != null) {
        current.put(put.id(), put.entry());
      } else if (put.problem() == null) {
        current.remove(put.id());
      }
    }
    return current;
  }
}

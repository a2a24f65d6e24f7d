package io.newswire.consumer.store;

import io.newswire.events.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads the funnel: what Kafka took in, and what the store has of it. */
public final class FunnelReader {

  private final Jdbi jdbi;
  private final KafkaTopics topics;

  /** A reader of the present topics. */
  public FunnelReader(Jdbi jdbi, KafkaTopics topics) {
    this.jdbi = jdbi;
    this.topics = topics;
  }

  /**
   * The figures now.
   *
   * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
   * @throws org.jdbi.v3.core.JdbiException when the database does not
   */
  public Funnel read() {
    List<String> telling =
        List.of(Topics.ARTICLES.name(), Topics.DUPLICATES.name(), Topics.REJECTED.name());
    Map<String, Long> counts = counts(List.copyOf(topics.of(telling).values()));
    // Kafka is asked after the store, so that nothing is counted as done before it was accepted.
    long raw = topics.records(Topics.RAW.name());
    return new Funnel(
        raw + get(counts, Outcome.REJECTED_AT_THE_DOOR),
        get(counts, Outcome.STORED),
        get(counts, Outcome.DUPLICATES),
        get(counts, Outcome.REDELIVERIES),
        get(counts, Outcome.HELD),
        get(counts, Outcome.REJECTED));
  }

  private Map<String, Long> counts(List<UUID> topicIds) {
    Map<String, Long> counts = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select outcome, sum(records) as records
                    from funnel where topic_id = any(:ids) group by outcome
                    """)
                .bindArray("ids", UUID.class, topicIds)
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(count -> counts.put(count.getKey(), count.getValue())));
    return counts;
  }

  private static long get(Map<String, Long> counts, Outcome outcome) {
    return counts.getOrDefault(outcome.code(), 0L);
  }
}

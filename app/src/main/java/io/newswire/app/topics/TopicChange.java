package io.newswire.app.topics;

import io.newswire.events.Topic;

/** One difference between a topic of the contract and what the cluster has. */
public sealed interface TopicChange {

  /** The topic. */
  Topic<?> topic();

  /** The difference in words, one line without the topic's name. */
  String words();

  /**
   * The cluster has no such topic.
   *
   * @param topic the topic
   */
  record Create(Topic<?> topic) implements TopicChange {
    @Override
    public String words() {
      return "create with %d partition%s, %s"
          .formatted(topic.partitions(), topic.partitions() == 1 ? "" : "s", topic.settings());
    }
  }

  /**
   * It has too few partitions.
   *
   * @param topic the topic
   * @param partitions how many it has
   */
  record Widen(Topic<?> topic, int partitions) implements TopicChange {
    @Override
    public String words() {
      return "from %d to %d partitions; from then on keys go to other partitions than before"
          .formatted(partitions, topic.partitions());
    }
  }

  /**
   * A setting has another value.
   *
   * @param topic the topic
   * @param setting the setting's Kafka name
   * @param from its value, null when it has none
   * @param to the value it should have
   */
  record Set(Topic<?> topic, String setting, String from, String to) implements TopicChange {
    @Override
    public String words() {
      return "%s from %s to %s".formatted(setting, from, to);
    }
  }
}

package io.newswire.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.app.embedded.EmbeddedKafka;
import io.newswire.app.embedded.Ports;
import io.newswire.events.Article;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topic;
import io.newswire.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicPlanIT {

  @TempDir static Path folder;
  private static EmbeddedKafka broker;
  private static KafkaConnection kafka;

  @BeforeAll
  static void start() {
    broker = EmbeddedKafka.start(folder, Ports.free());
    kafka = KafkaConnection.to(broker.bootstrapServers());
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void leavesNothingToDoOnceApplied() {
    // given
    TopicPlan.apply(kafka, TopicPlan.of(kafka, Topics.all()));

    // when
    List<TopicChange> left = TopicPlan.of(kafka, Topics.all());

    // then
    assertThat(left).isEmpty();
  }

  @Test
  void findsATopicThatIsTooNarrowAndOneThatForgetsTooSoon() {
    // given
    List<Topic<?>> before =
        List.of(
            topic("plan.narrow", 2, 7), topic("plan.forgetful", 2, 1), topic("plan.wide", 9, 7));
    TopicPlan.apply(kafka, TopicPlan.of(kafka, before));
    Topic<?> wider = topic("plan.narrow", 4, 7);
    Topic<?> longer = topic("plan.forgetful", 2, 3);

    // when
    List<TopicChange> changes =
        TopicPlan.of(kafka, List.of(wider, longer, topic("plan.wide", 2, 7)));

    // then
    assertThat(changes)
        .containsExactly(
            new TopicChange.Widen(wider, 2),
            new TopicChange.Set(longer, "retention.ms", "86400000", "259200000"));
  }

  @Test
  void doesNotMindThatSomebodyElseCreatedATopicMeanwhile() {
    // given
    List<Topic<?>> topics = List.of(topic("plan.contested", 1, 7));
    List<TopicChange> seenByBoth = TopicPlan.of(kafka, topics);
    TopicPlan.apply(kafka, seenByBoth);

    // when
    TopicPlan.apply(kafka, seenByBoth);

    // then
    assertThat(TopicPlan.of(kafka, topics)).isEmpty();
  }

  private static Topic<Article> topic(String name, int partitions, int days) {
    return new Topic<>(
        name, "uri", Article.class, partitions, Duration.ofDays(days), false, 1 << 20, "a test");
  }
}

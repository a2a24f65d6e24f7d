package io.newswire.app.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Topics;
import io.newswire.streams.topology.StreamsService;
import io.newswire.streams.topology.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Any number of partitions and instances gives the verdicts that one gives. */
@Timeout(400)
class PartitionsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int STORIES = 30;
  private static final int COPIES = 4;

  @TempDir Path folder;

  @Test
  void givesTheSameVerdictsWithFourPartitionsAndTwoInstancesAsWithOne() throws Exception {
    List<Article> wire = new ArrayList<>(Stories.copies(0, STORIES, COPIES));
    wire.addAll(Stories.copies(0, STORIES, COPIES));

    Map<String, Integer> alone = verdicts(wire, 1, 1);
    Map<String, Integer> together = verdicts(wire, 4, 2);

    assertThat(together).isEqualTo(alone);
    assertThat(alone)
        .hasSize(3 * STORIES)
        .containsEntry("urn:story:7 new", 1)
        .containsEntry("urn:story:7 exact-duplicate", COPIES - 1)
        .containsEntry("urn:story:7 redelivery", COPIES);
  }

  /** How often each story got each verdict. */
  private Map<String, Integer> verdicts(List<Article> wire, int partitions, int instances)
      throws Exception {
    Path home = folder.resolve(partitions + "-partitions");
    try (Broker broker = new Broker(home.resolve("kafka"))) {
      broker.createTopics(partitions);
      List<StreamsService> services =
          IntStream.range(0, instances)
              .mapToObj(i -> StreamsSettings.in(home.resolve("instance-" + i)))
              .map(settings -> new StreamsService(broker.connection(), settings))
              .toList();
      try {
        for (StreamsService service : services) {
          service.start();
        }
        await().atMost(PATIENCE).until(() -> services.stream().allMatch(StreamsService::isRunning));
        broker.send(wire);
        await().atMost(PATIENCE).until(() -> events(broker).size() >= wire.size());
      } finally {
        services.forEach(StreamsService::close);
      }
      return count(events(broker));
    }
  }

  private static Map<String, Integer> count(List<ArticleEvent> events) {
    Map<String, Integer> verdicts = new TreeMap<>();
    for (ArticleEvent event : events) {
      String story = Stories.storyOf(event.article().uri());
      verdicts.merge(story + ' ' + event.verdict().type().code(), 1, Integer::sum);
    }
    return verdicts;
  }

  private static List<ArticleEvent> events(Broker broker) {
    List<ArticleEvent> events = new ArrayList<>(broker.committed(Topics.ARTICLES));
    events.addAll(broker.committed(Topics.DUPLICATES));
    return events;
  }
}

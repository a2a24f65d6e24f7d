package io.newswire.app.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.app.Newswire;
import io.newswire.events.Article;
import io.newswire.events.ArticleEvent;
import io.newswire.events.Topics;
import io.newswire.events.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stream processor is killed in the middle of its work, again and again: no article is lost,
 * and no story is new twice. How often is the system property {@code newswire.kills}.
 */
class StreamsKillIT {

  private static final int KILLS = Integer.getInteger("newswire.kills", 2);
  private static final int STORIES = 60;
  private static final int COPIES = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void losesNothingAndTakesNothingForNewTwice(TestReporter reporter) throws Exception {
    List<Article> sent = new ArrayList<>();
    List<ArticleEvent> out;
    int inTheMiddle = 0;
    try (Broker broker = new Broker(folder.resolve("kafka"))) {
      broker.createTopics();
      for (int kill = 0; kill < KILLS; kill++) {
        int before = sent.size();
        List<Article> articles = Stories.copies(kill * STORIES, STORIES, COPIES);
        Process streams = start(broker);
        try {
          broker.send(articles);
          sent.addAll(articles);
          await().atMost(PATIENCE).until(() -> outcomes(broker) > before);
        } finally {
          streams.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        inTheMiddle += outcomes(broker) < sent.size() ? 1 : 0;
      }
      Process streams = start(broker);
      try {
        await().atMost(PATIENCE).until(() -> outcomes(broker) >= sent.size());
      } finally {
        streams.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
      out = new ArrayList<>(broker.committed(Topics.ARTICLES));
      out.addAll(broker.committed(Topics.DUPLICATES));
    }

    List<String> fresh =
        out.stream()
            .filter(event -> event.verdict().type() == Verdict.Type.NEW)
            .map(event -> Stories.storyOf(event.article().uri()))
            .toList();
    reporter.publishEntry(
        String.format(
            Locale.ROOT,
            "%d kills, %d of them with work at hand: %,d articles in, %,d outcomes, %,d stories new",
            KILLS,
            inTheMiddle,
            sent.size(),
            out.size(),
            fresh.size()));
    assertThat(out.stream().map(event -> event.article().uri()))
        .containsExactlyInAnyOrderElementsOf(sent.stream().map(Article::uri).toList());
    assertThat(fresh).hasSize(KILLS * STORIES).doesNotHaveDuplicates();
  }

  private static long outcomes(Broker broker) {
    return (long) broker.committed(Topics.ARTICLES).size()
        + broker.committed(Topics.DUPLICATES).size();
  }

  private Process start(Broker broker) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Newswire.class.getName(),
            "streams",
            "--bootstrap-servers=" + broker.connection().bootstrapServers(),
            "--state=" + folder.resolve("state"),
            "--instance=one")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("streams.log").toFile()))
        .start();
  }
}

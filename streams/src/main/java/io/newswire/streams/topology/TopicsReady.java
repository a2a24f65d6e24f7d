package io.newswire.streams.topology;

import io.newswire.events.KafkaConnection;
import io.newswire.events.access.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for Kafka, and then for the topics that streams works with; says what it waits for. */
final class TopicsReady {

  private static final Logger LOG = LoggerFactory.getLogger(TopicsReady.class);

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

  /** One message in this many looks, so that a long wait does not fill the log. */
  private static final int SAY_EVERY = 20;

  private final KafkaConnection kafka;

  TopicsReady(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /**
   * Returns when all of them are there.
   *
   * @param givenUp asked now and then; once it says true, the wait ends without them
   */
  void await(BooleanSupplier givenUp) throws InterruptedException {
    Map<String, Object> config =
        kafka.with(
            Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) ANSWER_WITHIN.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) ANSWER_WITHIN.toMillis()));
    try (Admin admin = Admin.create(config)) {
      String waitsFor = missing(admin);
      for (int looks = 0; !waitsFor.isEmpty() && !givenUp.getAsBoolean(); looks++) {
        if (looks % SAY_EVERY == 0) {
          LOG.info("waiting for {} at {}", waitsFor, kafka.bootstrapServers());
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        waitsFor = missing(admin);
      }
    }
  }

  /** What is not there yet, in words; empty when all is. */
  private static String missing(Admin admin) throws InterruptedException {
    try {
      Set<String> present =
          admin.listTopics().names().get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
      List<String> absent =
          Role.STREAMS.topics().stream().filter(name -> !present.contains(name)).sorted().toList();
      return absent.isEmpty() ? "" : "topic " + String.join(", ", absent);
    } catch (ExecutionException | TimeoutException e) {
      return "Kafka";
    }
  }
}

package io.newswire.app.topics;

import io.newswire.events.KafkaConnection;
import io.newswire.events.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Asks a cluster whether it is there. */
public final class ClusterCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private ClusterCheck() {}

  /**
   * Makes sure that a topic can be used.
   *
   * @throws TopicsException when the cluster does not answer or has no such topic; the message says
   *     what to do
   */
  public static void require(KafkaConnection kafka, Topic<?> topic) {
    if (!topics(kafka).contains(topic.name())) {
      throw new TopicsException(
          kafka + " has no topic " + topic.name() + "; newswire topics apply creates it");
    }
  }

  /**
   * The names of a cluster's topics.
   *
   * @throws TopicsException when the cluster does not answer; the message says what to do
   */
  public static Set<String> topics(KafkaConnection kafka) {
    int millis = (int) PATIENCE.toMillis();
    try (Admin admin =
        Admin.create(
            kafka.with(
                Map.of(
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    millis,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    millis / 2)))) {
      return admin.listTopics().names().get();
    } catch (ExecutionException e) {
      throw new TopicsException(
          e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException
              ? kafka
                  + " does not answer; is newswire up running? --bootstrap-servers names another"
              : kafka + ": " + e.getCause().getMessage(),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicsException(kafka + ": interrupted", e);
    }
  }
}

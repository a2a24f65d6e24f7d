package io.newswire.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.app.embedded.EmbeddedKafka;
import io.newswire.app.embedded.Ports;
import io.newswire.app.topics.TopicPlan;
import io.newswire.events.KafkaConnection;
import io.newswire.events.Topics;
import io.newswire.events.access.AccessCheck;
import io.newswire.events.access.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that asks nobody for rights. */
class AccessCheckIT {

  @TempDir private Path folder;

  @Test
  void lacksNothingWhereNoRightsAreAskedFor() {
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder, Ports.free())) {
      KafkaConnection kafka = KafkaConnection.to(broker.bootstrapServers());
      for (Role role : Role.values()) {
        assertThat(AccessCheck.missing(kafka, role)).as("%s, without topics", role).isEmpty();
      }
      TopicPlan.apply(kafka, TopicPlan.of(kafka, Topics.all()));
      for (Role role : Role.values()) {
        assertThat(AccessCheck.missing(kafka, role)).as("%s, with topics", role).isEmpty();
      }
    }
  }
}

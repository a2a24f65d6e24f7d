package io.newswire.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.newswire.events.KafkaConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

  @TempDir Path folder;

  @Test
  void keepsItsTopicsOverARestartOnAnotherPort() throws Exception {
    // given
    try (EmbeddedKafka first = EmbeddedKafka.start(folder, Ports.free());
        Admin admin = admin(first)) {
      admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1))).all().get();
    }

    // when
    try (EmbeddedKafka second = EmbeddedKafka.start(folder, Ports.free());
        Admin admin = admin(second)) {

      // then
      Set<String> topics = admin.listTopics().names().get();
      assertThat(topics).containsExactly("kept");
    }
  }

  @Test
  void namesThePortItCannotHave() throws Exception {
    // given
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = busy.getLocalPort();

      // when
      Throwable refused = catchThrowable(() -> EmbeddedKafka.start(folder, port));

      // then
      assertThat(refused)
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining(Integer.toString(port));
    }
  }

  private static Admin admin(EmbeddedKafka kafka) {
    return Admin.create(KafkaConnection.to(kafka.bootstrapServers()).with(Map.of()));
  }
}

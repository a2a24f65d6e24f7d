package io.newswire.app.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.app.cli.CommandRun;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.store.Funnel;
import io.newswire.events.Json;
import io.newswire.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path data;

  @Test
  void sendsARejectedRecordAgainOnceAndKeepsTheBooks() throws Exception {
    try (Station station = Station.start(data, AlertConfig.logOnly())) {
      // given
      send(station, "urn:x:broken", "<html>no article</html>");
      station.deliver("some-source", "broken.json", "{\"headline\": ");
      awaitRejected(station, 2);
      JsonNode rejection = first(run("rejected", "list", "--stage", "read-news.raw", "--json"));
      String id = rejection.path("id").asText();

      // when
      CommandRun replay = run("rejected", "replay", "--all");

      // then
      assertThat(replay.exitCode()).isEqualTo(2);
      assertThat(replay.out()).contains(id + "  sent again as news.raw-");
      assertThat(replay.err()).contains("it never reached news.raw: publish ");
      awaitRejected(station, 3);
      Funnel funnel = station.funnel();
      assertThat(funnel.underWay()).isZero();
      assertThat(funnel.accepted()).isEqualTo(3);

      assertThat(run("rejected", "replay", id).out()).contains(id + "  was sent again at ");
      assertThat(run("rejected", "list").out()).contains("[replayed ").endsWith("3 rejected\n");
      assertThat(run("rejected", "list", "--open").out()).endsWith("2 rejected\n");
      JsonNode shown = Json.mapper().readTree(run("rejected", "show", id).out());
      assertThat(shown.at("/record/value").asText()).isEqualTo("<html>no article</html>");
      assertThat(shown.at("/replayed/rejection").asText()).isEqualTo(id);
      JsonNode exported = first(run("rejected", "export", "--stage", "read-news.raw"));
      assertThat(exported.at("/replayed/to/topic").asText()).isEqualTo(Topics.RAW.name());
      assertThat(station.funnel().accepted()).isEqualTo(3);
    }
  }

  private CommandRun run(Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = data;
    return CommandRun.of(all);
  }

  private static JsonNode first(CommandRun run) throws Exception {
    assertThat(run.exitCode()).as(run.err()).isZero();
    return Json.mapper().readTree(run.out().lines().findFirst().orElseThrow());
  }

  private static void awaitRejected(Station station, long records) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(station.funnel().rejected()).isEqualTo(records));
  }

  private static void send(Station station, String key, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", station.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.RAW.name(), key, value.getBytes(UTF_8))).get();
    }
  }
}

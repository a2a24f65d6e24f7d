package io.newswire.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.newswire.events.KafkaConnection;
import io.newswire.streams.dedup.DedupSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {

  private static final Path FOLDER = Path.of("state");
  private static final Tally TALLY = new Tally(new SimpleMeterRegistry());

  @Test
  void hasDefaultsThatWork() {
    StreamsSettings settings = StreamsSettings.in(FOLDER);

    assertThat(settings.applicationId()).isEqualTo("newswire-streams");
    assertThat(settings.instanceId()).isEmpty();
    assertThat(settings.rules()).isEmpty();
    assertThat(settings.threads()).isBetween(1, 4);
    assertThat(settings.commitInterval()).isLessThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  void namesTheSettingThatIsWrong() {
    assertThatThrownBy(() -> settings("a b", 1, Duration.ofMillis(50)))
        .hasMessageContaining("streams.applicationId");
    assertThatThrownBy(() -> settings("a", 0, Duration.ofMillis(50)))
        .hasMessageContaining("streams.threads");
    assertThatThrownBy(() -> settings("a", 1, Duration.ZERO))
        .hasMessageContaining("streams.commitInterval");
  }

  @Test
  void becomesTheConfigurationOfKafkaStreams() {
    StreamsConfig config =
        Configuration.of(
            KafkaConnection.to("kafka:9092"),
            settings("desk", 3, Duration.ofMillis(70)),
            TALLY,
            new Quarantine());

    assertThat(config.getString(StreamsConfig.APPLICATION_ID_CONFIG)).isEqualTo("desk");
    assertThat(config.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG)).isEqualTo(3);
    assertThat(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(70);
    assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
        .isEqualTo(StreamsConfig.EXACTLY_ONCE_V2);
    assertThat(config.getMainConsumerConfigs("desk", "i", 0))
        .containsEntry("group.instance.id", "left-0");
  }

  @Test
  void letsTheUserHaveTheLastWord() {
    KafkaConnection mine = new KafkaConnection("kafka:9092", Map.of("commit.interval.ms", "500"));

    StreamsConfig config =
        Configuration.of(mine, StreamsSettings.in(FOLDER), TALLY, new Quarantine());

    assertThat(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(500);
  }

  private static StreamsSettings settings(String id, int threads, Duration commitInterval) {
    return new StreamsSettings(
        id,
        Optional.of("left"),
        FOLDER,
        Optional.empty(),
        DedupSettings.DEFAULT,
        threads,
        commitInterval,
        1);
  }
}

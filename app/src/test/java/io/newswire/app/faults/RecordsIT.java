package io.newswire.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.app.cli.CommandRun;
import io.newswire.events.Rejection;
import io.newswire.events.Topics;
import io.newswire.streams.topology.OtherRelease;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Records that somebody cannot use, between records that everybody can. */
class RecordsIT {

  private static final int POISON = Scenario.ARTICLES / 20;

  /** What the processes printed is kept where a test failed. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void makesADeadLetterOfEachPoisonRecord() throws Exception {
    new Scenario(folder, "poison records among the others")
        .once(
            POISON,
            (all, recoveries) -> {
              send(all, IntStream.range(0, POISON).mapToObj(RecordsIT::poison));
              return Set.of();
            },
            outcomes ->
                assertThat(outcomes.rejected())
                    .hasSize(POISON)
                    .allSatisfy(
                        letter -> {
                          assertThat(letter.code()).isEqualTo("malformed");
                          assertThat(letter.message()).isNotBlank();
                          assertThat(letter.uri()).startsWith("poison-");
                          assertThat(outcomes.raw().get(at(letter))).isEmpty();
                        })
                    .extracting(RecordsIT::at)
                    .doesNotHaveDuplicates());
  }

  @Test
  @Tag("faults")
  void sendsWhatAReleaseFailedOnAgainOnceItIsMended() throws Exception {
    List<Wire.Item> items =
        IntStream.range(0, POISON).mapToObj(i -> Wire.apart(OtherRelease.FAILS_ON, i)).toList();
    new Scenario(folder, "a stage fails; replay after the mend")
        .once(
            POISON,
            (all, recoveries) -> {
              all.streams(0).stop();
              all.startStreams(0, OtherRelease.Kind.FAILING);
              send(all, items.stream().map(RecordsIT::entry));
              all.awaitRejected(POISON);
              all.streams(0).stop();
              all.startStreams(0);
              CommandRun replay =
                  CommandRun.of(
                      "rejected",
                      "replay",
                      "--code=stage-failed",
                      "--bootstrap-servers=" + all.brokers().connection().bootstrapServers());
              assertThat(replay.out()).contains(POISON + " sent again, 0 were before, 0 cannot be");
              return items.stream()
                  .map(item -> Ledger.name(item.uri(), item.version()))
                  .collect(toSet());
            },
            outcomes ->
                assertThat(outcomes.rejected())
                    .hasSize(POISON)
                    .allSatisfy(
                        letter -> {
                          assertThat(letter.code()).isEqualTo("stage-failed");
                          assertThat(letter.message()).contains(OtherRelease.COMPLAINT);
                          assertThat(outcomes.raw().get(at(letter))).startsWith(letter.uri());
                        })
                    .extracting(RecordsIT::at)
                    .doesNotHaveDuplicates());
  }

  /** The last ones are refused by the broker, after the limit of their topic was lowered. */
  @Test
  void rejectsWhatTheBrokerRefusesAndGoesOn() throws Exception {
    int large = Scenario.ALL ? 50 : 2;
    int refused = Scenario.ALL ? 5 : 1;
    List<Wire.Item> items = IntStream.range(0, large + refused).mapToObj(Wire::large).toList();
    new Scenario(folder, "output over 1 MiB; over the topic's limit")
        .once(
            large + refused,
            (all, recoveries) -> {
              send(all, items.subList(0, large).stream().map(RecordsIT::entry));
              all.awaitVersions(Wire.LARGE, large);
              all.brokers().limit(Topics.ARTICLES.name(), Topics.MAX_RAW_BYTES / 2);
              send(all, items.subList(large, large + refused).stream().map(RecordsIT::entry));
              return items.subList(0, large).stream()
                  .map(item -> Ledger.name(item.uri(), item.version()))
                  .collect(toSet());
            },
            outcomes ->
                assertThat(outcomes.rejected())
                    .hasSize(refused)
                    .allSatisfy(
                        letter -> {
                          assertThat(letter.code()).isEqualTo("not-writable");
                          assertThat(letter.message()).contains(Topics.ARTICLES.name());
                          assertThat(outcomes.raw().get(at(letter))).startsWith(letter.uri());
                        }));
  }

  @Test
  void readsWhatOlderAndNewerReleasesWrite() throws Exception {
    new Scenario(folder, "schema one version older and newer")
        .over(Wire::ofAnyRelease)
        .once(
            1,
            (all, recoveries) -> Set.of(),
            outcomes -> assertThat(outcomes.rejected()).isEmpty());
  }

  private static String at(Rejection letter) {
    return letter.coordinates().topic()
        + '/'
        + letter.coordinates().partition()
        + '/'
        + letter.coordinates().offset();
  }

  private static Map.Entry<String, String> poison(int number) {
    return Map.entry("poison-" + number, "{\"uri\": " + number);
  }

  private static Map.Entry<String, String> entry(Wire.Item item) {
    return Map.entry(item.uri(), item.json());
  }

  private static void send(Installation all, Stream<Map.Entry<String, String>> records) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            all.brokers().connection().with(Map.of("max.request.size", 2 * Topics.MAX_RAW_BYTES)),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      records
          .map(
              each ->
                  producer.send(
                      new ProducerRecord<>(
                          Topics.RAW.name(),
                          each.getKey().getBytes(UTF_8),
                          each.getValue().getBytes(UTF_8))))
          .toList()
          .forEach(RecordsIT::acknowledged);
    }
  }

  private static void acknowledged(Future<?> sent) {
    try {
      sent.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

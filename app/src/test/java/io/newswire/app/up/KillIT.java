package io.newswire.app.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.app.Newswire;
import io.newswire.app.embedded.Ports;
import io.newswire.app.faults.Child;
import io.newswire.consumer.alert.AlertConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when the process is killed without a word. */
class KillIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path data;

  @Test
  void goesOnWhereItWasKilledAndPlaysNothingTwice() throws Exception {
    // given
    Child killed = startDemo();
    try {
      await().atMost(PATIENCE).until(() -> taken().size() > 10);
    } finally {
      killed.close();
    }

    // when
    try (Station next = Station.start(data, AlertConfig.logOnly(), Duration.ofMillis(50))) {

      // then
      int all = items();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(taken()).hasSize(all).doesNotHaveDuplicates();
                assertThat(next.funnel().underWay()).isZero();
              });
      // The embargo of an item may still run.
      assertThat(next.funnel().accepted())
          .isEqualTo(
              next.funnel().stored()
                  + next.funnel().duplicates()
                  + next.funnel().redeliveries()
                  + next.funnel().held()
                  + next.funnel().rejected());
    }
  }

  private Child startDemo() {
    return Child.start(
        Newswire.class,
        data.resolve("killed.log"),
        Map.of(),
        List.of(
            "up",
            "--demo",
            "--pace=200ms",
            "--data=" + data,
            "--kafka-port=" + Ports.free(),
            "--desk-port=" + Ports.free(),
            "--push-port=" + Ports.free()));
  }

  /** The files of the demo wire that were taken in; one that came twice gets a number. */
  private List<String> taken() throws IOException {
    Path wires = data.resolve("wires");
    if (!Files.exists(wires)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(wires)) {
      return files
          .filter(
              file ->
                  file.startsWith(wires.resolve("done"))
                      || file.startsWith(wires.resolve("failed")))
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".reason.txt"))
          .toList();
    }
  }

  private static int items() throws IOException {
    try (var index = KillIT.class.getResourceAsStream("/demo/index.txt")) {
      return (int)
          new String(index.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .count();
    }
  }
}

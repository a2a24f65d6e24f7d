package io.newswire.app.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.newswire.app.cli.CommandRun;
import io.newswire.app.embedded.Ports;
import io.newswire.consumer.alert.AlertConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators do by hand, and what they are told when it goes wrong. */
class DayToDayIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void doctorFindsARunningNewswireWell() {
    // given
    Path data = folder.resolve("data");
    try (Station station = Station.start(data, AlertConfig.logOnly())) {
      await().atMost(PATIENCE).until(() -> CommandRun.of("doctor", "--data", data).exitCode() == 0);

      // when
      CommandRun doctor = CommandRun.of("doctor", "--data", data);

      // then
      assertThat(doctor.out())
          .contains("ok     Kafka", station.bootstrapServers(), "topics in order")
          .contains("ok     PostgreSQL", "ok     desk", "ok     lexicon", "ok     Java")
          .doesNotContain("not ok");
    }
  }

  @Test
  void doctorSaysWhatDoesNotAnswerAndWhatToDo() {
    // given
    String nobody = "127.0.0.1:" + Ports.free();

    // when
    CommandRun doctor =
        CommandRun.of("doctor", "--data", folder.resolve("none"), "--bootstrap-servers", nobody);

    // then
    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.out())
        .contains("not ok Kafka", nobody, "-> start it, or name another: --bootstrap-servers");
  }

  @Test
  void backfillSendsEachFileOnceUntilItChanges() throws IOException {
    // given
    Path data = folder.resolve("data");
    Path archive = Files.createDirectories(folder.resolve("archive/2026"));
    Files.writeString(archive.resolve("one.jsonl"), article(1) + article(2));
    Files.writeString(archive.resolve("two.jsonl"), article(3));
    try (Station station = Station.start(data, AlertConfig.logOnly())) {
      CommandRun first = CommandRun.of("backfill", archive.getParent(), "--data", data);

      // when
      CommandRun again = CommandRun.of("backfill", archive.getParent(), "--data", data);
      Files.writeString(archive.resolve("two.jsonl"), article(4));
      CommandRun changed = CommandRun.of("backfill", archive.getParent(), "--data", data);

      // then
      assertThat(first.out()).as(first.err()).startsWith("3 accepted, 0 rejected, 0 of 2 files");
      assertThat(again.out()).startsWith("0 accepted, 0 rejected, 2 of 2 files");
      assertThat(changed.out()).startsWith("1 accepted, 0 rejected, 1 of 2 files");
      await().atMost(PATIENCE).until(() -> station.funnel().stored() == 4);
      assertThat(station.funnel().accepted()).isEqualTo(4);
    }
  }

  @Test
  void upEndsAndSaysWhyWhenItsDatabaseDies() throws IOException {
    // given
    Path data = folder.resolve("data");
    try (Station station = Station.start(data, AlertConfig.logOnly())) {
      assertThat(station.failure()).isEmpty();

      // when
      database(data).destroyForcibly();

      // then
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(station.failure())
                      .hasValueSatisfying(
                          reason ->
                              assertThat(reason)
                                  .startsWith("PostgreSQL: the server is gone; see ")));
    }
    try (Station again = Station.start(data, AlertConfig.logOnly())) {
      assertThat(again.failure()).isEmpty();
    }
  }

  /** The server's process, by the file in which PostgreSQL notes it. */
  private static ProcessHandle database(Path data) throws IOException {
    Path pid = data.resolve("postgresql/cluster/postmaster.pid");
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip())).orElseThrow();
  }

  private static String article(int number) {
    return """
        {"uri":"urn:x:%d","source":"archive","published":"2026-03-02T10:00:00Z","headline":"%s","text":"%s"}
        """
        .formatted(number, HEADLINES[number - 1], "The council said so on Monday. " + number);
  }

  private static final String[] HEADLINES = {
    "Bakers of Gabes end strike",
    "Snow closes the pass at Ifrane",
    "Tram line opens in Constantine",
    "Fishermen of Zarzis sail again"
  };
}

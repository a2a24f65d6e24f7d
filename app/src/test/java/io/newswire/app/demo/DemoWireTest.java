package io.newswire.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoWireTest {

  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration ONE_ONLY = Duration.ofHours(1);

  @TempDir Path folder;
  private Path wires;
  private Path played;

  @BeforeEach
  void setUp() {
    wires = folder.resolve("wires");
    played = folder.resolve("demo/played");
  }

  @Test
  void dropsEveryItemIntoTheFolderOfItsSourceWithItsTimesFilledIn() throws IOException {
    // given
    try (DemoWire wire = wire()) {

      // when
      wire.start(AT_ONCE);

      // then
      await()
          .untilAsserted(
              () ->
                  assertThat(dropped())
                      .containsExactly(
                          "first-agency/001-first-agency.txt",
                          "first-agency/003-first-agency.txt",
                          "second-agency/002-second-agency.json"));
      assertThat(wires.resolve("second-agency/002-second-agency.json"))
          .content()
          .contains("\"embargoedUntil\": \"2026-03-04T05:06:47Z\"");
    }
  }

  @Test
  void goesOnBehindWhatItPlayedBefore() throws IOException {
    // given
    playOne();
    Files.delete(wires.resolve("first-agency/001-first-agency.txt"));
    try (DemoWire again = wire()) {

      // when
      int left = again.start(ONE_ONLY);

      // then
      assertThat(left).isEqualTo(2);
      await()
          .untilAsserted(
              () -> assertThat(dropped()).containsExactly("second-agency/002-second-agency.json"));
    }
  }

  @Test
  void playsNothingTwiceThatItDroppedJustBeforeItWasKilled() throws IOException {
    // given
    playOne();
    Files.delete(played);
    Path done = Files.createDirectories(wires.resolve("done/first-agency"));
    Files.move(
        wires.resolve("first-agency/001-first-agency.txt"), done.resolve("001-first-agency.txt"));
    try (DemoWire again = wire()) {

      // when
      int left = again.start(ONE_ONLY);

      // then
      assertThat(left).isEqualTo(2);
    }
  }

  @Test
  void knowsWhenAllIsPlayed() throws IOException {
    // given
    try (DemoWire wire = wire()) {
      wire.start(AT_ONCE);
      await().until(() -> Files.exists(played) && Files.readAllLines(played).size() == 3);
    }
    try (DemoWire again = wire()) {

      // when
      int left = again.start(AT_ONCE);

      // then
      assertThat(left).isZero();
    }
  }

  private void playOne() {
    try (DemoWire wire = wire()) {
      wire.start(ONE_ONLY);
      await().until(() -> Files.exists(played) && Files.size(played) > 0);
    }
  }

  private DemoWire wire() {
    return new DemoWire(
        DemoScript.read("/sample-wire"),
        wires,
        played,
        Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC));
  }

  private List<String> dropped() throws IOException {
    try (Stream<Path> files = Files.walk(wires)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> wires.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}

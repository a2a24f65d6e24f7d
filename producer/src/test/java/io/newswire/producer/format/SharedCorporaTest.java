package io.newswire.producer.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wires that are no part of the project and stand beside it on some machines. */
class SharedCorporaTest {

  private static final Path SHARED = Path.of("../../shared");

  @ParameterizedTest
  @ValueSource(strings = {"seeds", "corpora/feeds", "corpora/wires"})
  void everyFileHasAnAnswerSoon(String folder) throws IOException {
    boolean there = Files.isDirectory(SHARED.resolve(folder));
    if (!there) {
      System.out.println("SharedCorporaTest: skipped, there is no ../shared/" + folder);
    }
    Assumptions.assumeTrue(there, "no ../shared/" + folder);
    try (Stream<Path> files = Files.walk(SHARED.resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);

        List<Item> items =
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Wires.parse(bytes, null));

        assertThat(items).as(file.toString()).isNotEmpty();
      }
    }
  }
}

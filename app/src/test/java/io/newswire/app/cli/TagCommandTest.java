package io.newswire.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagCommandTest {

  @TempDir Path folder;

  @Test
  void givesEachTextItsTagsUnderItsOwnId() throws IOException {
    // given
    Path file =
        Files.writeString(
            folder.resolve("texts.jsonl"),
            """
            {"id":"a","text":"Rain."}

            {"id":7,"text":"Snow.","published":"2020-01-02T03:04:05Z"}
            """);

    // when
    CommandRun run = CommandRun.of("tag", file);

    // then
    assertThat(run.exitCode()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(Json.mapper().readTree(lines.get(0)).get("id").asText()).isEqualTo("a");
    assertThat(Json.mapper().readTree(lines.get(1)).get("id").isInt()).isTrue();
    assertThat(Json.mapper().readTree(lines.get(1)).get("actors").isArray()).isTrue();
    assertThat(Json.mapper().readTree(lines.get(1)).get("locations").isArray()).isTrue();
  }

  @Test
  void readsCompressedFiles() throws IOException {
    // given
    Path file = folder.resolve("texts.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("{\"id\":\"a\",\"text\":\"Rain.\"}\n".getBytes(UTF_8));
    }

    // when
    CommandRun run = CommandRun.of("tag", file);

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("{\"id\":\"a\"");
  }

  @Test
  void namesTheLineAndTheFieldThatIsMissing() throws IOException {
    // given
    Path file =
        Files.writeString(
            folder.resolve("texts.jsonl"),
            "{\"id\":\"a\"}\nno json\n{\"id\":\"b\",\"text\":\"Rain.\"}\n");

    // when
    CommandRun run = CommandRun.of("tag", file);

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines().toList())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(file + ":1: \"text\" is missing"),
            second -> assertThat(second).startsWith(file + ":2: "));
    assertThat(run.out()).startsWith("{\"id\":\"b\"");
  }
}

package io.newswire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseCommandTest {

  private static final String STORY =
      "{\"headline\":\"%s\",\"text\":\"The harbour opened again on Monday.\"}\n";

  @TempDir Path folder;

  @Test
  void printsEachArticleOfAFolderOnALineInTheOrderOfTheFiles() throws IOException {
    // given
    write("b.json", STORY.formatted("Second"));
    write("a/deep.json", STORY.formatted("First"));
    write(".hidden.json", STORY.formatted("Hidden"));

    // when
    CommandRun run = CommandRun.of("parse", folder);

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(headlines(run)).containsExactly("First", "Second");
  }

  @Test
  void namesWhatItRejectsAndGoesOn() throws IOException {
    // given
    Path bad = write("a.json", "{\"headline\": ");
    write("b.json", STORY.formatted("Good"));

    // when
    CommandRun run = CommandRun.of("parse", folder);

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().startsWith(bad + ": ");
    assertThat(headlines(run)).containsExactly("Good");
  }

  @Test
  void namesAFileThatIsNotThere() {
    // when
    CommandRun run = CommandRun.of("parse", folder.resolve("gone.txt"));

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo(folder.resolve("gone.txt") + ": no such file\n");
  }

  @Test
  void parsesEveryLineOfAFileBeyondTheLimitOfADocument() throws IOException {
    // given
    String line = STORY.formatted("Harbour open").replace("Monday.", "Monday. ".repeat(500));
    int lines = 40_000_000 / line.length();
    Path file = write("archive.jsonl", line.repeat(lines));

    // when
    CommandRun run = CommandRun.of("parse", file);

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(lines);
  }

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private static List<String> headlines(CommandRun run) {
    return run.out()
        .lines()
        .map(ParseCommandTest::json)
        .map(it -> it.get("headline").asText())
        .toList();
  }

  private static JsonNode json(String line) {
    try {
      return Json.mapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }
}

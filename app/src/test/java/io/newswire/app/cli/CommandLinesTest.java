package io.newswire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLinesTest {

  @Test
  void suggestsTheOptionThatWasMeant() {
    // when
    CommandRun run = CommandRun.of("parse", "--sorce", "x", "file");

    // then
    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("--sorce")
        .contains("--source")
        .contains("newswire parse --help");
  }

  @Test
  void saysThatACommandIsMissing() {
    // when
    CommandRun run = CommandRun.of();

    // then
    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("a command is missing");
  }

  @Test
  void printsItsVersion() {
    // when
    CommandRun run = CommandRun.of("--version");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).matches("newswire \\d\\S+ \\(Java .*\\)\\R");
  }

  @Test
  void tellsWhereAnErrorHappenedOnlyWhenAsked() {
    // when
    CommandRun run = CommandRun.of("tag", "--debug", "/no/such/file.jsonl");

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("newswire: /no/such/file.jsonl: no such file\n")
        .contains("\tat io.newswire.");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void explainsEachCommandAndItsExitCodes(String command) {
    // when
    CommandRun run = CommandRun.of(command, "--help");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: newswire " + command).contains("Exit codes:");
  }

  static Iterable<String> commands() {
    return new CommandLine(new RootCommand()).getSubcommands().keySet();
  }
}

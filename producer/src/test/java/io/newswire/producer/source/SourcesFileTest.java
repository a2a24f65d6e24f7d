package io.newswire.producer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesFileTest {

  @TempDir Path folder;

  @Test
  void readsEveryKey() throws IOException {
    Path file =
        write(
            """
            sources:
              - id: example-daily
                type: poll
                url: https://example.net/rss
                every: PT90S
                publisher: Example Group
                language: pt-BR
                allowPrivate: true
                fullText: true
              - {id: example-agency, type: watch, folder: /srv/agency, language: en}
            push:
              host: 0.0.0.0
              port: 9000
              perMinute: 60
              tokens: {example-desk: a-long-random-token}
            """);

    Sources sources = SourcesFile.read(file);

    assertThat(sources.feeds())
        .containsExactly(
            new Source.Feed(
                "example-daily",
                URI.create("https://example.net/rss"),
                Duration.ofSeconds(90),
                "Example Group",
                "pt-BR",
                true,
                true));
    assertThat(sources.folders())
        .containsExactly(new Source.Folder("example-agency", Path.of("/srv/agency"), null, "en"));
    assertThat(sources.push())
        .isEqualTo(new Push("0.0.0.0", 9000, 60, Map.of("example-desk", "a-long-random-token")));
  }

  @Test
  void readsWhoPushesByTheDigestOfATokenAlone() throws IOException {
    String digest = PushToken.digest("a-long-random-token").toUpperCase(Locale.ROOT);
    Path file = write("sources: [{id: desk, type: push, tokenSha256: %s}]".formatted(digest));

    Sources sources = SourcesFile.read(file);

    assertThat(sources.list())
        .containsExactly(
            new Source.Desk("desk", PushToken.digest("a-long-random-token"), null, null));
  }

  @Test
  void tokenWhereItsDigestBelongsIsRefusedWithoutRepeatingIt() throws IOException {
    Path file = write("sources: [{id: desk, type: push, tokenSha256: a-long-random-token}]");

    assertThatThrownBy(() -> SourcesFile.read(file))
        .hasMessageContaining("sources[0].tokenSha256: 64 hex digits")
        .hasMessageNotContaining("a-long-random-token");
  }

  @Test
  void whatIsNotStatedHasItsDefault() throws IOException {
    Path file = write("sources: [{id: a, type: poll, url: 'http://example.net/'}]");

    Sources sources = SourcesFile.read(file);

    assertThat(sources.feeds().get(0))
        .returns(null, Source.Feed::every)
        .returns(false, Source.Feed::allowPrivate);
    assertThat(sources.push()).isEqualTo(new Push("127.0.0.1", 8081, 6_000, Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "'# nothing yet'", "'sources:'", "'push:'"})
  void emptyFileDeclaresNothing(String text) throws IOException {
    Path file = write(text);

    Sources sources = SourcesFile.read(file);

    assertThat(sources).isEqualTo(Sources.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{id: a, type: poll, url: 'http://e.net/', evry: PT5M} | :3: sources[1].evry: unknown key; did you mean every? known are allowPrivate, every, fullText, id, language, publisher, url",
        "{id: a, type: ftp, url: 'ftp://e.net/'} | :3: sources[1].type: expected poll, watch, pull or push",
        "{id: a, url: 'http://e.net/'} | :3: sources[1].type: expected poll, watch, pull or push",
        "{id: a, type: poll} | :3: sources[1].url is missing",
        "{id: a, type: poll, url: 'ftp://e.net/'} | :3: sources[1].url: 'ftp://e.net/' is no http or https address",
        "{id: a, type: poll, url: 'http://e.net/', every: 5m} | :3: sources[1].every: '5m' is no ISO-8601 duration such as PT5M",
        "{id: a, type: poll, url: 'http://e.net/', every: PT1S} | :3: sources[1].every: PT1S is not between PT10S and PT168H",
        "{id: a, type: poll, url: 'http://e.net/', language: english_uk_} | :3: sources[1].language: 'english_uk_' is no BCP-47 language tag such as en or pt-BR",
        "{id: ../a, type: watch, folder: x} | :3: sources[1].id: '../a' is none; up to 100 letters, digits, '.', '_' and '-', a letter or digit first",
        "{id: first, type: watch, folder: x} | :3: sources[1].id: a source before is called first",
        "{id: a, type: watch} | :3: sources[1].folder is missing",
      })
  void saysFileLineAndKeyOfWhatCannotBe(String source, String message) throws IOException {
    Path file = write("sources:\n  - {id: first, type: watch, folder: in}\n  - " + source + "\n");

    assertThatThrownBy(() -> SourcesFile.read(file))
        .isInstanceOf(SourcesException.class)
        .hasMessage(file + message);
  }

  @Test
  void saysWhereTheFileIsNoYaml() throws IOException {
    Path file = write("sources:\n  - {id: a\n  - b: [");

    assertThatThrownBy(() -> SourcesFile.read(file))
        .isInstanceOf(SourcesException.class)
        .hasMessageStartingWith(file + ":3: ");
  }

  @Test
  void unknownKeyAtTheTopIsAnError() throws IOException {
    Path file = write("push: {}\nfeeds: []\n");

    assertThatThrownBy(() -> SourcesFile.read(file))
        .hasMessage(file + ":2: feeds: unknown key; known are push, sources");
  }

  @Test
  void saysThatThereIsNoFile() {
    Path file = folder.resolve("nowhere.yaml");

    assertThatThrownBy(() -> SourcesFile.read(file)).hasMessage(file + ": no such file");
  }

  @Test
  void shortTokenIsRefusedAndNotRepeated() throws IOException {
    Path file = write("push:\n  tokens: {desk: hunter2}\n");

    assertThatThrownBy(() -> SourcesFile.read(file))
        .hasMessageContaining("push.tokens: the token of desk is shorter than 16 characters")
        .hasMessageNotContaining("hunter2");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("sources.yaml"), text);
  }
}

package io.newswire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  @TempDir Path folder;

  @Test
  void takesTheFlagBeforeTheEnvironmentBeforeTheFileBeforeTheDefault() throws IOException {
    // given
    Path file = file("desk-port: 7001\ndesk-host: 10.0.0.1\ndb-user: reader\n");
    Map<String, String> environment =
        Map.of("NEWSWIRE_DESK_PORT", "7002", "NEWSWIRE_DESK_HOST", "10.0.0.2");

    // when
    CommandRun run =
        CommandRun.in(
            environment, "config", "show", "consumer", "--config", file, "--desk-port", "7003");

    // then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("desk-port +7003 +\\(flag\\)")
        .containsPattern("desk-host +10\\.0\\.0\\.2 +\\(environment, NEWSWIRE_DESK_HOST\\)")
        .containsPattern("db-user +reader +\\(file, .*settings\\.yaml\\)")
        .containsPattern("health-host +127\\.0\\.0\\.1 +\\(default\\)")
        .containsPattern("health-port +- +\\(default\\)");
  }

  @Test
  void masksSecretsWhereverTheyComeFrom() throws IOException {
    // given
    Path file =
        file(
            """
            webhook: {ops: "https://hooks.example.net/T0/s3cret-path"}
            property: {sasl.jaas.config: "Login url=https://idp.example.net password=s3cret;", client.id: shown}
            jdbc-url: jdbc:postgresql://db:5432/newswire?password=s3cret
            """);
    Map<String, String> environment =
        Map.of("NEWSWIRE_DB_PASSWORD", "s3cret", "NEWSWIRE_WEBHOOK_SECRET", "whsec_s3cret");

    // when
    CommandRun run = CommandRun.in(environment, "config", "show", "--config", file);

    // then
    assertThat(run.out())
        .doesNotContain("s3cret")
        .contains("https://hooks.example.net/****")
        .contains("jdbc:postgresql://db:5432/newswire?****")
        .contains("client.id=shown")
        .contains("db-password");
  }

  @Test
  void refusesAKeyOfTheFileThatIsNoSetting() throws IOException {
    // given
    Path file = file("desk-prt: 7001\n");

    // when
    CommandRun run = CommandRun.of("config", "show", "--config", file);

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("settings.yaml: desk-prt is no setting").contains("desk-port");
  }

  @Test
  void namesTheLineThatIsNoYaml() throws IOException {
    // given
    Path file = file("desk-port: 7001\ndesk-port: 7002\n");

    // when
    CommandRun run = CommandRun.of("config", "show", "--config", file);

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("settings.yaml, line 2");
  }

  @Test
  void warnsOfAVariableThatIsNoSetting() {
    // when
    CommandRun run =
        CommandRun.in(Map.of("NEWSWIRE_BOOTSTRAP_SERVER", "kafka:9092"), "config", "show");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("NEWSWIRE_BOOTSTRAP_SERVER is no setting")
        .contains("did you mean NEWSWIRE_BOOTSTRAP_SERVERS?");
  }

  @Test
  void saysWhereAValueComesFromThatIsWrong() {
    // when
    CommandRun run =
        CommandRun.in(Map.of("NEWSWIRE_DESK_PORT", "eighty"), "consumer", "--jdbc-url", "jdbc:x");

    // then
    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("eighty").contains("NEWSWIRE_DESK_PORT");
  }

  @Test
  void givesAnOptionThatTakesSeveralValuesAllOfThem() throws IOException {
    // given
    Path file = file("part: [store, nonsense]\n");

    // when
    CommandRun run = CommandRun.of("consumer", "--config", file);

    // then
    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("'nonsense'");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("settings.yaml"), content);
  }
}

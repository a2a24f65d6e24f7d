package io.newswire.consumer.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newswire.consumer.alert.channel.LogConfig;
import io.newswire.consumer.alert.channel.MailConfig;
import io.newswire.consumer.alert.channel.Secret;
import io.newswire.consumer.alert.channel.SlackConfig;
import io.newswire.consumer.alert.channel.WebhookConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelsFileTest {

  private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  @TempDir private Path folder;
  private Path secret;
  private Path slack;

  @BeforeEach
  void keepSecrets() throws IOException {
    secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    slack = Files.writeString(folder.resolve("slack"), "https://hooks.example.org/T0/B0/x\n");
  }

  @Test
  void everyKindOfChannelIsReadWithItsDefaults() throws IOException {
    // given
    Path file =
        write(
            """
            channels:
              - {name: log, type: log}
              - {name: ops, type: webhook, url: "https://ops.example.org/", secrets: [{file: SECRET}]}
              - {name: team, type: slack, url: {file: SLACK}, allowPrivate: true}
              - name: desk
                type: mail
                host: smtp.example.org
                user: wire
                password: {file: SECRET}
                from: Newswire <wire@example.org>
                to: [desk@example.org]
                zone: Africa/Tripoli
            defaults: [log, desk]
            maxAge: PT6H
            retries: {first: PT1S, longest: PT1M, attempts: 5}
            """);

    // when
    AlertConfig config = ChannelsFile.read(file);

    // then
    assertThat(config)
        .isEqualTo(
            new AlertConfig(
                List.of(
                    new LogConfig("log"),
                    new WebhookConfig(
                        "ops",
                        URI.create("https://ops.example.org/"),
                        List.of(Secret.of(SECRET)),
                        false),
                    new SlackConfig("team", Secret.of("https://hooks.example.org/T0/B0/x"), true),
                    new MailConfig(
                        "desk",
                        "smtp.example.org",
                        587,
                        MailConfig.Security.STARTTLS,
                        "wire",
                        Secret.of(SECRET),
                        "Newswire <wire@example.org>",
                        List.of("desk@example.org"),
                        ZoneId.of("Africa/Tripoli"))),
                List.of("log", "desk"),
                Duration.ofHours(6),
                new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1), 5)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: a, type: pigeon} | :2: channels[0]: type: expected log, webhook, slack or mail",
        "{name: a, type: log, colour: red} | :2: channels[0].colour: unknown key; known are name",
        "{name: '', type: log} | :2: channels[0].name: ''; expected up to 63 letters",
        "{name: a, type: webhook, url: 'ftp://x/'} | :2: channels[0].url: must be http://",
        "{name: a, type: webhook, url: 'http://x/'} | :2: channels[0].secrets: expected 1 to 3",
        "{name: a, type: webhook, url: 'http://x/', secrets: [{env: NEWSWIRE_NO_SUCH}]} "
            + "| :2: channels[0].secrets[0]: the environment has no variable NEWSWIRE_NO_SUCH",
        "{name: a, type: webhook, url: 'http://x/', secrets: [{file: /no/such}]} "
            + "| :2: channels[0].secrets[0]: /no/such cannot be read",
        "{name: a, type: slack, url: 'https://hooks.example.org/hidden'} "
            + "| :2: channels[0].url: a secret does not stand in this file",
        "{name: a, type: mail, host: h, from: nobody, to: [x@example.org]} "
            + "| :2: channels[0].from: expected one mail address, not 'nobody'",
        "{name: a, type: mail, host: h, from: x@example.org} "
            + "| :2: channels[0].to: expected 1 to 50 addresses, not 0",
        "{name: a, type: mail, host: h, from: x@example.org, to: [y@example.org], security: ssl} "
            + "| :2: channels[0].security",
        "{name: a, type: mail, host: h, from: x@example.org, to: [y@example.org], zone: Mars/Base} "
            + "| :2: channels[0].zone",
        "{name: a, type: mail, host: h, from: x@example.org, to: [y@example.org], user: u, "
            + "password: {file: SECRET}, security: none} "
            + "| :2: channels[0].security: none would send the password in the clear"
      })
  void whatIsWrongIsSaidWithLineAndKey(String channel, String expected) throws IOException {
    // given
    Path file = write("channels:\n  - " + channel + "\n");

    // when
    assertThatThrownBy(() -> ChannelsFile.read(file))

        // then
        .isInstanceOf(ChannelsException.class)
        .hasMessageStartingWith(file + expected)
        .message()
        .doesNotContain("hidden", SECRET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "defaults: [b] | defaults: no channel is named 'b'; there are a",
        "maxAge: 1 day | :3: maxAge: '1 day' is no ISO-8601 duration such as PT5M",
        "retries: {first: PT0S, longest: PT1S, attempts: 1} | :3: retries.first: need 0 < first",
        "limits: 3 | :3: unknown key 'limits'; known are channels, defaults, maxAge, retries"
      })
  void whatIsWrongBesideTheChannelsIsSaidToo(String line, String expected) throws IOException {
    // given
    Path file = write("channels:\n  - {name: a, type: log}\n" + line + "\n");

    // when
    assertThatThrownBy(() -> ChannelsFile.read(file))

        // then
        .isInstanceOf(ChannelsException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void twoOfOneNameAreRefused() throws IOException {
    // given
    Path file = write("channels:\n  - {name: a, type: log}\n  - {name: a, type: log}\n");

    // when
    assertThatThrownBy(() -> ChannelsFile.read(file))

        // then
        .hasMessage(file + ":3: channels[1].name: a channel before is named a");
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(
        folder.resolve("channels.yaml"),
        yaml.replace("SECRET", secret.toString()).replace("SLACK", slack.toString()));
  }
}

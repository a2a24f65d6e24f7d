package io.newswire.app.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.newswire.app.embedded.Ports;
import io.newswire.consumer.alert.AlertConfig;
import io.newswire.consumer.alert.channel.Secret;
import io.newswire.consumer.alert.channel.WebhookConfig;
import io.newswire.producer.source.Push;
import io.newswire.producer.source.Sources;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is secret stays out of the log, however much is logged. */
class SecretsIT {

  private static final String PATH = "T0-a-path-that-only-we-know";
  private static final String SECRET =
      "whsec_" + Base64.getEncoder().encodeToString("nobody else should read this".getBytes(UTF_8));

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger ours = (Logger) LoggerFactory.getLogger("io.newswire");

  @TempDir Path data;

  @BeforeEach
  void logAll() {
    log.start();
    ours.setLevel(Level.TRACE);
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
  }

  @AfterEach
  void logAsBefore() {
    ours.setLevel(Level.INFO);
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
  }

  @Test
  void standInNoLineOfTheLog() {
    // given
    URI nowhere = URI.create("http://127.0.0.1:" + Ports.free() + "/" + PATH);
    AlertConfig alerts =
        AlertConfig.of(
            List.of(new WebhookConfig("deaf", nowhere, List.of(Secret.of(SECRET)), true)));

    // when
    String password;
    try (Station station =
        Station.start(
            data,
            alerts,
            Duration.ofMillis(1),
            Sources.NONE.with(Push.DEFAULT.at("127.0.0.1", Ports.free())))) {
      password = station.databasePassword();
      await().atMost(Duration.ofMinutes(2)).until(() -> lines().contains("deaf: attempt 1"));
    }

    // then
    assertThat(lines()).contains("deaf").doesNotContain(SECRET, PATH, password);
  }

  private String lines() {
    PatternLayout layout = new PatternLayout();
    layout.setContext(ours.getLoggerContext());
    layout.setPattern("%m %X%n%ex");
    layout.start();
    StringBuilder lines = new StringBuilder();
    List.copyOf(log.list).forEach(event -> lines.append(layout.doLayout(event)));
    return lines.toString();
  }
}

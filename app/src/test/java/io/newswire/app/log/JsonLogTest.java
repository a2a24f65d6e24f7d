package io.newswire.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonLogTest {

  @Test
  void writesOneObjectALineWithTheArticleAtHand() throws IOException, JoranException {
    // given
    LoggerContext context = context("json");
    context.getMDCAdapter().put("article", "urn:x:ferry");
    context.getMDCAdapter().put("record", "news.raw-2-41");
    Logger logger = context.getLogger("io.newswire.streams");
    LoggingEvent event =
        new LoggingEvent(
            "caller",
            logger,
            Level.WARN,
            "two\nlines \"{}\"",
            new IllegalStateException("no"),
            new Object[] {"quoted"});

    // when
    String line = encoded(context, event);

    // then
    assertThat(line).endsWith("\n").hasLineCount(1);
    JsonNode json = Json.mapper().readTree(line);
    assertThat(json.path("level").asText()).isEqualTo("WARN");
    assertThat(json.path("loggerName").asText()).isEqualTo("io.newswire.streams");
    assertThat(json.path("formattedMessage").asText()).isEqualTo("two\nlines \"quoted\"");
    assertThat(json.path("mdc").path("article").asText()).isEqualTo("urn:x:ferry");
    assertThat(json.path("mdc").path("record").asText()).isEqualTo("news.raw-2-41");
    assertThat(json.path("throwable").path("message").asText()).isEqualTo("no");
    assertThat(json.path("timestamp").asLong()).isPositive();
  }

  @Test
  void writesTextForPeopleUnlessAskedOtherwise() throws JoranException {
    // when
    LoggerContext context = context(null);

    // then
    assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("text")).isNotNull();
    assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("json")).isNull();
  }

  /** The log as the program sets it up. */
  private static LoggerContext context(String format) throws JoranException {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    if (format != null) {
      context.putProperty("newswire.log.format", format);
    }
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(JsonLogTest.class.getResource("/logback.xml"));
    return context;
  }

  private static String encoded(LoggerContext context, ILoggingEvent event) {
    var appender =
        (ConsoleAppender<ILoggingEvent>)
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("json");
    return new String(appender.getEncoder().encode(event), UTF_8);
  }
}

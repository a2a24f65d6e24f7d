package io.newswire.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.newswire.producer.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PatienceTest {

  private final ManualClock clock = new ManualClock();
  private final Patience patience = new Patience("Kafka at broker:9092", clock);
  private final Logger logger = (Logger) LoggerFactory.getLogger(Patience.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  @Test
  void saysNothingWhileKafkaAnswers() {
    for (int second = 0; second < 60; second++) {
      patience.sent();
      clock.advance(Duration.ofSeconds(1));
      patience.answered();
      patience.tick();
    }

    assertThat(said()).isEmpty();
  }

  @Test
  void saysNothingWhenNothingIsSent() {
    clock.advance(Duration.ofHours(1));

    patience.tick();

    assertThat(said()).isEmpty();
    assertThat(patience.waiting()).isEmpty();
  }

  @Test
  void saysSoOnceAndAgainAtIntervalsAndWhenItIsOver() {
    patience.sent();

    for (int second = 0; second < 50; second++) {
      clock.advance(Duration.ofSeconds(1));
      patience.tick();
    }
    patience.answered();

    assertThat(said())
        .containsExactly(
            "Kafka at broker:9092 does not answer, waiting; 1 records since 5 s",
            "Kafka at broker:9092 does not answer, waiting; 1 records since 35 s",
            "Kafka at broker:9092 answers again after 50 s");
  }

  @Test
  void tellsForHowLongKafkaHasNotAnswered() {
    patience.sent();

    clock.advance(Duration.ofSeconds(7));

    assertThat(patience.waiting()).hasValue(Duration.ofSeconds(7));
  }

  private List<String> said() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}

package io.newswire.streams.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.newswire.events.Rejection.Coordinates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

  private Instant now = Instant.parse("2026-03-02T09:30:00Z");
  private final Quarantine quarantine = new Quarantine();
  private final RestartPolicy policy =
      new RestartPolicy(
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          },
          quarantine);

  @Test
  void replacesAThreadThatDiedOfSomethingThatPasses() {
    assertThat(policy.handle(passing())).isEqualTo(REPLACE_THREAD);
  }

  @Test
  void stopsWhenThreadsDieAgainAndAgain() {
    for (int i = 0; i < RestartPolicy.MOST_RESTARTS; i++) {
      policy.handle(passing());
    }

    var response = policy.handle(passing());

    assertThat(response).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void forgivesDeathsThatAreLongAgo() {
    for (int i = 0; i < RestartPolicy.MOST_RESTARTS; i++) {
      policy.handle(passing());
    }
    now = now.plus(RestartPolicy.WITHIN).plus(Duration.ofSeconds(1));

    var response = policy.handle(passing());

    assertThat(response).isEqualTo(REPLACE_THREAD);
  }

  @Test
  void stopsAtOnceForWhatNoNewThreadCanMend() {
    var forbidden = new StreamsException("failed", new TopicAuthorizationException("news.raw"));
    var tooLarge =
        new StreamsException(
            "failed", new KafkaException("error state", new RecordTooLargeException("5 MB")));

    assertThat(policy.handle(forbidden)).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(policy.handle(tooLarge)).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(policy.handle(new OutOfMemoryError())).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void replacesHoweverManyThreadsThatDiedOfRecordsWhichAreRejectedNow() {
    for (int i = 0; i <= RestartPolicy.MOST_RESTARTS; i++) {
      policy.handle(refused(i));
    }

    var response = policy.handle(refused(RestartPolicy.MOST_RESTARTS + 1));

    assertThat(response).isEqualTo(REPLACE_THREAD);
  }

  private Exception refused(int offset) {
    var cause = new RecordTooLargeException("5 MB");
    quarantine.add(new Coordinates("news.raw", 0, offset), "too large", cause);
    return new StreamsException("failed", new KafkaException("error state", cause));
  }

  private static Exception passing() {
    return new StreamsException("failed", new TimeoutException("no answer"));
  }
}

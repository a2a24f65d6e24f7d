package io.newswire.streams.topology;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What to do when a thread died: replace it, as most causes pass, such as a broker that is being
 * restarted. But not for ever: what fails again and again, and what no new thread can mend, stops
 * the service.
 */
final class RestartPolicy implements StreamsUncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(RestartPolicy.class);

  /** Most deaths in {@link #WITHIN} that are forgiven. */
  static final int MOST_RESTARTS = 10;

  static final Duration WITHIN = Duration.ofMinutes(10);

  private final Clock clock;
  private final Quarantine quarantine;
  private final Deque<Instant> deaths = new ArrayDeque<>();

  RestartPolicy(Clock clock, Quarantine quarantine) {
    this.clock = clock;
    this.quarantine = quarantine;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
    Throwable cause = cause(exception);
    if (quarantine.mended(cause)) {
      LOG.warn(
          "a thread died of a record that is rejected now, and is replaced: {}", cause.toString());
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    Instant now = clock.instant();
    deaths.addLast(now);
    while (deaths.peekFirst().isBefore(now.minus(WITHIN))) {
      deaths.removeFirst();
    }
    if (!isPassing(cause)) {
      LOG.error("streams stops: {}", cause.toString(), exception);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    if (deaths.size() > MOST_RESTARTS) {
      LOG.error(
          "streams stops: threads died {} times within {}, at last of {}",
          deaths.size(),
          WITHIN,
          cause.toString(),
          exception);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    LOG.warn("a thread died and is replaced: {}", cause.toString(), exception);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private static boolean isPassing(Throwable cause) {
    return cause instanceof Exception
        && !(cause instanceof AuthenticationException)
        && !(cause instanceof AuthorizationException)
        && !(cause instanceof UnsupportedVersionException)
        && !(cause instanceof RecordTooLargeException)
        && !(cause instanceof MissingSourceTopicException);
  }

  /** The first cause that says more than that streams failed. */
  private static Throwable cause(Throwable exception) {
    Throwable cause = exception;
    while (cause.getCause() != null
        && (cause.getClass() == StreamsException.class
            || cause.getClass() == KafkaException.class)) {
      cause = cause.getCause();
    }
    return cause;
  }
}

package io.newswire.app.up;

import io.newswire.events.KafkaConnection;
import io.newswire.events.access.AccessCheck;
import io.newswire.events.access.Right;
import io.newswire.events.access.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches, while a service runs, that the cluster knows it and gives it every right that it needs.
 * A service without one of them would wait or lose its way in silence; with this it ends, and says
 * which right is missing to whom.
 */
public final class AccessGuard implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AccessGuard.class);

  private static final Duration UNTIL_KAFKA_ANSWERS = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

  /** Where the name stands with SASL's PLAIN and SCRAM. */
  private static final Pattern USER_NAME = Pattern.compile("\\busername=\"?([^\"\\s;]+)");

  private final KafkaConnection kafka;
  private final Role role;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile String failure;
  private volatile Runnable alarm = () -> {};

  /** A guard that does not watch yet. */
  public AccessGuard(KafkaConnection kafka, Role role) {
    this.kafka = kafka;
    this.role = role;
    this.thread = new Thread(this::watch, "newswire-access");
    thread.setDaemon(true);
  }

  /**
   * Begins to watch; does not wait for Kafka.
   *
   * @param alarm run once something is missing, on the guard's own thread
   */
  void start(Runnable alarm) {
    this.alarm = alarm;
    thread.start();
  }

  /** What is missing, in words; empty while nothing is known to be. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  private void watch() {
    try {
      boolean answered = look();
      while (failure == null
          && !closed.await(
              (answered ? BETWEEN_LOOKS : UNTIL_KAFKA_ANSWERS).toMillis(), TimeUnit.MILLISECONDS)) {
        answered = look();
      }
      if (failure != null) {
        alarm.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Looks now.
   *
   * @return whether Kafka answered
   */
  boolean look() {
    try {
      List<Right> missing = AccessCheck.missing(kafka, role);
      if (!missing.isEmpty()) {
        failure =
            "%s: %s lacks %s; newswire topics rights %s lists what it needs"
                .formatted(
                    kafka,
                    principal(),
                    missing.stream().map(Right::toString).collect(Collectors.joining(", ")),
                    role.label());
      }
      return true;
    } catch (AuthenticationException e) {
      failure = "%s: %s is not let in: %s".formatted(kafka, principal(), e.getMessage());
      return true;
    } catch (KafkaException e) {
      LOG.debug("{} cannot be asked for rights: {}", kafka, e.getMessage());
      return false;
    }
  }

  private String principal() {
    Matcher name = USER_NAME.matcher(kafka.properties().getOrDefault("sasl.jaas.config", ""));
    return name.find() ? "User:" + name.group(1) : "this client's principal";
  }

  /** Ends the watch. */
  @Override
  public void close() {
    closed.countDown();
  }
}

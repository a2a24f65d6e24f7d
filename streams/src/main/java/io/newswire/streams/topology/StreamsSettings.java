package io.newswire.streams.topology;

import io.newswire.events.access.Role;
import io.newswire.streams.dedup.DedupSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the topology is run.
 *
 * @param applicationId names the application for Kafka: its group, its internal topics, its folder
 * @param instanceId names this instance among several, the same after every restart, so that it
 *     takes up its work again at once; empty for an instance that may come and go
 * @param stateDir folder of the local state; may be lost, it is rebuilt from Kafka
 * @param rules the rules file; empty for the packaged rules
 * @param dedup how copies are told from stories
 * @param threads how many threads work
 * @param commitInterval how often results become visible, and so how long an article takes at least
 * @param replicationFactor copies of the internal topics' partitions; -1 for the broker's default
 */
public record StreamsSettings(
    String applicationId,
    Optional<String> instanceId,
    Path stateDir,
    Optional<Path> rules,
    DedupSettings dedup,
    int threads,
    Duration commitInterval,
    int replicationFactor) {

  /** The application id where none is configured. */
  public static final String DEFAULT_APPLICATION_ID = Role.STREAMS_APPLICATION;

  private static final Pattern TOPIC_NAME = Pattern.compile("[A-Za-z0-9._-]{1,150}");

  /** Short enough that the page is live, long enough that transactions cost little. */
  private static final Duration DEFAULT_COMMIT_INTERVAL = Duration.ofMillis(50);

  private static final int MOST_DEFAULT_THREADS = 4;

  /** Refuses what cannot work, by the setting's name. */
  public StreamsSettings {
    Objects.requireNonNull(stateDir, "streams.stateDir");
    Objects.requireNonNull(rules, "streams.rules");
    Objects.requireNonNull(dedup, "streams.dedup");
    requireName("streams.applicationId", applicationId);
    instanceId.ifPresent(id -> requireName("streams.instanceId", id));
    if (threads < 1) {
      throw new IllegalArgumentException("streams.threads must be at least 1: " + threads);
    }
    if (commitInterval.isNegative() || commitInterval.isZero()) {
      throw new IllegalArgumentException(
          "streams.commitInterval must be positive: " + commitInterval);
    }
    if (replicationFactor < 1 && replicationFactor != -1) {
      throw new IllegalArgumentException(
          "streams.replicationFactor must be at least 1, or -1: " + replicationFactor);
    }
  }

  /** The settings where only the folder is known. */
  public static StreamsSettings in(Path stateDir) {
    return new StreamsSettings(
        DEFAULT_APPLICATION_ID,
        Optional.empty(),
        stateDir,
        Optional.empty(),
        DedupSettings.DEFAULT,
        Math.min(MOST_DEFAULT_THREADS, Runtime.getRuntime().availableProcessors()),
        DEFAULT_COMMIT_INTERVAL,
        -1);
  }

  private static void requireName(String key, String value) {
    if (value == null || !TOPIC_NAME.matcher(value).matches()) {
      throw new IllegalArgumentException(
          key + " must be 1 to 150 letters, digits, '.', '_' or '-': " + value);
    }
  }
}

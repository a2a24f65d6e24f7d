package io.newswire.consumer.alert.channel;

import java.time.Clock;
import org.slf4j.LoggerFactory;

/**
 * Alerts as lines of the log {@value #LOG}.
 *
 * @param name see {@link ChannelConfig#name()}
 */
public record LogConfig(String name) implements ChannelConfig {

  /** The log that alerts are written to. */
  public static final String LOG = "io.newswire.alerts";

  /** Refuses what cannot name a channel. */
  public LogConfig {
    ChannelConfig.requireName(name);
  }

  @Override
  public Channel open(Clock clock) {
    return new LogChannel(name, LoggerFactory.getLogger(LOG)::info);
  }

  @Override
  public String toString() {
    return "log " + LOG;
  }
}

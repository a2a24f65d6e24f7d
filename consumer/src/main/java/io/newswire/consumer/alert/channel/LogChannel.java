package io.newswire.consumer.alert.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes each message as one line; a digest as one line for each of its notices. */
final class LogChannel implements Channel {

  private final String name;
  private final Consumer<String> lines;

  /**
   * A channel to a log.
   *
   * @param lines takes the lines
   */
  LogChannel(String name, Consumer<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration limit() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Result send(Delivery delivery) {
    try {
      Bulletin.read(delivery.payload()).notices().forEach(notice -> lines.accept(line(notice)));
      return new Result.Taken(null);
    } catch (JsonProcessingException e) {
      return new Result.Refused("unreadable: " + e.getOriginalMessage());
    }
  }

  private static String line(Notice notice) {
    StringBuilder line = new StringBuilder(opening(notice)).append(": ").append(notice.headline());
    if (!notice.source().isEmpty()) {
      line.append(" (").append(notice.source()).append(')');
    }
    if (notice.reason() != null) {
      line.append(" — ").append(notice.reason());
    }
    if (!notice.evidence().isEmpty()) {
      line.append(" — because ").append(notice.rule()).append(": ");
      line.append(String.join(", ", notice.evidence()));
    }
    return line.append(" — ")
        .append(notice.link() == null ? notice.uri() : notice.link())
        .toString();
  }

  private static String opening(Notice notice) {
    return switch (notice.kind()) {
      case RAISED -> "ALERT " + notice.severity().toUpperCase(Locale.ROOT);
      case UPDATED -> "UPDATE " + notice.severity().toUpperCase(Locale.ROOT);
      case CORRECTED, WITHDRAWN ->
          notice.kind().word().toUpperCase(Locale.ROOT) + ", rule " + notice.rule();
      case TEST -> "TEST";
    };
  }
}

package io.newswire.consumer.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes each message as one line. */
final class LogChannel implements Channel {

  private final Consumer<String> lines;

  /**
   * A channel to a log.
   *
   * @param lines takes the lines
   */
  LogChannel(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public String name() {
    return AlertConfig.LOG;
  }

  @Override
  public Duration limit() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Result send(Delivery delivery) {
    try {
      lines.accept(line(Json.mapper().readTree(delivery.payload())));
      return new Result.Taken();
    } catch (JsonProcessingException e) {
      return new Result.NotTaken("unreadable: " + e.getOriginalMessage(), Duration.ZERO);
    }
  }

  private static String line(JsonNode message) {
    JsonNode data = message.path("data");
    StringBuilder line = new StringBuilder(opening(message.path("type").asText(), data));
    line.append(": ").append(data.path("headline").asText());
    if (data.hasNonNull("source")) {
      line.append(" (").append(data.path("source").asText()).append(')');
    }
    if (data.hasNonNull("reason")) {
      line.append(" — ").append(data.path("reason").asText());
    }
    if (data.path("because").has("rule")) {
      line.append(" — because ").append(data.path("because").path("rule").asText());
      List<String> evidence = new ArrayList<>();
      data.path("because").path("evidence").forEach(word -> evidence.add(word.asText()));
      if (!evidence.isEmpty()) {
        line.append(": ").append(String.join(", ", evidence));
      }
    }
    line.append(" — ").append(data.path(data.hasNonNull("link") ? "link" : "uri").asText());
    return oneLine(line);
  }

  private static String opening(String type, JsonNode data) {
    return switch (type) {
      case "alert.withdrawn" -> "WITHDRAWN, rule " + data.path("rule").asText();
      case "alert.corrected" -> "CORRECTED, rule " + data.path("rule").asText();
      default -> "ALERT " + data.path("severity").asText().toUpperCase(Locale.ROOT);
    };
  }

  /** A headline must not be able to write a line of its own into the log. */
  private static String oneLine(CharSequence text) {
    return text.toString().replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}]+", " ");
  }
}

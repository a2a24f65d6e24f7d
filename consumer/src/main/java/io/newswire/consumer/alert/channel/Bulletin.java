package io.newswire.consumer.alert.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.newswire.events.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one message tells people: one notice, or several in a digest.
 *
 * @param notices at least one, in the order in which they were raised
 * @param digest whether they were collected
 * @param held why they were collected, in words; empty unless they were
 * @param from when the first was raised
 * @param to when the last was raised
 */
record Bulletin(List<Notice> notices, boolean digest, List<String> held, Instant from, Instant to) {

  /**
   * Reads a message.
   *
   * @throws JsonProcessingException when the payload is none
   */
  static Bulletin read(String payload) throws JsonProcessingException {
    JsonNode message = Json.mapper().readTree(payload);
    List<Notice> notices = new ArrayList<>();
    List<String> held = new ArrayList<>();
    boolean digest = message.path("type").asText().equals("alert.digest");
    if (digest) {
      message
          .path("data")
          .path("messages")
          .forEach(one -> notices.add(Notice.read(one.path("message"))));
      message.path("data").path("held").forEach(reason -> held.add(words(reason.asText())));
    } else {
      notices.add(Notice.read(message));
    }
    Instant from = notices.stream().map(Notice::at).min(Instant::compareTo).orElse(Instant.EPOCH);
    Instant to = notices.stream().map(Notice::at).max(Instant::compareTo).orElse(Instant.EPOCH);
    return new Bulletin(notices, digest, held, from, to);
  }

  /** The first notice: of a message that is no digest, the only one. */
  Notice first() {
    return notices.get(0);
  }

  /** How many there are of a severity. */
  long count(String severity) {
    return notices.stream().filter(notice -> notice.severity().equals(severity)).count();
  }

  private static String words(String reason) {
    return switch (reason) {
      case "schedule" -> "held outside the hours of delivery";
      case "rate" -> "held back by a rate limit";
      default -> "collected";
    };
  }
}

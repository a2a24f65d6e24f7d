package io.newswire.consumer.alert.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that people are told, as read from a message.
 *
 * @param kind what it tells
 * @param severity {@code info}, {@code warning} or {@code critical}; empty when not said
 * @param rule id of the rule, empty for a test
 * @param headline the article's headline
 * @param opening the headline under which the thread began; null when it is this one
 * @param source the article's source, empty when not said
 * @param link the article's page, null unless it is an ordinary web address
 * @param uri the article
 * @param evidence what made the rule true
 * @param reason what the source says of a kill or correction, null when it says nothing
 * @param thread the thread it belongs to, the same for all messages of one story and rule
 * @param at event time
 */
record Notice(
    Kind kind,
    String severity,
    String rule,
    String headline,
    String opening,
    String source,
    String link,
    String uri,
    List<String> evidence,
    String reason,
    String thread,
    Instant at) {

  private static final int MAX_LINE = 500;
  private static final int MAX_LINK = 2_000;

  /** What a notice tells. */
  enum Kind {
    RAISED("Alert"),
    UPDATED("Update"),
    CORRECTED("Corrected"),
    WITHDRAWN("Withdrawn"),
    TEST("Test");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word for it, capitalised. */
    String word() {
      return word;
    }

    static Kind of(String type) {
      return switch (type) {
        case "alert.updated" -> UPDATED;
        case "alert.corrected" -> CORRECTED;
        case "alert.withdrawn" -> WITHDRAWN;
        case "alert.test" -> TEST;
        default -> RAISED;
      };
    }
  }

  /** Reads a message that is no digest. */
  static Notice read(JsonNode message) {
    JsonNode data = message.path("data");
    JsonNode because = data.path("because");
    List<String> evidence = new ArrayList<>();
    because.path("evidence").forEach(line -> evidence.add(clean(line.asText())));
    return new Notice(
        Kind.of(message.path("type").asText()),
        clean(data.path("severity").asText()),
        clean(because.path("rule").asText(data.path("rule").asText())),
        headline(data),
        opening(data),
        clean(data.path("source").asText()),
        link(data.path("link").asText()),
        clean(data.path("uri").asText()),
        evidence,
        text(data, "reason"),
        data.path("thread").asText(),
        Instant.parse(message.path("timestamp").asText()));
  }

  private static String headline(JsonNode data) {
    String headline = clean(data.path("headline").asText());
    return headline.isBlank() ? "(no headline)" : headline;
  }

  private static String opening(JsonNode data) {
    String opening = text(data, "opening");
    return headline(data).equals(opening) ? null : opening;
  }

  private static String text(JsonNode data, String field) {
    return data.hasNonNull(field) ? clean(data.path(field).asText()) : null;
  }

  private static String link(String link) {
    return link.length() <= MAX_LINK && link.matches("(?i)https?://[^\\s\"<>]+") ? link : null;
  }

  /** A headline must not be able to write a line, or a header, of its own. */
  private static String clean(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}]+", " ").strip();
    return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE - 1) + "…";
  }
}

package io.newswire.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A dead letter: something that came in and could not be used, and why. The value of {@code
 * news.rejected}.
 *
 * @param id stable id, derived from stage, reference and payload
 * @param stage where it failed: {@value #AT_THE_DOOR}, {@value #SETTINGS}, or the topology node's
 *     name
 * @param code reason code, e.g. {@code not-an-article}, {@code too-large}, {@code malformed}
 * @param message one line for people: what and why
 * @param source id of the source it came from, null when unknown
 * @param uri the article's uri, the record's key for {@value #SETTINGS}; null when unknown
 * @param reference the file, URL or request it came from, null for a Kafka record
 * @param coordinates the Kafka record it came from, null outside Kafka
 * @param sha256 hex SHA-256 of the payload, null when there was none
 * @param bytes size of the payload in bytes
 * @param excerpt the beginning of the payload as text, at most {@value #MAX_EXCERPT} characters
 * @param rejectedAt when
 */
public record Rejection(
    String id,
    String stage,
    String code,
    String message,
    String source,
    String uri,
    String reference,
    Coordinates coordinates,
    String sha256,
    long bytes,
    String excerpt,
    Instant rejectedAt) {

  /** Longest excerpt, in characters. */
  public static final int MAX_EXCERPT = 500;

  /** The stage of what was refused before it reached {@code news.raw}. */
  public static final String AT_THE_DOOR = "producer";

  /**
   * The stage of what was put into a topic that changes how articles are treated, such as {@code
   * news.rules}, and cannot be used. No article ended there.
   */
  public static final String SETTINGS = "settings";

  /**
   * A Kafka record.
   *
   * @param topic its topic
   * @param partition its partition
   * @param offset its offset
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Coordinates(String topic, int partition, long offset) {}
}

package io.newswire.events;

import java.time.Instant;
import java.util.Map;

/**
 * How far a source has been read: the value of {@code news.positions}. It is written only after
 * Kafka has acknowledged every item up to it, so a producer that starts from it repeats, but never
 * skips.
 *
 * @param source id of the source, the record's key
 * @param etag HTTP entity tag of the last document read, null when it had none
 * @param lastModified HTTP date of the last document read, as the server sent it, null when none
 * @param seen content hashes of the items in that document, by uri
 * @param updated when it was written
 */
public record Position(
    String source, String etag, String lastModified, Map<String, String> seen, Instant updated) {
  /** Copies the seen items. */
  public Position {
    seen = seen == null ? Map.of() : Map.copyOf(seen);
  }
}

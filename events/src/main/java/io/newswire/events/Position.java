package io.newswire.events;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Map;

/**
 * How far a source has been read: the value of {@code news.positions}. It is written only after
 * Kafka has acknowledged every item up to it, so a producer that starts from it repeats, but never
 * skips.
 *
 * @param source id of the source, the record's key
 * @param url the address it is a position of, as declared when it was written; at another address
 *     it says nothing
 * @param location where that address has moved for good, null when it has not
 * @param etag HTTP entity tag of the last document read, null when it had none
 * @param lastModified HTTP date of the last document read, as the server sent it, null when none
 * @param seen content hashes of the items in that document, by uri; of a folder on another machine,
 *     size and time of change of the files read, by name
 * @param gone since when the server says that there is nothing any more, null while there is
 * @param updated when it was written
 */
@RecordBuilder
public record Position(
    String source,
    String url,
    String location,
    String etag,
    String lastModified,
    Map<String, String> seen,
    Instant gone,
    Instant updated)
    implements PositionBuilder.With {
  /** Copies the seen items. */
  public Position {
    seen = seen == null ? Map.of() : Map.copyOf(seen);
  }
}

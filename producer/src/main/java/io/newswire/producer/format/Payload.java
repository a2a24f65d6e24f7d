package io.newswire.producer.format;

import java.time.Instant;
import java.util.Objects;

/**
 * A document as a connector took it in.
 *
 * @param bytes its content as received, possibly compressed; not copied, not to be changed
 * @param source id of the configured source it belongs to; null when none is configured: then the
 *     document's own word decides, else {@value #NO_SOURCE}
 * @param connector what took it in: {@code watch}, {@code poll}, {@code push}, {@code publish}
 * @param reference the file, URL or request it came from
 * @param received when it was taken in
 * @param firstLine where it is a part of a file of JSON lines, the number of its first line in that
 *     file, from 1; {@value #WHOLE} where it is a whole document
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy of 16 MiB helps nobody
public record Payload(
    byte[] bytes,
    String source,
    String connector,
    String reference,
    Instant received,
    long firstLine) {

  /** The first line of what is no part of a file. */
  public static final long WHOLE = 0;

  /** The source of a document that neither its connector nor itself names. */
  public static final String NO_SOURCE = "local";

  /** Refuses what may not be absent. */
  public Payload {
    Objects.requireNonNull(bytes, "bytes");
    Objects.requireNonNull(connector, "connector");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(received, "received");
  }

  /** A whole document. */
  public Payload(
      byte[] bytes, String source, String connector, String reference, Instant received) {
    this(bytes, source, connector, reference, received, WHOLE);
  }

  boolean isPart() {
    return firstLine != WHOLE;
  }

  /** The same payload, for what is packed in it at this place. */
  Payload at(String place) {
    return place.equals(reference)
        ? this
        : new Payload(bytes, source, connector, place, received, firstLine);
  }
}

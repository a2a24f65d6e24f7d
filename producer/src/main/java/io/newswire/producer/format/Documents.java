package io.newswire.producer.format;

import io.newswire.producer.format.text.Decoder;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The documents in a file of any length. A file within {@link Formats#MAX_DOCUMENT_BYTES} is one
 * document. A longer one with a JSON object on each line, compressed with gzip or not, is many:
 * each of some whole lines. Of any other so much is read as shows that it is too large.
 *
 * @see <a href="https://jsonlines.org/">JSON Lines</a>
 */
public final class Documents implements Closeable {

  private final InputStream in;
  private final String source;
  private final String connector;
  private final String reference;
  private final Instant received;

  private boolean begun;
  private LineParts parts;

  /**
   * The documents in a stream, which is closed with this.
   *
   * @param source id of the configured source it belongs to, null when its own word decides
   * @param connector what takes it in
   * @param reference the file
   * @param received when it is taken in
   */
  public Documents(
      InputStream in, String source, String connector, String reference, Instant received) {
    this.in = in;
    this.source = source;
    this.connector = connector;
    this.reference = reference;
    this.received = received;
  }

  /**
   * The next document.
   *
   * @return empty when there is no more; the first is always there
   * @throws IOException when the stream cannot be read, or breaks off as no whole gzip stream
   */
  public Optional<Payload> next() throws IOException {
    if (!begun) {
      begun = true;
      byte[] head = in.readNBytes(Formats.MAX_DOCUMENT_BYTES + 1);
      parts = divided(head);
      if (parts == null) {
        return Optional.of(payload(head, Payload.WHOLE));
      }
    }
    return parts == null
        ? Optional.empty()
        : parts.next().map(part -> payload(part.bytes(), part.firstLine()));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** The parts of a stream that begins with the head; null when it is not to be divided. */
  private LineParts divided(byte[] head) throws IOException {
    InputStream rest = in;
    byte[] start = head;
    if (Gzip.isGzip(head)) {
      try {
        rest = new GZIPInputStream(joined(head, in), 64 << 10);
        start = rest.readNBytes(Formats.MAX_DOCUMENT_BYTES + 1);
      } catch (IOException e) {
        return null; // whoever parses the document says what is wrong with it
      }
    }
    return start.length > Formats.MAX_DOCUMENT_BYTES && beginsWithObjectOnALine(start)
        ? new LineParts(joined(start, rest))
        : null;
  }

  private static InputStream joined(byte[] head, InputStream rest) {
    return new SequenceInputStream(new ByteArrayInputStream(head), rest);
  }

  private static boolean beginsWithObjectOnALine(byte[] start) throws IOException {
    LineParts lines = new LineParts(new ByteArrayInputStream(start));
    Optional<byte[]> first = lines.nextLine();
    return first.isPresent()
        && first.get().length < start.length
        && JsonFormat.isWholeObject(Decoder.decode(first.get()));
  }

  private Payload payload(byte[] bytes, long firstLine) {
    return new Payload(bytes, source, connector, reference, received, firstLine);
  }
}

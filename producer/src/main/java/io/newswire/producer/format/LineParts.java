package io.newswire.producer.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Divides a stream of lines into parts of whole lines: of many short ones, or of one that is longer
 * than a part. Of a line beyond the limit of a document, so much is kept as shows that it is.
 */
final class LineParts {

  /** Few enough that many parts can be under way at a time, enough for dozens of articles. */
  private static final int PART_BYTES = 256 << 10;

  private static final int LONGEST_KEPT = Formats.MAX_DOCUMENT_BYTES + 1;

  private final InputStream in;
  private final byte[] buffer = new byte[64 << 10];
  private int next;
  private int end;
  private byte[] aside;
  private long linesBefore;

  LineParts(InputStream in) {
    this.in = in;
  }

  /**
   * Lines that follow each other.
   *
   * @param firstLine number of the first of them in the stream, from 1
   * @param bytes the lines with their ends
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Part(long firstLine, byte[] bytes) {}

  /** The next part that is not blank; empty at the end of the stream. */
  Optional<Part> next() throws IOException {
    for (byte[] line = take(); line != null; line = take()) {
      long firstLine = linesBefore + 1;
      ByteArrayOutputStream part = new ByteArrayOutputStream();
      boolean blank = true;
      while (line != null && (part.size() == 0 || part.size() + line.length <= PART_BYTES)) {
        part.writeBytes(line);
        blank &= isBlank(line);
        linesBefore++;
        line = take();
      }
      aside = line;
      if (!blank) {
        return Optional.of(new Part(firstLine, part.toByteArray()));
      }
    }
    return Optional.empty();
  }

  /** The next line that is not blank, apart; empty at the end of the stream. */
  Optional<byte[]> nextLine() throws IOException {
    byte[] line = take();
    while (line != null && isBlank(line)) {
      line = take();
    }
    return Optional.ofNullable(line);
  }

  private byte[] take() throws IOException {
    byte[] line = aside != null ? aside : readLine();
    aside = null;
    return line;
  }

  private byte[] readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean ended = false;
    while (!ended && fill()) {
      int stop = next;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      ended = stop < end;
      int behind = ended ? stop + 1 : end;
      line.write(buffer, next, Math.min(behind - next, LONGEST_KEPT - line.size()));
      next = behind;
    }
    return line.size() == 0 ? null : line.toByteArray();
  }

  private boolean fill() throws IOException {
    if (next == end) {
      next = 0;
      end = Math.max(0, in.read(buffer));
    }
    return next < end;
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b < 0 || b > ' ') {
        return false;
      }
    }
    return true;
  }
}

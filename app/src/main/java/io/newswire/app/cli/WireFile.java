package io.newswire.app.cli;

import io.newswire.producer.format.Formats;
import io.newswire.producer.format.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Reads a wire file from disk. */
final class WireFile {

  private WireFile() {}

  /**
   * The payload of a file. Of a file beyond the limit, so much is read as shows that it is.
   *
   * @param source the source it belongs to, null when the file's own word decides
   * @param connector what takes it in
   * @param received when
   */
  static Payload read(Path file, String source, String connector, Instant received)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new Payload(
          in.readNBytes(Formats.MAX_DOCUMENT_BYTES + 1),
          source,
          connector,
          file.toString(),
          received);
    }
  }
}

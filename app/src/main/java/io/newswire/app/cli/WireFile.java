package io.newswire.app.cli;

import io.newswire.producer.format.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Reads a wire file from disk. */
final class WireFile {

  private WireFile() {}

  /**
   * The documents in a file.
   *
   * @param source the source it belongs to, null when the file's own word decides
   * @param connector what takes it in
   * @param received when
   */
  static Documents open(Path file, String source, String connector, Instant received)
      throws IOException {
    return new Documents(Files.newInputStream(file), source, connector, file.toString(), received);
  }
}

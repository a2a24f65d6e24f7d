package io.newswire.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.newswire.events.Json;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Writes JSON, one value a line. */
final class JsonLines {

  private static final int LINES_BETWEEN_LOOKS = 256;

  private final PrintWriter out;
  private final ObjectWriter writer = Json.mapper().writer();
  private long lines;

  JsonLines(PrintWriter out) {
    this.out = out;
  }

  /**
   * Writes one line.
   *
   * @throws BrokenPipe soon after nobody reads any more
   */
  void write(Object value) {
    try {
      out.println(writer.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    if (++lines % LINES_BETWEEN_LOOKS == 0 && out.checkError()) {
      throw new BrokenPipe();
    }
  }
}

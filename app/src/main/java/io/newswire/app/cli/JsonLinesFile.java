package io.newswire.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.newswire.events.Json;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads a file of JSON values, one a line, as it stands or compressed with gzip. */
final class JsonLinesFile {

  private static final Path STANDARD_INPUT = Path.of("-");

  private JsonLinesFile() {}

  /**
   * Reads a file; empty lines are passed over.
   *
   * @param file the file, {@code -} for standard input
   * @param type what each line is
   * @param complaints told of each line that is not of the type
   * @param each given the others, in order
   * @throws CommandFailure when the file cannot be read
   */
  static <T> void read(Path file, Class<T> type, Complaints complaints, Consumer<T> each) {
    ObjectReader json = Json.mapper().readerFor(type);
    try (BufferedReader lines = open(file)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        T value;
        try {
          value = json.readValue(line);
        } catch (JsonProcessingException e) {
          complaints.reject(file + ":" + number, words(e));
          continue;
        }
        each.accept(value);
      }
    } catch (IOException e) {
      throw new CommandFailure(file + ": " + Reasons.of(e), e);
    }
  }

  /** Refuses a line that lacks a field. */
  static void require(String field, Object value) {
    if (value == null) {
      throw new IllegalArgumentException("\"" + field + "\" is missing");
    }
  }

  private static String words(JsonProcessingException e) {
    return e instanceof ValueInstantiationException && e.getCause() != null
        ? e.getCause().getMessage()
        : "no such JSON: " + e.getOriginalMessage();
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream raw =
        new BufferedInputStream(
            file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file), 1 << 16);
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return new BufferedReader(
        new InputStreamReader(gzip ? new GZIPInputStream(raw, 1 << 16) : raw, UTF_8), 1 << 16);
  }
}

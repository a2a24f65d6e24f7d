package io.newswire.streams.tag.lexicon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;

/** A packaged table: tab-separated UTF-8, one row per line, gzipped when its name ends so. */
public final class Table {

  private Table() {}

  /**
   * Reads a table row by row.
   *
   * @param owner class beside which the table lies
   * @param name of the resource; the first line of one that is not gzipped is a heading
   * @param columns how many columns a row has at least; missing ones are read as empty
   * @param row takes the columns of a row; the array is its to keep
   * @return CRC-32 of the table's bytes
   */
  public static long read(Class<?> owner, String name, int columns, Consumer<String[]> row) {
    CRC32 sum = new CRC32();
    boolean zipped = name.endsWith(".gz");
    try (InputStream bytes = owner.getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IllegalStateException("the lexicon's table " + name + " is not packaged");
      }
      InputStream summed = new CheckedInputStream(bytes, sum);
      InputStream plain = zipped ? new GZIPInputStream(summed, 1 << 16) : summed;
      var lines = new BufferedReader(new InputStreamReader(plain, UTF_8), 1 << 16);
      if (!zipped) {
        lines.readLine();
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        row.accept(split(line, '\t', columns));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the lexicon's table " + name, e);
    }
    return sum.getValue();
  }

  /** The parts of a packed column, none when it is empty. */
  public static String[] parts(String packed) {
    return packed.isEmpty() ? new String[0] : split(packed, '|', 1);
  }

  /** Cuts at each separator; pads with empty strings up to {@code least} parts. */
  public static String[] split(String text, char separator, int least) {
    String[] parts = new String[Math.max(least, 4)];
    int count = 0;
    int from = 0;
    for (int at = 0; at >= 0; from = at + 1) {
      at = text.indexOf(separator, from);
      if (count == parts.length) {
        parts = Arrays.copyOf(parts, count * 2);
      }
      parts[count++] = at < 0 ? text.substring(from) : text.substring(from, at);
    }
    Arrays.fill(parts, count, parts.length, "");
    return Arrays.copyOf(parts, Math.max(count, least));
  }
}

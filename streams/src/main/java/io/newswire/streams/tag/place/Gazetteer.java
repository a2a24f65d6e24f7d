package io.newswire.streams.tag.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.streams.tag.packed.PackedInput;
import io.newswire.streams.tag.packed.PackedOutput;
import io.newswire.streams.tag.text.PhraseIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * All known places and the spellings that name them.
 *
 * @param table the places
 * @param aliases spellings; a value is read with {@link AliasKind}
 * @param variants the {@link SpellingKey}s of spellings that are written in many ways
 */
record Gazetteer(PlaceTable table, PhraseIndex aliases, PhraseIndex variants) {

  /** The packaged places. */
  static Gazetteer standard() {
    try (PackedInput in = PackedInput.open(Places.PACKED)) {
      return new Gazetteer(PlaceTable.read(in), PhraseIndex.read(in), PhraseIndex.read(in));
    }
  }

  /** Writes it as {@link #standard} reads it. */
  void write(PackedOutput out) {
    table.write(out);
    aliases.write(out);
    variants.write(out);
  }

  /** The places of the tables: those derived from GeoNames, then our own. */
  static Gazetteer ofTables() {
    PlaceTableBuilder builder = new PlaceTableBuilder();
    readTables(builder::add);
    return builder.build();
  }

  /** Reads the lines of the tables: those derived from GeoNames, then our own. */
  static void readTables(Consumer<PlaceLine> receiver) {
    try (InputStream packed = open("places.tsv.gz");
        InputStream derived = new GZIPInputStream(packed, 1 << 16);
        InputStream curated = open("curated.tsv")) {
      read(derived, receiver);
      read(curated, receiver);
    } catch (IOException e) {
      throw new UncheckedIOException("the packaged places cannot be read", e);
    }
  }

  private static InputStream open(String resource) {
    InputStream stream = Gazetteer.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("not packaged: " + resource);
    }
    return stream;
  }

  /** Reads places; lines that begin with # are notes. */
  private static void read(InputStream stream, Consumer<PlaceLine> receiver) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8), 1 << 16);
    boolean header = true;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty() || line.charAt(0) == '#') {
        continue;
      }
      if (header) {
        if (!line.equals(PlaceLine.HEADER)) {
          throw new IOException("not the header of a table of places: " + line);
        }
        header = false;
        continue;
      }
      receiver.accept(PlaceLine.parse(line));
    }
  }
}

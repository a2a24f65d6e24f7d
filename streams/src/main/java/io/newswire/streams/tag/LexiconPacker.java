package io.newswire.streams.tag;

import io.newswire.streams.tag.actor.Actors;
import io.newswire.streams.tag.lexicon.Vocabulary;
import io.newswire.streams.tag.packed.PackedOutput;
import io.newswire.streams.tag.place.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Packs the tables of the lexicon into the form in which the tagger loads them, which takes a tenth
 * of the time. Run by the build, beside the compiled classes; does nothing where what it wrote
 * before is newer than all tables and classes.
 */
public final class LexiconPacker {

  private static final String PACKAGE = "io/newswire/streams/tag";

  private static final Map<String, Consumer<PackedOutput>> PARTS =
      new TreeMap<>(
          Map.of(
              "words.bin", Vocabulary::pack,
              "actors.bin", Actors::pack,
              "places.bin", Places::pack));

  private LexiconPacker() {}

  /**
   * Packs.
   *
   * @param arguments the folder of the compiled classes, in which the tables lie too
   */
  public static void main(String[] arguments) throws IOException {
    Path source = Path.of(arguments[0]).resolve(PACKAGE);
    Path target = source.resolve("packed");
    if (!isNewer(target, source)) {
      for (Map.Entry<String, Consumer<PackedOutput>> part : PARTS.entrySet()) {
        write(target.resolve(part.getKey()), part.getValue());
      }
    }
  }

  private static void write(Path file, Consumer<PackedOutput> content) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try (PackedOutput out = new PackedOutput(Files.newOutputStream(partial))) {
      content.accept(out);
    }
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isNewer(Path target, Path source) throws IOException {
    List<Path> parts = PARTS.keySet().stream().map(target::resolve).toList();
    if (!parts.stream().allMatch(Files::exists)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(source)) {
      FileTime newest =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !parts.contains(file))
              .map(LexiconPacker::modified)
              .max(FileTime::compareTo)
              .orElseThrow();
      return parts.stream()
          .map(LexiconPacker::modified)
          .allMatch(time -> time.compareTo(newest) > 0);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

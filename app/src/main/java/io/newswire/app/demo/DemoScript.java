package io.newswire.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The items of a demo wire in the order in which they are played.
 *
 * @param folder where they lie on the class path
 * @param items the items
 */
record DemoScript(String folder, List<Item> items) {

  private static final Pattern NAME = Pattern.compile("\\d+-([a-z0-9-]+)\\.[a-z]+");

  DemoScript {
    items = List.copyOf(items);
  }

  /**
   * Reads the list of items, {@code index.txt}: one file name a line, empty lines and lines
   * beginning with {@code #} are passed over.
   *
   * @param folder a folder on the class path, e.g. {@code /demo}
   */
  static DemoScript read(String folder) {
    String index = new String(resource(folder + "/index.txt"), UTF_8);
    return new DemoScript(
        folder,
        index
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(Item::of)
            .toList());
  }

  /** The content of an item as it was written, templates and all. */
  byte[] content(Item item) {
    return resource(folder + "/" + item.file());
  }

  private static byte[] resource(String path) {
    try (InputStream in = DemoScript.class.getResourceAsStream(path)) {
      return Objects.requireNonNull(in, () -> "not on the class path: " + path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /**
   * One file of the wire.
   *
   * @param file its name: {@code NNN-<source>.<extension>}
   * @param source the source it comes from
   */
  record Item(String file, String source) {
    static Item of(String file) {
      Matcher name = NAME.matcher(file);
      if (!name.matches()) {
        throw new IllegalArgumentException(
            "index.txt: \"" + file + "\" is not of the form NNN-<source>.<extension>");
      }
      return new Item(file, name.group(1));
    }
  }
}

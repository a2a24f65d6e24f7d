package io.newswire.producer.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.events.Rejection;
import io.newswire.producer.publish.Receipt;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Where files go once Kafka has acknowledged all of them: {@code done/}, or {@code failed/} with a
 * file that says why. A file never takes the place of another.
 */
final class Outcome {

  static final String DONE = "done";
  static final String FAILED = "failed";

  private static final int MOST_OF_A_NAME = 10_000;

  private final Path root;

  /** The outcomes of a watched folder. */
  Outcome(Path root) {
    this.root = root;
  }

  /**
   * Moves a file to where its receipt belongs.
   *
   * @return where it is now
   */
  Path file(Path file, Receipt receipt) throws IOException {
    if (receipt.accepted() > 0) {
      return move(file, DONE);
    }
    Path moved = move(file, FAILED);
    String reasons =
        receipt.rejected().stream().map(Outcome::line).collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(moved.resolveSibling(moved.getFileName() + ".reason.txt"), reasons, UTF_8);
    return moved;
  }

  private static String line(Rejection rejection) {
    return rejection.code() + ": " + rejection.message() + " (" + rejection.id() + ")";
  }

  private Path move(Path file, String where) throws IOException {
    Path folder = root.resolve(where).resolve(root.relativize(file.getParent()));
    Files.createDirectories(folder);
    for (int n = 1; n <= MOST_OF_A_NAME; n++) {
      Path target = folder.resolve(numbered(file.getFileName().toString(), n));
      try {
        return Files.move(file, target);
      } catch (FileAlreadyExistsException taken) {
        // Another file has the name: the next may be free.
      }
    }
    throw new IOException(
        folder + " holds " + MOST_OF_A_NAME + " files called " + file.getFileName());
  }

  /** {@code wire.xml}, {@code wire-2.xml}, {@code wire-3.xml} … */
  private static String numbered(String name, int n) {
    if (n == 1) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name + "-" + n : name.substring(0, dot) + "-" + n + name.substring(dot);
  }
}

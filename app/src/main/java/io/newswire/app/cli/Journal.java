package io.newswire.app.cli;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/**
 * Remembers on disk which files are done, so that a long run that was interrupted goes on where it
 * was. A file that changed since is not done any more. Thread-safe.
 */
final class Journal implements Closeable {

  private final Set<String> done;
  private final BufferedWriter writer;

  private Journal(Set<String> done, BufferedWriter writer) {
    this.done = done;
    this.writer = writer;
  }

  /** Opens a journal, which need not be there yet. */
  static Journal open(Path file) throws IOException {
    Set<String> done = Files.exists(file) ? new HashSet<>(Files.readAllLines(file)) : Set.of();
    Files.createDirectories(file.toAbsolutePath().getParent());
    BufferedWriter writer =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    // A line cut off by a kill must not swallow the next.
    writer.newLine();
    return new Journal(done, writer);
  }

  /** What a file is, as of now. */
  static String entry(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return attributes.size() + " " + attributes.lastModifiedTime() + " " + file;
  }

  boolean isDone(String entry) {
    return done.contains(entry);
  }

  synchronized void done(String entry) {
    try {
      writer.write(entry);
      writer.newLine();
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    writer.close();
  }
}

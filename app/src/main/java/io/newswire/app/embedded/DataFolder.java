package io.newswire.app.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder that holds everything {@code newswire up} keeps, owned by one process at a time.
 *
 * <p>The lock is the operating system's, so it ends with the process however that ends.
 */
public final class DataFolder implements AutoCloseable {

  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path root, FileChannel channel, FileLock lock) {
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes a folder, creating it when it is not there.
   *
   * @throws EmbeddedException when another process has it, or it cannot be written
   */
  public static DataFolder open(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    FileChannel channel = null;
    try {
      Files.createDirectories(root);
      channel =
          FileChannel.open(
              root.resolve(".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String owner = owner(channel);
        channel.close();
        throw new EmbeddedException(
            root
                + ": in use by another newswire up"
                + (owner.isEmpty() ? "" : " (process " + owner + ")")
                + "; stop it, or choose another folder with --data");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
          0);
      return new DataFolder(root, channel, lock);
    } catch (IOException e) {
      throw new EmbeddedException(root + ": cannot be used as data folder: " + e, e);
    }
  }

  /** The folder itself, absolute. */
  public Path root() {
    return root;
  }

  /** Where the broker keeps its log. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  /** Where the database server keeps its files. */
  public Path postgres() {
    return root.resolve("postgresql");
  }

  /** Where the stream processor keeps its state. */
  public Path streams() {
    return root.resolve("streams");
  }

  /** The watched folder: one subfolder a source. */
  public Path wires() {
    return root.resolve("wires");
  }

  /** The file in which it is written down what was played of the demo wire. */
  public Path demo() {
    return root.resolve("demo").resolve("played");
  }

  /** Gives the folder back. */
  @Override
  public void close() {
    try (channel) {
      lock.release();
    } catch (IOException e) {
      throw new EmbeddedException(root + ": cannot be unlocked", e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      // Beyond the process id, because a locked range is unreadable on some systems.
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(20);
    channel.read(pid, 0);
    return StandardCharsets.US_ASCII.decode(pid.flip()).toString().strip();
  }
}

package io.newswire.app.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A small file system of its own, in memory, which can be filled up. */
final class Disk implements AutoCloseable {

  /** So much is written at once, the smaller the fuller it is. */
  private static final int[] BLOCK_BYTES = {1 << 20, 1 << 12, 1};

  private final Path folder;

  private Disk(Path folder) {
    this.folder = folder;
  }

  /**
   * Mounts one at a folder.
   *
   * @return empty where it may not be mounted, as by anybody but root
   */
  static Optional<Disk> mount(Path folder, int megabytes) throws Exception {
    Files.createDirectories(folder);
    boolean mounted =
        succeeds("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder + "");
    return mounted ? Optional.of(new Disk(folder)) : Optional.empty();
  }

  /** Leaves not a byte free. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(ballast())) {
      for (int bytes : BLOCK_BYTES) {
        writeUntilFull(out, new byte[bytes]);
      }
    }
  }

  private void writeUntilFull(OutputStream out, byte[] block) throws IOException {
    try {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      if (Files.getFileStore(folder).getUsableSpace() > block.length) {
        throw e;
      }
    }
  }

  /** Takes away what it was filled with. */
  void free() throws IOException {
    Files.delete(ballast());
  }

  /** Takes it away, and all that is on it. */
  @Override
  public void close() {
    try {
      succeeds("umount", "--lazy", folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}

package io.newswire.app.up;

import io.newswire.consumer.store.DatabaseConfig;
import io.newswire.events.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;

/**
 * A {@code newswire up} that runs: where its parts listen. It lies in the data folder, readable by
 * its owner only, so that other commands find it.
 *
 * @param pid its process
 * @param bootstrapServers its Kafka
 * @param database its database
 * @param deskPort its page
 * @param pushPort where articles are pushed to it
 * @param healthPort where its health checks and metrics are
 * @param since when it was ready
 */
public record Running(
    long pid,
    String bootstrapServers,
    DatabaseConfig database,
    int deskPort,
    int pushPort,
    int healthPort,
    Instant since) {

  private static final String FILE = "run.json";

  /** The one that runs on a data folder, if one does. */
  public static Optional<Running> on(Path dataFolder) {
    try {
      Running running = Json.mapper().readValue(dataFolder.resolve(FILE).toFile(), Running.class);
      // A killed process leaves its file behind.
      return Optional.of(running)
          .filter(it -> ProcessHandle.of(it.pid()).map(ProcessHandle::isAlive).orElse(false));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Lets other commands find this. */
  void announce(Path dataFolder) {
    try {
      Path file = dataFolder.resolve(FILE + ".new");
      Files.deleteIfExists(file);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Json.mapper().writeValue(file.toFile(), this);
      Files.move(file, dataFolder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says that nothing runs on a data folder any more. */
  static void withdraw(Path dataFolder) {
    try {
      Files.deleteIfExists(dataFolder.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves out the password. */
  @Override
  public String toString() {
    return "process " + pid + ", Kafka at " + bootstrapServers;
  }
}

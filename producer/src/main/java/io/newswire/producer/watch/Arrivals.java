package io.newswire.producer.watch;

import io.newswire.producer.connector.FileNames;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which files of a folder are whole. A file is taken for whole when its size and time of
 * change were the same for a while; one whose name says that it is not finished never is, until it
 * is renamed. Hidden files are none, and links are not followed. Not thread-safe.
 */
final class Arrivals {

  private final Duration settling;
  private final Clock clock;
  private final Map<Path, Sighting> sightings = new HashMap<>();

  /**
   * Arrivals of no folder yet.
   *
   * @param settling how long a file must not have changed
   */
  Arrivals(Duration settling, Clock clock) {
    this.settling = settling;
    this.clock = clock;
  }

  /**
   * Looks at a folder.
   *
   * @return its whole files, oldest first, then by name
   * @throws IOException when the folder cannot be read
   */
  List<Path> whole(Path folder) throws IOException {
    Map<Path, Sighting> seen = new HashMap<>();
    List<Path> whole = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Arrivals::isCandidate)) {
      for (Path file : entries) {
        Sighting sighting = look(file);
        if (sighting == null) {
          continue;
        }
        seen.put(file, sighting);
        if (!clock.instant().isBefore(sighting.since.plus(settling))) {
          whole.add(file);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    sightings.keySet().removeIf(file -> folder.equals(file.getParent()));
    sightings.putAll(seen);
    whole.sort(
        (a, b) -> {
          int byTime = seen.get(a).changed.compareTo(seen.get(b).changed);
          return byTime != 0 ? byTime : a.compareTo(b);
        });
    return whole;
  }

  private static boolean isCandidate(Path file) {
    return FileNames.isFinished(file.getFileName().toString())
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private Sighting look(Path file) {
    try {
      var attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Sighting before = sightings.get(file);
      boolean same =
          before != null
              && before.size == attributes.size()
              && before.changed.equals(attributes.lastModifiedTime());
      return new Sighting(
          attributes.size(), attributes.lastModifiedTime(), same ? before.since : clock.instant());
    } catch (IOException e) {
      return null; // gone while we looked
    }
  }

  private record Sighting(long size, FileTime changed, Instant since) {}
}

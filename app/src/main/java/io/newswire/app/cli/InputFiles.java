package io.newswire.app.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BiConsumer;

/** Finds the files that a command line means. */
final class InputFiles {

  private InputFiles() {}

  /**
   * The files named, and those in the folders named: in the order given, folders by name, without
   * hidden files.
   *
   * @param unreadable told of each path that cannot be read, and why
   */
  static List<Path> find(List<Path> paths, BiConsumer<Path, String> unreadable) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        unreadable.accept(path, "no such file");
      } else if (Files.isDirectory(path)) {
        files.addAll(inFolder(path, unreadable));
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static List<Path> inFolder(Path folder, BiConsumer<Path, String> unreadable) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              return !path.equals(folder) && isHidden(path)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
              if (!isHidden(path)) {
                files.add(path);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) {
              unreadable.accept(path, Reasons.of(e));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      unreadable.accept(folder, Reasons.of(e));
    }
    files.sort(null);
    return files;
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }
}

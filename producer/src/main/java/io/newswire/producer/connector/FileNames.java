package io.newswire.producer.connector;

import java.util.List;
import java.util.Locale;

/** What the name of a file says about it. */
public final class FileNames {

  private static final List<String> UNFINISHED =
      List.of(".part", ".tmp", ".partial", ".filepart", ".crdownload");

  private FileNames() {}

  /** Whether a file may be taken in by its name: it is not hidden, and not still being written. */
  public static boolean isFinished(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !lower.startsWith(".")
        && !lower.endsWith("~")
        && UNFINISHED.stream().noneMatch(lower::endsWith);
  }
}
